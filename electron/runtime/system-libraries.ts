import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { aptCommand, CHINESE_FONT_PACKAGE, missingInLdd, packagesOf, VIRTUAL_DISPLAY_PACKAGE } from './apt-words.ts';
import { runtimeProblems } from './problems.ts';
import type { ResolvedRuntime } from './runtime-step.ts';
import { notice, notices, RuntimeProblem } from './words.ts';

export interface SystemNeeds {
  /** A virtual display for tests and pictures. */
  readonly virtualDisplay?: boolean;
}

/**
 * Makes sure that this Linux has the shared libraries, a Chinese font and, if asked for, Xvfb. As root on a system with
 * apt-get it installs what is missing; otherwise it throws a RuntimeProblem with the command to type. Does nothing elsewhere.
 */
export function ensureSystemLibraries(runtime: ResolvedRuntime, needs: SystemNeeds = {}): void {
  if (process.platform !== 'linux') return;
  const others = missingOthers(needs);
  const libraries = missingLibraries(runtime.distFolder);
  if (libraries.length === 0 && others.length === 0) return;

  const isRoot = process.getuid?.() === 0;
  if (!isOnPath('apt-get')) {
    if (libraries.length > 0) throw new RuntimeProblem(runtimeProblems.missingLibraries(libraries));
    if (needs.virtualDisplay && others.includes(VIRTUAL_DISPLAY_PACKAGE)) {
      throw new RuntimeProblem(runtimeProblems.noVirtualDisplay('Xvfb is not installed'));
    }
    return;
  }
  if (isRoot) refreshPackageIndex();
  const { packages, unknown } = packagesOf(libraries, isPackage);
  const wanted = [...packages, ...others];
  const command = aptCommand(wanted, isRoot);
  if (!isRoot && wanted.length > 0) throw new RuntimeProblem(runtimeProblems.missingPackages(wanted, command));
  if (wanted.length > 0) install(wanted, command);
  const stillMissing = unknown.length > 0 ? missingLibraries(runtime.distFolder) : [];
  if (stillMissing.length > 0) throw new RuntimeProblem(runtimeProblems.missingLibraries(stillMissing));
}

/** Makes sure of Xvfb alone, in the same way. */
export function ensureVirtualDisplay(): void {
  if (isOnPath('Xvfb')) return;
  const isRoot = process.getuid?.() === 0;
  const command = aptCommand([VIRTUAL_DISPLAY_PACKAGE], isRoot);
  if (!isOnPath('apt-get')) throw new RuntimeProblem(runtimeProblems.noVirtualDisplay('Xvfb is not installed'));
  if (!isRoot) throw new RuntimeProblem(runtimeProblems.missingPackages([VIRTUAL_DISPLAY_PACKAGE], command));
  install([VIRTUAL_DISPLAY_PACKAGE], command);
}

/** Of the executable and the libraries beside it: what the loader does not find. */
export function missingLibraries(distFolder: string): string[] {
  const files = readdirSync(distFolder).filter((name) => name === 'electron' || name.endsWith('.so'));
  const { stdout } = spawnSync('ldd', files, {
    cwd: distFolder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C', LD_LIBRARY_PATH: distFolder },
  });
  return missingInLdd(stdout ?? '');
}

export function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.some((folder) => existsSync(path.join(folder, program)));
}

function missingOthers({ virtualDisplay }: SystemNeeds): string[] {
  const missing: string[] = [];
  if (virtualDisplay && !isOnPath('Xvfb')) missing.push(VIRTUAL_DISPLAY_PACKAGE);
  if (!hasChineseFont()) missing.push(CHINESE_FONT_PACKAGE);
  return missing;
}

function hasChineseFont(): boolean {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  if (listed.status === 0) return listed.stdout.trim() !== '';
  const pattern = /cjk|noto.*sc|source-?han|wqy|uming|ukai|droidsansfallback|simsun|simhei|msyh/i;
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some((folder) => {
    return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => pattern.test(String(name)));
  });
}

function isPackage(name: string): boolean {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

/** A bare container has no package index yet. */
function refreshPackageIndex(): void {
  if (!isPackage('libgtk-3-0') && !isPackage('libgtk-3-0t64'))
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' });
}

function install(packages: readonly string[], command: string): void {
  notice(notices.installing(command));
  const args = ['install', '-y', '-q', '--no-install-recommends', ...packages];
  const attempt = () =>
    spawnSync('apt-get', args, {
      encoding: 'utf8',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let result = attempt();
  if (result.status !== 0) {
    spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' });
    result = attempt();
  }
  if (result.status === 0) return;
  const errors = `${result.stderr ?? ''}`.split('\n').filter((line) => line.startsWith('E:'));
  throw new RuntimeProblem(runtimeProblems.aptFailed(command, errors[0] ?? `apt-get ${result.status}`));
}
