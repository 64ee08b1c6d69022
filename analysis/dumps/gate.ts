import { AppError } from '../core/problems.ts';
import { type BandRole, NEEDED_ROLES, sharedRoles } from './bands.ts';
import type { DumpsParams } from './params.ts';
import { bandOf, NO_DATA, REFLECTANCE_STEP, type ScenePixels } from './scene-pixels.ts';
import type { BandNormalisation, DumpsInputs, SceneInput } from './types.ts';

/** The bands a run can use: those of every date, so that both speak of the same. Refuses a scene without the four that are needed. */
export function rolesFor({ after, before }: DumpsInputs): BandRole[] {
  for (const scene of before ? [after, before] : [after]) refuseMissingBands(scene);
  return sharedRoles(...(before ? [after.bands, before.bands] : [after.bands]));
}

function refuseMissingBands({ file, bands }: SceneInput): void {
  const missing = NEEDED_ROLES.filter((role) => {
    const band = bands[role];
    return band === undefined || !(band >= 0 && band < file.info.bands.length);
  });
  if (missing.length === 0) return;
  throw new AppError({ code: 'dumps-bands-missing', scene: file.info.name, missing: missing.join(', ') });
}

/** Refuses a scene whose values are no reflectance: the median of the red band must lie between 0.005 and 0.6. */
export function refuseWrongScale(scene: SceneInput, pixels: ScenePixels): void {
  const red = bandOf(pixels, 'red')!;
  const every = Math.max(1, Math.floor(red.length / 100_000));
  const sample: number[] = [];
  for (let i = 0; i < red.length; i += every) if (red[i] !== NO_DATA) sample.push(red[i]! * REFLECTANCE_STEP);
  sample.sort((a, b) => a - b);
  const median = sample[sample.length >> 1];
  if (median === undefined || (median > 0.005 && median < 0.6)) return;
  throw new AppError({
    code: 'dumps-scale-wrong',
    scene: scene.file.info.name,
    brightness: Math.round(median * 1000) / 1000,
  });
}

/** Refuses when too little of the looked-at ground is clear. A share of nothing counts as 0. */
export function refuseCloudy(clearShare: number, params: DumpsParams): void {
  if (clearShare >= params.minClearShare) return;
  throw new AppError({
    code: 'dumps-too-cloudy',
    clearPercent: Math.floor(100 * clearShare),
    neededPercent: Math.ceil(100 * params.minClearShare),
  });
}

/** Refuses two dates whose unchanged ground does not agree after normalisation; names the worst band. */
export function refuseUnlikeDates(bands: readonly BandNormalisation[], params: DumpsParams): void {
  const bad = bands.filter(({ r2, residual }) => !(r2 >= params.minR2 && residual <= params.maxResidual));
  const worst = bad.sort((a, b) => a.r2 - b.r2)[0];
  if (!worst) return;
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  throw new AppError({
    code: 'dumps-dates-differ',
    bands: worst.role,
    r2: rounded(worst.r2),
    residual: rounded(worst.residual),
  });
}
