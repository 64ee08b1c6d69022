import type { PatchContext } from './context.ts';
import type { DumpsParams } from './params.ts';
import type { Patch } from './patch.ts';
import type { PatchSpectra } from './patch-spectra.ts';
import { scorePatch } from './score.ts';
import { sentenceFor } from './sentence.ts';
import type { Candidate, DumpsInputs, DumpsResult, ExcludedCandidate, ExclusionReason } from './types.ts';

interface Found {
  readonly patches: readonly Patch[];
  readonly spectra: readonly PatchSpectra[];
  readonly context: readonly PatchContext[];
  readonly inputs: DumpsInputs;
  readonly params: DumpsParams;
}

/** Thinner and less compact than this is a road or an edge of something. */
const [SLIVER_COMPACTNESS, SLIVER_WIDTH_M] = [0.1, 20];

/**
 * Scores every patch and sorts: best first, larger first among equals, then west to east. Patches that a layer, a lawful facility
 * or their shape sets aside come out in `excluded` with the reason, scored and numbered after the others.
 */
export function rankCandidates(found: Found): Pick<DumpsResult, 'candidates' | 'excluded'> {
  const all = found.patches.map((patch, i) =>
    describePatch(found, patch, found.spectra[patch.label - 1]!, found.context[i]!),
  );
  all.sort(
    (a, b) =>
      Number(a.excluded !== null) - Number(b.excluded !== null) ||
      b.candidate.score - a.candidate.score ||
      b.candidate.areaM2 - a.candidate.areaM2 ||
      a.candidate.centre[0] - b.candidate.centre[0] ||
      a.candidate.centre[1] - b.candidate.centre[1],
  );
  const candidates: Candidate[] = [];
  const excluded: ExcludedCandidate[] = [];
  all.forEach(({ candidate, excluded: exclusion }, i) => {
    const numbered = { ...candidate, id: `D${String(i + 1).padStart(4, '0')}`, rank: i + 1 };
    if (exclusion) excluded.push({ ...numbered, reason: exclusion.reason, excludedBy: exclusion.by });
    else candidates.push(numbered);
  });
  return { candidates, excluded };
}

type Unnumbered = Omit<Candidate, 'id' | 'rank'>;

function describePatch(
  { inputs, params }: Found,
  patch: Patch,
  spectra: PatchSpectra,
  context: PatchContext,
): { candidate: Unnumbered; excluded: { reason: ExclusionReason; by: string } | null } {
  const isTwoDate = inputs.before !== undefined;
  const [beforeDate, afterDate] = [inputs.before?.date ?? null, inputs.after.date];
  const isSliver = patch.compactness < SLIVER_COMPACTNESS && patch.meanWidthM < SLIVER_WIDTH_M;
  return {
    excluded: context.exclusion ?? (isSliver ? { reason: 'sliver', by: '' } : null),
    candidate: {
      polygon: patch.polygon,
      areaM2: Math.round(patch.areaM2 * 10) / 10,
      centre: patch.centre,
      ...scorePatch(spectra, context, isTwoDate, params),
      uncalibrated: true,
      features: { ...spectra.features, ...shapeFeatures(patch), ...contextFeatures(context), ...shares(spectra) },
      conditions: spectra.conditions,
      unitCode: context.unitCode,
      unitName: context.unitName,
      beforeDate,
      afterDate,
      lookAlike: spectra.guess,
      sentence: sentenceFor({
        areaM2: patch.areaM2,
        guess: spectra.guess,
        conditions: spectra.conditions,
        context,
        beforeDate,
        afterDate,
        isTwoDate,
      }),
    },
  };
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

const shapeFeatures = ({ perimeterM, compactness, elongation, meanWidthM }: Patch): Record<string, number> => ({
  perimeterM: rounded(perimeterM),
  compactness: rounded(compactness),
  elongation: rounded(elongation),
  meanWidthM: rounded(meanWidthM),
});

const shares = (spectra: PatchSpectra): Record<string, number> => ({
  roughnessRatio: rounded(spectra.roughness),
  lookAlikeShare: rounded(spectra.lookAlikeShare),
  croplandShare: rounded(spectra.croplandShare),
  darkShare: rounded(spectra.darkShare),
  wasGreenShare: rounded(spectra.wasGreenShare),
});

/** Context as numbers; a name is left out where the layer is missing or nothing is within reach. */
function contextFeatures(context: PatchContext): Record<string, number> {
  const pairs: [string, number | null][] = [
    ['roadM', context.roadM],
    ['waterM', context.waterM],
    ['homesM', context.homesM],
    ['facilityM', context.facilityM],
    ['complaints', context.complaints],
    ['permitShare', context.permit?.share ?? null],
    ['permitForce', context.permit?.force ?? null],
    ['mismatchShare', context.mismatchShare],
    ['farmlandShare', context.farmlandShare],
  ];
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (value !== null && Number.isFinite(value) ? [[name, rounded(value)]] : [])),
  );
}
