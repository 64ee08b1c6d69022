import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Run } from '../../../analysis/core/run.ts';
import type { RasterReference } from '../project/api.ts';
import { hash } from './hash.ts';

type Wanted = RasterReference & { readonly id: string };

const MOST_FILES = 200_000;

/**
 * Looks through a folder and all below it for files with the content of the wanted ones: those of the right size are hashed.
 * Links to other folders are not followed; folders that may not be read are passed over.
 */
export async function findRasters(
  { folder, wanted }: { readonly folder: string; readonly wanted: readonly Wanted[] },
  run: Run,
): Promise<readonly Wanted[]> {
  const sizes = new Set(wanted.map(({ byteLength }) => byteLength));
  const candidates: { readonly path: string; readonly size: number }[] = [];
  const folders = [folder];
  let seen = 0;
  const searching = run.stage('search', 0, 0.2);
  for (let next = folders.pop(); next !== undefined && seen < MOST_FILES; next = folders.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
      await searching.breathe();
      seen++;
      const path = join(next, entry.name);
      if (entry.isDirectory()) folders.push(path);
      if (!entry.isFile()) continue;
      const size = (await stat(path).catch(() => null))?.size;
      if (size !== undefined && sizes.has(size)) candidates.push({ path, size });
    }
  }
  const found = new Map<string, Wanted>();
  for (const [at, { path, size }] of candidates.entries()) {
    const open = wanted.filter(({ id, byteLength }) => byteLength === size && !found.has(id));
    if (open.length === 0) continue;
    const reading = run.stage('hash', 0.2 + (0.8 * at) / candidates.length, 0.2 + (0.8 * (at + 1)) / candidates.length);
    const { sha256 } = await hash({ path }, reading);
    for (const one of open) if (one.sha256 === sha256) found.set(one.id, { ...one, path });
  }
  return [...found.values()];
}
