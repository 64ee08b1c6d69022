import type { CandidateInfo, Verdict } from '../../electron/contract/model.ts';
import { ask } from '../state/bridge.ts';
import { neighbourOf, nextUndecided, queueOf, withCandidate } from '../state/review-queue.ts';
import { getApp, initialReview, type ReviewFilter, type ReviewState, setApp } from '../state/store.ts';
import { withVerdicts } from '../state/verdicts.ts';
import { loadChipsAround } from './chips.ts';
import { attempt, wordsOf } from './notices.ts';
import { flyTo } from './view.ts';

const change = (part: Partial<ReviewState>): void => setApp({ review: { ...getApp().review, ...part } });

/** Loads the queue of a detection run and goes to its first undecided candidate. */
export const openReview = (runId: string): Promise<void> =>
  attempt(wordsOf('rev.title'), async () => {
    const candidates = await ask('candidates.list', { runId });
    const first = queueOf(candidates, 'undecided')[0] ?? queueOf(candidates, 'all')[0] ?? null;
    setApp({ review: { ...initialReview, runId, candidates, currentId: first?.id ?? null } });
    if (getApp().task === 'review' && first) goTo(first);
  });

/** The queue again as the project has it now; the place in it is kept. */
export async function reloadReview(): Promise<void> {
  const { runId, candidates: before, currentId } = getApp().review;
  if (runId === null) return;
  if (!getApp().snapshot.runs.some((run) => run.id === runId)) return setApp({ review: initialReview });
  const candidates = await ask('candidates.list', { runId });
  const changed = candidates.find(
    (each) => decisionKey(each) !== decisionKey(before.find((old) => old.id === each.id)),
  );
  change({ candidates, savedId: null });
  drawVerdicts();
  const current = changed ?? candidates.find((each) => each.id === currentId);
  if (changed && current) goTo(current);
}

export function enterReview(): void {
  setApp({ task: 'review' });
  const { candidates, currentId } = getApp().review;
  const current = candidates.find((each) => each.id === currentId) ?? candidates[0];
  if (current) goTo(current);
}

export function goTo(candidate: CandidateInfo): void {
  change({
    currentId: candidate.id,
    blink: false,
    reason: candidate.decision?.reason ?? '',
    note: candidate.decision?.note ?? '',
  });
  const [west, south, east, north] = candidate.extent;
  const [lon, lat] = [Math.max((east - west) * 0.8, 0.004), Math.max((north - south) * 0.8, 0.003)];
  flyTo([west - lon, south - lat, east + lon, north + lat], 16);
  void loadChipsAround(candidate.id);
}

export function goToCandidate(candidateId: string): void {
  const candidate = getApp().review.candidates.find((each) => each.id === candidateId);
  if (candidate) goTo(candidate);
}

export function move(by: 1 | -1): void {
  const { candidates, filter, currentId } = getApp().review;
  const next = neighbourOf(queueOf(candidates, filter), currentId, by);
  if (next) goTo(next);
}

export const setFilter = (filter: ReviewFilter): void => change({ filter });
export const setReason = (reason: string): void => change({ reason });
export const setNote = (note: string): void => change({ note });
export const setChipBlink = (blink: boolean): void => change({ blink });

/** One durable decision; only after the engine's answer is it shown as saved, and the next undecided one comes up. */
export const decide = (verdict: Verdict | null): Promise<void> =>
  attempt(wordsOf('rev.title'), async () => {
    const { currentId, saving, reason, note } = getApp().review;
    if (currentId === null || saving) return;
    change({ saving: true });
    try {
      const by = getApp().reviewer.trim();
      const cleared = verdict === null;
      const changed = await ask('review.decide', {
        candidateId: currentId,
        verdict,
        reason: cleared ? '' : reason,
        note: cleared ? '' : note,
        by,
      });
      const candidates = withCandidate(getApp().review.candidates, changed);
      change({ candidates, savedId: changed.id });
      drawVerdicts();
      const next = cleared ? null : nextUndecided(candidates, changed.id);
      if (next && getApp().review.currentId === changed.id) goTo(next);
    } finally {
      change({ saving: false });
    }
  });

/** Shows the decisions of the queue on the map. */
function drawVerdicts(): void {
  const { snapshot, features, review } = getApp();
  const layer = snapshot.layers.find((each) => each.role === 'candidates' && each.runId === review.runId);
  const loaded = layer ? features[layer.id] : undefined;
  if (!layer || !loaded) return;
  const drawn = withVerdicts(loaded, review.candidates);
  if (drawn !== loaded) setApp({ features: { ...features, [layer.id]: drawn } });
}

const decisionKey = (candidate: CandidateInfo | undefined): string =>
  candidate?.decision ? `${candidate.decision.verdict} ${candidate.decision.at}` : '';
