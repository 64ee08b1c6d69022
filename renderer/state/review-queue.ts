import type { CandidateInfo } from '../../electron/contract/model.ts';
import type { ReviewFilter } from './store.ts';

/** The candidates of a filter, best score first; ties go to the better rank. */
export function queueOf(candidates: readonly CandidateInfo[], filter: ReviewFilter): readonly CandidateInfo[] {
  return candidates
    .filter((each) => filter === 'all' || (filter === 'decided') === (each.decision !== null))
    .sort((a, b) => b.score - a.score || a.rank - b.rank);
}

/** The neighbour of the current candidate in a queue; the ends hold. With no current one, the first. */
export function neighbourOf(
  queue: readonly CandidateInfo[],
  currentId: string | null,
  by: 1 | -1,
): CandidateInfo | null {
  const at = queue.findIndex((each) => each.id === currentId);
  if (at < 0) return queue[0] ?? null;
  return queue[Math.min(queue.length - 1, Math.max(0, at + by))] ?? null;
}

/**
 * Where the reviewer goes after a decision: the next undecided one further down, else the first undecided one from the
 * top, else nowhere (stay).
 */
export function nextUndecided(candidates: readonly CandidateInfo[], currentId: string): CandidateInfo | null {
  const queue = queueOf(candidates, 'all');
  const at = queue.findIndex((each) => each.id === currentId);
  const round = [...queue.slice(at + 1), ...queue.slice(0, Math.max(0, at))];
  return round.find((each) => each.decision === null && each.id !== currentId) ?? null;
}

export const decidedCount = (candidates: readonly CandidateInfo[]): number =>
  candidates.filter((each) => each.decision !== null).length;

/** The candidate list with one of them replaced. */
export const withCandidate = (candidates: readonly CandidateInfo[], changed: CandidateInfo): readonly CandidateInfo[] =>
  candidates.map((each) => (each.id === changed.id ? changed : each));
