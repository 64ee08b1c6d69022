import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The checkout this file belongs to: the nearest folder upwards whose package.json is ours. Works from the sources and
 * from a bundle in out/ alike.
 */
export function projectRoot(from: string = path.dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && readManifest(manifest).name === 'clearground') return folder;
    if (folder === path.dirname(folder)) throw new Error(`no clearground checkout above ${from}`);
  }
}

/**
 * Where downloads and built runtimes are kept, outside the checkout: `CLEARGROUND_CACHE`, else the platform's cache folder
 * (`XDG_CACHE_HOME` or ~/.cache on Linux, ~/Library/Caches on macOS, %LOCALAPPDATA% on Windows) + `clearground`.
 */
export function cacheFolder(env: Environment = process.env, platform = process.platform, home = homedir()): string {
  if (env['CLEARGROUND_CACHE']) return path.resolve(env['CLEARGROUND_CACHE']);
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local');
    return path.join(local, 'clearground', 'Cache');
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'clearground');
  const xdg = env['XDG_CACHE_HOME'];
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'clearground');
}

/** The executable inside an unpacked Electron folder, relative to it, as Electron's own installer names it. */
export function executableInside(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

export function readManifest(file: string): { readonly name?: string; readonly version?: string } {
  return JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
}
