import type { Words } from '../core/words.ts';
import type { PatchContext } from './context.ts';
import type { DumpsParams } from './params.ts';
import type { PatchSpectra } from './patch-spectra.ts';
import type { ScoreTerm, TermId } from './types.ts';
import { termWords } from './words.ts';

export interface Score {
  /** 0–1 */
  readonly score: number;
  readonly probability: number;
  readonly terms: readonly ScoreTerm[];
}

/**
 * The additive score: Σ weight · value over evidence, minus penalties, cut to 0–1. Weights are a prior, not fitted. A term whose layer or
 * date is missing adds nothing and says so: a run that knows less claims less.
 */
export function scorePatch(
  spectra: PatchSpectra,
  context: PatchContext,
  isTwoDate: boolean,
  params: DumpsParams,
): Score {
  const permitValue = context.permit ? context.permit.share * context.permit.force : null;
  const terms = [
    term('spectral', params.weightSpectral, spectra.spectral),
    term('change', params.weightChange, isTwoDate ? spectra.changed : null),
    term('persistence', params.weightPersistence, null),
    term('texture', params.weightTexture, falling(spectra.roughness, 2, 1)),
    term('landUse', params.weightLandUse, context.mismatchShare),
    term(
      'road',
      params.weightRoad,
      context.roadM === null ? null : falling(context.roadM, params.roadNearM, params.roadFarM),
    ),
    term(
      'homes',
      params.weightHomes,
      context.homesM === null ? null : falling(context.homesM, params.homesFarM, params.homesNearM),
    ),
    term('complaint', params.weightComplaint, context.complaints === null ? null : Math.min(1, context.complaints)),
    term('permit', -params.penaltyPermit, permitValue),
    term('cropland', -params.penaltyCropland, spectra.croplandShare),
    term(
      'lookAlike',
      -params.penaltyLookAlike,
      Math.min(1, spectra.lookAlikeShare + (spectra.guess === 'net' ? 0.5 : 0)),
    ),
    term('shadow', -params.penaltyShadow, spectra.darkShare),
  ];
  const score = Math.min(
    1,
    Math.max(
      0,
      terms.reduce((sum, { contribution }) => sum + contribution, 0),
    ),
  );
  return { score: rounded(score), probability: rounded(displayProbability(score)), terms };
}

/**
 * P = 1/(1 + exp(−(6·S − 4.4))): S 0.3 → 0.07, 0.5 → 0.20, 0.8 → 0.60. Anchored on the 21 % of Chinese candidates confirmed
 * by Kruse et al.; uncalibrated until local reviews refit it.
 */
export const displayProbability = (score: number): number => 1 / (1 + Math.exp(-(6 * score - 4.4)));

/** 1 at `full`, 0 at `none`, straight between; works in both directions. */
export function falling(value: number, full: number, none: number): number {
  if (full === none) return value <= full ? 1 : 0;
  return Math.min(1, Math.max(0, (value - none) / (full - none)));
}

function term(id: TermId, weight: number, value: number | null): ScoreTerm {
  const known = value !== null;
  const shown = rounded(value ?? 0);
  return { id, weight, value: shown, contribution: rounded(weight * shown), known, words: wordsOf(id, known) };
}

const wordsOf = (id: TermId, known: boolean): Words =>
  known
    ? termWords[id]
    : { zh: `${termWords[id].zh}（无数据，不计分）`, en: `${termWords[id].en} (no data, adds nothing)` };

// Adding 0 turns −0 into 0, which JSON cannot tell apart.
const rounded = (value: number): number => Math.round(value * 1e4) / 1e4 + 0;
