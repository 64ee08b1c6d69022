import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { executableInside, projectRoot, readManifest } from './places.ts';
import { runtimeProblems } from './problems.ts';
import type { ResolvedRuntime, RuntimeStep } from './runtime-step.ts';
import { RuntimeProblem, runtimeLabels } from './words.ts';

/** The npm package `electron`: since version 42 it holds an installer and no binary. */
export interface ElectronPackage {
  readonly folder: string;
  readonly version: string;
}

export function electronPackage(root = projectRoot()): ElectronPackage {
  try {
    const manifest = createRequire(path.join(root, 'package.json')).resolve('electron/package.json');
    return { folder: path.dirname(manifest), version: readManifest(manifest).version ?? '' };
  } catch {
    throw new RuntimeProblem(runtimeProblems.notInstalled('node_modules/electron'));
  }
}

/** A folder that the person names. If it holds no Electron the search stops: a wish is not silently replaced. */
export function overrideStep(folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']): RuntimeStep {
  return {
    origin: 'override',
    async attempt() {
      if (!folder) return { unavailable: 'ELECTRON_OVERRIDE_DIST_PATH is not set' };
      const distFolder = path.resolve(folder);
      if (!existsSync(path.join(distFolder, executableInside()))) {
        throw new RuntimeProblem(runtimeProblems.badOverride(distFolder));
      }
      return runtimeAt(distFolder, 'override', versionIn(distFolder) ?? 'unknown');
    },
  };
}

/** What Electron's own installer has already unpacked, complete and of the version that package.json asks for. */
export function installedStep(electron: ElectronPackage): RuntimeStep {
  return {
    origin: 'installed',
    async attempt() {
      return installedRuntime(electron, 'installed') ?? { unavailable: `no binary in ${electron.folder}` };
    },
  };
}

/** The installer writes path.txt last, so a half-unpacked binary does not count. */
export function installedRuntime(
  electron: ElectronPackage,
  origin: 'installed' | 'download',
): ResolvedRuntime | undefined {
  const distFolder = path.join(electron.folder, 'dist');
  const isComplete = readText(path.join(electron.folder, 'path.txt')) === executableInside();
  const isThere = existsSync(path.join(distFolder, executableInside()));
  if (!isComplete || !isThere || versionIn(distFolder) !== electron.version) return undefined;
  return runtimeAt(distFolder, origin, electron.version);
}

/** Is the archive of this version in the download cache, so that unpacking needs no network? */
export function isArchiveCached(downloadCache: string, version: string): boolean {
  const archive = archiveName(version);
  try {
    return readdirSync(downloadCache).some((folder) => existsSync(path.join(downloadCache, folder, archive)));
  } catch {
    return false;
  }
}

export function archiveName(version: string, platform = process.platform, arch = process.arch): string {
  return `electron-v${version}-${platform}-${arch}.zip`;
}

export function runtimeAt(distFolder: string, origin: ResolvedRuntime['origin'], version: string): ResolvedRuntime {
  const note = runtimeLabels[origin](version);
  return { path: path.join(distFolder, executableInside()), distFolder, version, origin, note };
}

function versionIn(distFolder: string): string | undefined {
  return readText(path.join(distFolder, 'version'))?.trim().replace(/^v/, '');
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
