import { createHash } from 'node:crypto';
import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Everything a build is made of. */
const SOURCES = ['analysis', 'electron', 'renderer', 'sample-data'];
const SETTINGS = ['electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
/** Everything a build must have made. */
const OUTPUTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html', 'engine/index.js', 'cli/index.js'];

/** Name, size and time of every source file as one hash: it changes with an edit, a new file and a removed one. */
export function sourceFingerprint(root: string): string {
  const files = [
    ...SOURCES.flatMap((folder) => sourceFiles(path.join(root, folder))),
    ...SETTINGS.map((name) => path.join(root, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files.sort()) {
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) hash.update(`${path.relative(root, file)}\0${stat.size}\0${stat.mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Why a build is needed, or undefined when out/ is what the sources make. */
export function staleReason(root: string): 'missing' | 'changed' | undefined {
  const out = path.join(root, 'out');
  const isComplete = OUTPUTS.every((file) => statSync(path.join(out, file), { throwIfNoEntry: false }));
  if (!isComplete) return 'missing';
  return readStamp(root) === sourceFingerprint(root) ? undefined : 'changed';
}

export function stampFile(root: string): string {
  return path.join(root, 'out', '.built-from');
}

function readStamp(root: string): string | undefined {
  try {
    return readFileSync(stampFile(root), 'utf8');
  } catch {
    return undefined;
  }
}

function sourceFiles(folder: string): string[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(full);
    return isBuilt(entry.name) ? [full] : [];
  });
}

/** Tests and prose are no part of the build. */
function isBuilt(name: string): boolean {
  return !/\.test\.tsx?$|\.md$/.test(name) && !name.startsWith('.');
}
