import { utilityProcess } from 'electron';
import { CLI_FILE } from './folders.ts';

/**
 * Runs the command line inside the packaged program, which has no Node of its own beside it: a utility process with this
 * terminal's streams. It prints sheets by starting this same executable again.
 *
 * @returns its exit code
 */
export function runCommandLine(args: readonly string[]): Promise<number> {
  const env = { ...process.env, CLEARGROUND_EXECUTABLE: process.execPath };
  const child = utilityProcess.fork(CLI_FILE, [...args], { stdio: 'inherit', env, serviceName: 'ClearGround CLI' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill());
  return new Promise((resolve) => child.once('exit', resolve));
}
