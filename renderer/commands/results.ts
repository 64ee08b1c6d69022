import type { RunInfo } from '../../electron/contract/model.ts';
import { ask } from '../state/bridge.ts';
import { getApp, setApp } from '../state/store.ts';
import { attempt, wordsOf } from './notices.ts';
import { openReview } from './review.ts';

const inFlight = new Set<string>();

/** The newest finished run of an analysis. */
export const latestRun = (runs: readonly RunInfo[], analysis: RunInfo['analysis']): RunInfo | null =>
  runs
    .filter((run) => run.analysis === analysis && run.status === 'done')
    .reduce<RunInfo | null>(
      (newest, run) => (newest === null || run.startedAt > newest.startedAt ? run : newest),
      null,
    );

/** Fetches the newest result of every analysis that is not here yet, and the review queue with it. */
export async function loadLatestResults(): Promise<void> {
  const { runs } = getApp().snapshot;
  const wanted = (['dumps', 'coverage', 'location'] as const).flatMap((analysis) => latestRun(runs, analysis) ?? []);
  await Promise.all(wanted.map((run) => loadResult(run.id)));
  const dumps = wanted.find((run) => run.analysis === 'dumps');
  const { review } = getApp();
  if (dumps && !runs.some((run) => run.id === review.runId)) await openReview(dumps.id);
}

export async function loadResult(runId: string): Promise<void> {
  if (getApp().results[runId] || inFlight.has(runId)) return;
  inFlight.add(runId);
  await attempt(wordsOf('det.results'), async () => {
    const result = await ask('run.result', { runId });
    setApp({ results: { ...getApp().results, [runId]: result } });
  });
  inFlight.delete(runId);
}
