import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { runtimeProblems } from './problems.ts';
import type { Surroundings } from './switches.ts';
import { ensureVirtualDisplay, isOnPath } from './system-libraries.ts';
import { RuntimeProblem } from './words.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Display {
  readonly kind: Surroundings['display'];
  /** What a program on this display needs in its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends a virtual display; does nothing to the person's own. It also ends with this process. */
  stop(): void;
}

const SCREEN = '1600x1000x24';
const START_LIMIT_MS = 10_000;

/** The display of the session, if one is named and answers; 'none' on a Linux without. Windows and macOS always have one. */
export async function findDisplay(env: Environment = process.env, platform = process.platform): Promise<Display> {
  const own = (kind: Display['kind'], names: Record<string, string> = {}) => ({ kind, env: names, stop: () => {} });
  if (platform !== 'linux') return own('x11');
  const { DISPLAY: x11, WAYLAND_DISPLAY: wayland, XDG_RUNTIME_DIR: runtimeFolder } = env;
  if (x11 && (await answers(x11Socket(x11)))) return own('x11', { DISPLAY: x11 });
  if (wayland && (await answers(path.resolve(runtimeFolder ?? '/', wayland)))) {
    return own('wayland', { WAYLAND_DISPLAY: wayland });
  }
  return own('none');
}

/**
 * The session's display, or a virtual one (Xvfb, 1600 × 1000, 24 bit, on a free number).
 *
 * @throws RuntimeProblem when Xvfb is missing or does not start
 */
export async function startDisplay(env: Environment = process.env): Promise<Display> {
  const existing = await findDisplay(env);
  return existing.kind === 'none' ? startVirtualDisplay() : existing;
}

/** As startDisplay, whatever display the session has. Xvfb is installed first where it is missing and that is allowed. */
export async function startVirtualDisplay(): Promise<Display> {
  ensureVirtualDisplay();
  const server = ['Xvfb', '-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  // setpriv has the kernel end the server with this process, even when this process is killed.
  const command = isOnPath('setpriv') ? ['setpriv', '--pdeathsig', 'TERM', ...server] : server;
  const child = spawn(command[0] ?? 'Xvfb', command.slice(1), { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill('SIGTERM');
  const number = await displayNumber(child).catch((error: Error) => {
    stop();
    throw new RuntimeProblem(runtimeProblems.noVirtualDisplay(error.message));
  });
  process.once('exit', stop);
  child.unref();
  for (const stream of child.stdio) (stream as (Readable & { unref?(): void }) | null)?.unref?.();
  return { kind: 'virtual', env: { DISPLAY: `:${number}` }, stop };
}

/** Xvfb writes its number and a line feed once it accepts connections. */
function displayNumber(child: ChildProcess): Promise<number> {
  const announced = new Promise<number>((resolve, reject) => {
    let text = '';
    let errors = '';
    (child.stdio[3] as Readable).on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(Number(text));
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString()).slice(-2_000);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(errors.trim() || `Xvfb ended with code ${code}`)));
  });
  const late = sleep(START_LIMIT_MS, undefined, { ref: false }).then(() => {
    throw new Error(`no answer within ${START_LIMIT_MS / 1_000} s`);
  });
  return Promise.race([announced, late]);
}

/** The socket of a local X display (":99", ":0.0", "unix:1"); undefined for one on another machine, which is taken on trust. */
export function x11Socket(display: string): string | undefined {
  const local = /^(?:unix)?:(\d+)(?:\.\d+)?$/.exec(display);
  return local ? `/tmp/.X11-unix/X${local[1]}` : undefined;
}

async function answers(socketPath: string | undefined): Promise<boolean> {
  if (socketPath === undefined) return true;
  return new Promise((resolve) => {
    const socket = connect(socketPath);
    const settle = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.setTimeout(2_000, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
