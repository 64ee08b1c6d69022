import type { Words } from '../../analysis/core/words.ts';
import type { CoverageResult } from '../../analysis/coverage/result.ts';
import type { LocationResult } from '../../analysis/location/result.ts';

/** What a coverage run keeps for its panel. Figures that are not numbers (nothing counted) arrive as null. */
export type CoverageFigures = Pick<
  CoverageResult,
  'travel' | 'limitM' | 'district' | 'units' | 'clusters' | 'notes'
> & {
  readonly gapCount: number;
};

/** What a machine plan keeps for its panel. */
export type PlanFigures = Pick<
  LocationResult,
  | 'model'
  | 'objective'
  | 'provenBound'
  | 'gap'
  | 'isProven'
  | 'firstAnswer'
  | 'sites'
  | 'servedWeightBefore'
  | 'servedWeightAfter'
  | 'countedWeight'
  | 'limitM'
  | 'notes'
> & { readonly siteCount: number; readonly unreachableCount: number };

const has = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);

/** A stored result as coverage figures; null when it is of another kind or of an older make. */
export const coverageFigures = (result: unknown): CoverageFigures | null =>
  has(result, 'district', 'units', 'clusters', 'limitM') ? (result as CoverageFigures) : null;

export const planFigures = (result: unknown): PlanFigures | null =>
  has(result, 'objective', 'provenBound', 'sites', 'countedWeight') ? (result as PlanFigures) : null;

/** The sentences on what a result rests on, whichever analysis made it. */
export const notesOf = (result: unknown): readonly Words[] =>
  has(result, 'notes') ? ((result as { readonly notes: readonly Words[] }).notes ?? []) : [];
