import type { Words } from '../core/words.ts';

export type LocationModel = 'lscp' | 'mclp' | 'p-median' | 'p-center';

/** One chosen site. */
export interface ChosenSite {
  /** 1 for the site that adds most; each further one adds most to those before it */
  readonly rank: number;
  /** row of the candidate table */
  readonly candidate: number;
  /** what it adds to existing facilities and to the sites ranked before it */
  readonly marginalWeight: number;
  readonly marginalPeople: number;
  readonly marginalHouseholds: number;
  /** people whom no other site and no existing facility serves */
  readonly onlyPeople: number;
  /** straight distance to the nearest existing facility, Infinity where there is none, NaN without positions */
  readonly nearestExistingM: number;
  readonly reason: Words;
}

export interface LocationResult {
  readonly model: LocationModel;
  readonly sense: 'min' | 'max';
  /** sites (lscp), newly served weight plus what existing facilities serve (mclp), Σ weight × metres (p-median), metres (p-center) */
  readonly objective: number;
  /** proven: no plan can be better */
  readonly provenBound: number;
  /** |objective − bound| ÷ objective; 0 when proven */
  readonly gap: number;
  readonly isProven: boolean;
  /** the same objective for the plan found before the exact solver started */
  readonly firstAnswer: number;
  readonly chosen: Uint32Array;
  /** in rank order */
  readonly sites: readonly ChosenSite[];
  /** one entry per demand row */
  readonly isServedBefore: Uint8Array;
  readonly isServedAfter: Uint8Array;
  /** served weight and its denominator (all demand, reachable or not) */
  readonly servedWeightBefore: number;
  readonly servedWeightAfter: number;
  readonly countedWeight: number;
  /** demand rows that no candidate and no existing facility reaches */
  readonly unreachable: Uint32Array;
  readonly limitM: number;
  readonly notes: readonly Words[];
  readonly summary: Words;
}
