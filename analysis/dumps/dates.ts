import type { GridShape } from '../core/grid.ts';
import { AppError } from '../core/problems.ts';
import type { Run } from '../core/run.ts';
import { type BandRole, CHANGE_ROLES } from './bands.ts';
import { changeThreshold, changeVector } from './change.ts';
import { clearByClasses, clearByThresholds, dropHoles } from './clear-pixels.ts';
import type { DatePair } from './evidence.ts';
import { refuseCloudy, refuseUnlikeDates, refuseWrongScale, rolesFor } from './gate.ts';
import { insidePolygons } from './inside-polygons.ts';
import type { Mask } from './morphology.ts';
import { applyNormalisation, type Normalisation, normalise } from './normalise.ts';
import type { DumpsParams } from './params.ts';
import { NO_DATA, readClasses, readScene, type ScenePixels } from './scene-pixels.ts';
import type { BandNormalisation, DumpsInputs, SceneInput } from './types.ts';
import type { DumpsStage } from './words.ts';
import { workingGrid } from './working-grid.ts';

/** Both dates on one grid, masked and in one radiometry: all that looking at them needs. */
export interface PreparedDates {
  readonly grid: GridShape;
  readonly roles: readonly BandRole[];
  readonly after: ScenePixels;
  /** null with one date */
  readonly pair: DatePair | null;
  /** 1 where a pixel of the district is clear and has data on every date */
  readonly clear: Mask;
  readonly pixelsTotal: number;
  readonly pixelsValid: number;
  readonly normalisation: readonly BandNormalisation[];
}

/**
 * Reads, masks and normalises the dates, and refuses what cannot be used.
 *
 * Problems: `dumps-bands-missing`, `dumps-no-overlap`, `dumps-scale-wrong`, `dumps-too-cloudy`, `dumps-dates-differ`.
 */
export async function prepareDates(
  inputs: DumpsInputs,
  params: DumpsParams,
  stage: (name: DumpsStage) => Run,
): Promise<PreparedDates> {
  const roles = rolesFor(inputs);
  const grid = gridFor(inputs);
  const district: Mask = inputs.units
    ? await insidePolygons(inputs.units, grid, stage('gate'))
    : new Uint8Array(grid.width * grid.height).fill(1);
  const pixelsTotal = sum(district);
  if (pixelsTotal === 0) throw noOverlap(inputs.after, inputs);
  stage('gate').progress(1);
  await stage('gate').breathe();

  const after = await readScene(inputs.after, roles, grid, stage('read-after'));
  refuseWrongScale(inputs.after, after);
  const before = inputs.before ? await readScene(inputs.before, roles, grid, stage('read-before')) : null;
  if (inputs.before && before) refuseWrongScale(inputs.before, before);
  const clear = await clearPixels(inputs, after, before, grid, params, stage('mask'));
  for (let i = 0; i < clear.length; i++) if (district[i] === 0) clear[i] = 0;
  const pixelsValid = sum(clear);
  refuseCloudy(pixelsValid / pixelsTotal, params);

  const compared = before
    ? await compareDates(before, after, clear, params, stage('normalise'), stage('change'))
    : null;
  const normalisation = compared?.normalisation.bands ?? [];
  return { grid, roles, after, pair: compared?.pair ?? null, clear, pixelsTotal, pixelsValid, normalisation };
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
    await dropHoles(clear, pixels, run);
    return clear;
  };
  const clear = await clearOf(after, afterPixels);
  if (!before || !beforePixels) return clear;
  if (!beforePixels.bands[0]!.some((value) => value !== NO_DATA)) {
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
