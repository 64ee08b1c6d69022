import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recallFailure, rememberFailure } from './failed-download.ts';
import { withLock } from './file-lock.ts';
import { archiveName, type ElectronPackage, installedRuntime, isArchiveCached } from './official-runtime.ts';
import { cacheFolder } from './places.ts';
import type { RuntimeStep } from './runtime-step.ts';
import { notice, notices } from './words.ts';

const OFFICIAL_BASE = 'https://github.com/electron/electron/releases/download/';
const PROBE_LIMIT_MS = 4_000;
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

/**
 * Electron's own installer, which checks the archive's SHA-256 and honours `ELECTRON_MIRROR`. A short request first finds out
 * whether the release host answers at all, so that a machine without it does not wait; a failure is remembered for some
 * hours while another runtime can stand in (`CLEARGROUND_RETRY_DOWNLOAD=1` tries anyway).
 *
 * @param hasStandIn is there a later step that can work on this machine?
 */
export function downloadStep(electron: ElectronPackage, hasStandIn: boolean, env = process.env): RuntimeStep {
  const url = downloadUrl(electron.version, env);
  const memory = path.join(cacheFolder(env), 'official-download-failed.json');
  return {
    origin: 'download',
    async attempt() {
      if (env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return { unavailable: 'ELECTRON_SKIP_BINARY_DOWNLOAD is set' };
      const remembered = env['CLEARGROUND_RETRY_DOWNLOAD'] ? undefined : recallFailure(memory, url, Date.now());
      if (remembered && hasStandIn)
        return { unavailable: `${remembered} (remembered; CLEARGROUND_RETRY_DOWNLOAD=1 tries again)` };

      const problem = await withLock(
        path.join(cacheFolder(env), 'official-download.lock'),
        () => install(electron, url, env),
        () => notice(notices.waitingForOther(`Electron ${electron.version}`)),
      );
      const runtime = installedRuntime(electron, 'download');
      if (runtime) return runtime;
      const reason = problem ?? 'the installer ended without a binary';
      rememberFailure(memory, { url, reason, atMs: Date.now() });
      return { unavailable: reason };
    },
  };
}

/** Where the installer will fetch from, by the same environment variables that it reads. */
export function downloadUrl(version: string, env: Readonly<Record<string, string | undefined>>): string {
  const setting = (lower: string, upper: string) => env[`npm_config_electron_${lower}`] || env[`ELECTRON_${upper}`];
  const base = setting('mirror', 'MIRROR') || OFFICIAL_BASE;
  const folder = (setting('custom_dir', 'CUSTOM_DIR') || `v${version}`).replace('{{ version }}', version);
  return `${base}${folder}/${setting('custom_filename', 'CUSTOM_FILENAME') || archiveName(version)}`;
}

/** @returns why it did not work, or undefined when the installer reports success */
async function install(electron: ElectronPackage, url: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (installedRuntime(electron, 'download')) return undefined;
  const usesProxy = Boolean(env['ELECTRON_GET_USE_PROXY']);
  if (!usesProxy && !isArchiveCached(installerCache(env), electron.version)) {
    const silence = await probe(url);
    if (silence) return silence;
    notice(notices.downloading(electron.version, new URL(url).host));
  }
  return runInstaller(electron.folder, env);
}

async function probe(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_LIMIT_MS) });
    return answer.ok ? undefined : `${new URL(url).host} answers ${answer.status}`;
  } catch (error) {
    return `${hostOf(url)} cannot be reached (${causeOf(error)})`;
  }
}

async function runInstaller(folder: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // The override would send the installer elsewhere than the place this step looks at.
  const { ELECTRON_OVERRIDE_DIST_PATH: _, ...cleanEnv } = env;
  const child = spawn(process.execPath, [path.join(folder, 'install.js')], {
    env: cleanEnv,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000);
  });
  const timer = new AbortController();
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const limit = sleep(DOWNLOAD_LIMIT_MS, 'too slow' as const, { signal: timer.signal }).catch(() => null);
  const outcome = await Promise.race([ended, limit]);
  timer.abort();
  if (outcome === 'too slow') {
    child.kill('SIGKILL');
    return `the download took longer than ${DOWNLOAD_LIMIT_MS / 60_000} minutes`;
  }
  return outcome === 0
    ? undefined
    : `the installer failed: ${words.split('\n').find((line) => line.trim()) ?? outcome}`;
}

/** The cache folder of Electron's installer (`electron_config_cache`, else the platform's). */
function installerCache(env: NodeJS.ProcessEnv): string {
  const named = env['electron_config_cache'];
  if (named) return named;
  if (process.platform === 'win32') return path.join(env['LOCALAPPDATA'] ?? homedir(), 'electron', 'Cache');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'electron');
  return path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'electron');
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return cause?.code ?? cause?.message ?? error.message;
}
