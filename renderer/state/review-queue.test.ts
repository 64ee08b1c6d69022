import { describe, expect, it } from 'vitest';
import type { CandidateInfo } from '../../electron/contract/model.ts';
import { decidedCount, neighbourOf, nextUndecided, queueOf } from './review-queue.ts';

const candidate = (id: string, score: number, isDecided = false): CandidateInfo => ({
  id,
  runId: 'run',
  rank: 1,
  score,
  probability: 0.5,
  areaM2: 1000,
  unit: '金盏地区',
  centre: [116.6, 39.9],
  extent: [116.59, 39.89, 116.61, 39.91],
  sentence: { zh: '', en: '' },
  classGuess: { zh: '', en: '' },
  terms: [],
  beforeDate: null,
  afterDate: null,
  decision: isDecided ? { verdict: 'confirmed', reason: '', note: '', by: '', at: '2026-05-20T00:00:00Z' } : null,
});
const ids = (list: readonly CandidateInfo[]) => list.map((each) => each.id);
const list = [candidate('low', 0.2), candidate('high', 0.9), candidate('done', 0.5, true)];

describe('the review queue', () => {
  it('lists the best score first', () => expect(ids(queueOf(list, 'all'))).toEqual(['high', 'done', 'low']));
  it('leaves out what the filter does not want', () => {
    expect(ids(queueOf(list, 'undecided'))).toEqual(['high', 'low']);
    expect(ids(queueOf(list, 'decided'))).toEqual(['done']);
  });
  it('stops at its ends', () => {
    const queue = queueOf(list, 'all');
    expect(neighbourOf(queue, 'high', -1)?.id).toBe('high');
    expect(neighbourOf(queue, 'high', 1)?.id).toBe('done');
    expect(neighbourOf(queue, 'low', 1)?.id).toBe('low');
  });
  it('starts at the top when the current one is not in it', () =>
    expect(neighbourOf(queueOf(list, 'undecided'), 'done', 1)?.id).toBe('high'));
  it('is empty for nothing', () => expect(neighbourOf([], null, 1)).toBeNull());
});

describe('after a decision', () => {
  it('skips the decided ones', () => expect(nextUndecided(list, 'high')?.id).toBe('low'));
  it('comes round to the top', () => expect(nextUndecided(list, 'low')?.id).toBe('high'));
  it('stays when all are decided', () => expect(nextUndecided([candidate('only', 1, true)], 'only')).toBeNull());
  it('counts what is done', () => expect(decidedCount(list)).toBe(1));
});
