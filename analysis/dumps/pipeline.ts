import type { GridShape } from '../core/grid.ts';
import { AppError } from '../core/problems.ts';
import { inStages, type Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import { CHANGE_ROLES } from './bands.ts';
import { changeThreshold, changeVector } from './change.ts';
import { clearByClasses, clearByThresholds, dropHoles } from './clear-pixels.ts';
import { contextOf } from './context.ts';
import { type DatePair, gatherEvidence } from './evidence.ts';
import { refuseCloudy, refuseUnlikeDates, refuseWrongScale, rolesFor } from './gate.ts';
import { insidePolygons } from './inside-polygons.ts';
import type { Mask } from './morphology.ts';
import { applyNormalisation, type Normalisation, normalise } from './normalise.ts';
import { agreementNotes, districtNotes, runNotes } from './notes.ts';
import { findObjects } from './objects.ts';
import type { DumpsParams } from './params.ts';
import { patchesOf } from './patch.ts';
import { spectraOfPatches } from './patch-spectra.ts';
import { rankCandidates } from './rank.ts';
import { readClasses, readScene, type ScenePixels } from './scene-pixels.ts';
import { conditionCounts } from './stats.ts';
import type { DumpsInputs, DumpsResult, SceneInput } from './types.ts';
import type { DumpsStage } from './words.ts';
import { workingGrid } from './working-grid.ts';

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
  const { after, before } = inputs;
  const roles = rolesFor(inputs);
  const grid = gridFor(inputs);
  const district: Mask = inputs.units
    ? insidePolygons(inputs.units, grid)
    : new Uint8Array(grid.width * grid.height).fill(1);
  const pixelsTotal = sum(district);
  if (pixelsTotal === 0) throw noOverlap(after, inputs);
  stage('gate').progress(1);
  await run.breathe();

  const afterPixels = await readScene(after, roles, grid, stage('read-after'));
  const beforePixels = before ? await readScene(before, roles, grid, stage('read-before')) : null;
  refuseWrongScale(after, afterPixels);
  if (before && beforePixels) refuseWrongScale(before, beforePixels);
  const clear = await clearPixels(inputs, afterPixels, beforePixels, grid, params, stage('mask'));
  for (let i = 0; i < clear.length; i++) if (district[i] === 0) clear[i] = 0;
  const pixelsValid = sum(clear);
  refuseCloudy(pixelsValid / pixelsTotal, params);

  const { pair, normalisation } = beforePixels
    ? await compareDates(beforePixels, afterPixels, clear, params, stage('normalise'), stage('change'))
    : { pair: null, normalisation: null };
  const evidence = await gatherEvidence(afterPixels, pair, clear, grid, params, stage('evidence'));
  const components = await findObjects(evidence, clear, grid, params, stage('objects'));
  const spectra = await spectraOfPatches(components, afterPixels, pair, evidence, clear, grid, stage('measure'));
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
      invariantPixels: normalisation?.invariantPixels.length ?? 0,
      normalisation: normalisation?.bands ?? [],
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
      ...agreementNotes(normalisation?.bands ?? [], params),
    ] satisfies Words[],
  };
}

function gridFor(inputs: DumpsInputs): GridShape {
  const grid = workingGrid(inputs.after.file.info, inputs.units);
  if (grid === null) throw noOverlap(inputs.after, inputs);
  return grid;
}

const noOverlap = (scene: SceneInput, inputs: DumpsInputs): AppError =>
  new AppError({
    code: 'dumps-no-overlap',
    scene: scene.file.info.name,
    with: inputs.units?.name ?? inputs.after.file.info.name,
  });

/** Pixels that are clear and have data on every date. */
async function clearPixels(
  { after, before }: DumpsInputs,
  afterPixels: ScenePixels,
  beforePixels: ScenePixels | null,
  grid: GridShape,
  params: DumpsParams,
  run: Run,
): Promise<Mask> {
  const dilation = Math.round(params.maskDilationM / grid.transform[0]);
  const clearOf = async (scene: SceneInput, pixels: ScenePixels): Promise<Mask> => {
    const clear = scene.mask
      ? await clearByClasses(await readClasses(scene.mask, grid, run), grid.width, grid.height, dilation, run)
      : await clearByThresholds(pixels, grid.width, grid.height, dilation, run);
    dropHoles(clear, pixels);
    return clear;
  };
  const clear = await clearOf(after, afterPixels);
  if (!before || !beforePixels) return clear;
  if (!beforePixels.bands[0]!.some((value) => value !== -32768)) {
    throw new AppError({ code: 'dumps-no-overlap', scene: before.file.info.name, with: after.file.info.name });
  }
  const clearBefore = await clearOf(before, beforePixels);
  return clear.map((value, i) => value & clearBefore[i]!);
}

async function compareDates(
  before: ScenePixels,
  after: ScenePixels,
  clear: Mask,
  params: DumpsParams,
  normaliseRun: Run,
  changeRun: Run,
): Promise<{ pair: DatePair; normalisation: Normalisation }> {
  const normalisation = await normalise(before, after, clear, normaliseRun);
  if (!normalisation)
    throw new AppError({
      code: 'dumps-too-cloudy',
      clearPercent: 0,
      neededPercent: Math.ceil(100 * params.minClearShare),
    });
  refuseUnlikeDates(
    normalisation.bands.filter(({ role }) => CHANGE_ROLES.includes(role)),
    params,
  );
  await applyNormalisation(before, normalisation.bands, normaliseRun);
  const change = await changeVector(before, after, clear, changeRun);
  const threshold = changeThreshold(change, normalisation.invariantPixels, params);
  return { pair: { before, change, threshold, invariantPixels: normalisation.invariantPixels }, normalisation };
}

const sum = (mask: Mask): number => mask.reduce((total, value) => total + value, 0);
