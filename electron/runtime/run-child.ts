import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a program on this terminal and waits for it. Ctrl+C reaches it through the terminal, so this process only has to stay
 * until it ends; a SIGTERM or SIGHUP sent to this process is passed on.
 *
 * @returns its exit code, or 128 + the number of the signal that ended it
 */
export async function runChild(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', env });
  const stay = () => {};
  const passOn = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', stay);
  process.on('SIGTERM', passOn);
  process.on('SIGHUP', passOn);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 1)));
    });
  } finally {
    process.off('SIGINT', stay);
    process.off('SIGTERM', passOn);
    process.off('SIGHUP', passOn);
  }
}
