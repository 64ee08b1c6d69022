import type { RequestInput } from '../../electron/contract/requests.ts';
import { ask, failureOf } from '../state/bridge.ts';
import { getApp, setApp } from '../state/store.ts';
import type { Failure } from '../ui/problem-text.ts';
import { settled } from './jobs.ts';
import { loadResult } from './results.ts';
import { openReview } from './review.ts';
import { fitAll } from './view.ts';
import { applySnapshot } from './workspace.ts';

export type AnalysisRequest = 'dumps.run' | 'coverage.run' | 'location.run';

/** Runs the detection; its candidates become the review queue. */
export async function runDetection(input: RequestInput<'dumps.run'>): Promise<void> {
  const runId = await runAnalysis('dumps.run', () => ask('dumps.run', input));
  if (runId) await openReview(runId);
}

export async function runCoverage(input: RequestInput<'coverage.run'>): Promise<void> {
  if (await runAnalysis('coverage.run', () => ask('coverage.run', input))) fitAll();
}

export async function runPlan(input: RequestInput<'location.run'>): Promise<void> {
  if (await runAnalysis('location.run', () => ask('location.run', input))) fitAll();
}

/** Starts the job and waits for its end; the run's id, or null when it failed (kept for the panel) or was cancelled. */
async function runAnalysis(
  name: AnalysisRequest,
  start: () => Promise<{ readonly jobId: string }>,
): Promise<string | null> {
  keepFailure(name, null);
  try {
    const { jobId } = await start();
    const outcome = await settled(jobId);
    if (outcome.status === 'failed') keepFailure(name, { problem: outcome.problem, message: outcome.message });
    if (outcome.status !== 'done') return null;
    applySnapshot(await ask('workspace.snapshot', {}));
    if (outcome.runId) await loadResult(outcome.runId);
    return outcome.runId;
  } catch (error) {
    keepFailure(name, failureOf(error));
    return null;
  }
}

function keepFailure(name: AnalysisRequest, failure: Failure | null): void {
  const { [name]: _, ...others } = getApp().failures;
  setApp({ failures: failure ? { ...others, [name]: failure } : others });
}
