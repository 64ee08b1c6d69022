import { resolveElectron } from './resolve-runtime.ts';
import { windowlessSwitches } from './switches.ts';
import { ensureSystemLibraries } from './system-libraries.ts';

export interface WindowlessElectron {
  readonly path: string;
  /** To be placed before the app folder. */
  readonly switches: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/**
 * An Electron for jobs that print and draw in hidden windows: it needs no display, neither X nor Wayland. Make those windows
 * with `show: false, frame: false`.
 *
 * @throws RuntimeProblem when no runtime or not all of its system libraries can be had
 */
export async function windowlessElectron(): Promise<WindowlessElectron> {
  const runtime = await resolveElectron();
  ensureSystemLibraries(runtime);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return { path: runtime.path, switches: windowlessSwitches(), env };
}
