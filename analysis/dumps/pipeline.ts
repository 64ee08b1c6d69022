import { inStages, type Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import { contextOf } from './context.ts';
import { prepareDates } from './dates.ts';
import { gatherEvidence } from './evidence.ts';
import { agreementNotes, districtNotes, runNotes } from './notes.ts';
import { findObjects } from './objects.ts';
import type { DumpsParams } from './params.ts';
import { patchesOf } from './patch.ts';
import { spectraOfPatches } from './patch-spectra.ts';
import { rankCandidates } from './rank.ts';
import { conditionCounts } from './stats.ts';
import type { DumpsInputs, DumpsResult } from './types.ts';
import type { DumpsStage } from './words.ts';

/** Shares of the bar, from measured times of a two-date run. */
const WEIGHTS: Record<DumpsStage, number> = {
  gate: 1,
  'read-after': 20,
  'read-before': 20,
  mask: 4,
  normalise: 8,
  change: 3,
  evidence: 20,
  objects: 8,
  measure: 4,
  context: 8,
  rank: 1,
};

/** Finds and ranks suspected dump sites; see the README of this folder for the method. */
export async function findDumps(inputs: DumpsInputs, params: DumpsParams, run: Run): Promise<DumpsResult> {
  const stage = inStages(WEIGHTS, run);
  const dates = await prepareDates(inputs, params, stage);
  const { grid, roles, after, pair, clear, pixelsTotal, pixelsValid, normalisation } = dates;

  const evidence = await gatherEvidence(after, pair, clear, grid, params, stage('evidence'));
  const components = await findObjects(evidence, clear, grid, params, stage('objects'));
  const spectra = await spectraOfPatches(components, after, pair, evidence, clear, grid, stage('measure'));
  const patches = await patchesOf(components, grid, params.simplifyM, stage('measure'));
  const context = await contextOf(patches, inputs, params, stage('context'));
  const ranked = rankCandidates({ patches, spectra, context, inputs, params });
  stage('rank').progress(1);

  const pixelSizeM = grid.transform[0];
  return {
    ...ranked,
    stats: {
      mode: pair ? 'two-date' : 'one-date',
      roles,
      pixelSizeM,
      pixelsTotal,
      pixelsValid,
      clearShare: pixelsValid / pixelsTotal,
      invariantPixels: pair?.invariantPixels.length ?? 0,
      normalisation: normalisation,
      thresholds: {
        change: pair?.threshold.change ?? null,
        otsu: pair?.threshold.otsu ?? null,
        invariantPercentile: pair?.threshold.invariantPercentile ?? null,
        high: params.high,
        low: params.low,
      },
      conditions: conditionCounts(evidence.fired, clear),
      changeHistogram: pair ? { width: pair.change.histogram.width, counts: [...pair.change.histogram.counts] } : null,
      // A block of 3 × 3 pixels is found, one of 2 × 3 is not (Kruse et al.).
      smallestDetectableM2: Math.max(params.minAreaM2, 9 * pixelSizeM * pixelSizeM),
    },
    notes: [
      ...districtNotes(inputs, grid, pixelsTotal, pixelsValid, params),
      ...runNotes(inputs, roles, pixelSizeM),
      ...agreementNotes(normalisation, params),
    ] satisfies Words[],
  };
}
