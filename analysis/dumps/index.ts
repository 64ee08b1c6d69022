import type { Analysis } from '../core/analysis.ts';
import { dumpsParams } from './params.ts';
import { findDumps } from './pipeline.ts';
import type { DumpsInputs, DumpsResult } from './types.ts';
import { dumpsQuestion, dumpsTitle } from './words.ts';

export { BAND_ROLES, type BandRole } from './bands.ts';
export { ndviLossBaseline } from './baseline.ts';
export { CANDIDATE_FIELDS, candidatesFromTable, candidatesTable } from './candidates-table.ts';
export { type EffortPoint, type EvaluateOptions, type Evaluation, evaluate, type Tally } from './evaluate.ts';
export { type DumpsParams, dumpsParams } from './params.ts';
export type * from './types.ts';
export { type Interval, wilson } from './wilson.ts';
export { classWords, conditionWords, dumpsStages, exclusionWords, termWords } from './words.ts';

/** Suspected dump sites from one scene or two, ranked for review. */
export const dumps: Analysis<DumpsInputs, typeof dumpsParams, DumpsResult> = {
  id: 'dumps',
  title: dumpsTitle,
  question: dumpsQuestion,
  params: dumpsParams,
  run: findDumps,
};
