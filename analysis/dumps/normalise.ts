import type { Run } from '../core/run.ts';
import { BAND_ROLES, CHANGE_ROLES } from './bands.ts';
import type { Mask } from './morphology.ts';
import { type Line, robustLine, robustSpread, weightedLine } from './robust-line.ts';
import { NO_DATA, REFLECTANCE_STEP, type ScenePixels } from './scene-pixels.ts';
import type { BandNormalisation } from './types.ts';

export interface Normalisation {
  readonly bands: readonly BandNormalisation[];
  /** sampled pixels that the fit took for unchanged */
  readonly invariantPixels: Uint32Array;
}

const SAMPLE_PIXELS = 120_000;
/** A sampled pixel is invariant while its chance of being unchanged is above this. */
const STABLE_PROBABILITY = 0.01;

/**
 * Finds per band the line that takes the earlier date to the later one's radiometry, on pixels that did not change.
 *
 * Starts with Huber lines over an even sample of the clear pixels, then repeats: the squared residuals of the change bands, each over its
 * robust spread, sum to Z ~ χ²(p); every pixel is weighted with its chance of being unchanged, 1 − F(Z), as IR-MAD does
 * (Nielsen 2007) but in the bands themselves; lines are fitted again. Needs most of the sample to be unchanged.
 *
 * @returns null when fewer than 200 clear pixels are there to fit
 */
export async function normalise(
  before: ScenePixels,
  after: ScenePixels,
  clear: Mask,
  run: Run,
): Promise<Normalisation | null> {
  const sample = samplePixels(clear);
  if (sample.length < 200) return null;
  const roles = BAND_ROLES.filter((role) => before.roles.includes(role) && after.roles.includes(role));
  const tested = roles.flatMap((role, k) => (CHANGE_ROLES.includes(role) ? [k] : []));
  const take = (pixels: ScenePixels, k: number): Float64Array => {
    const band = pixels.bands[pixels.roles.indexOf(roles[k]!)]!;
    return Float64Array.from(sample, (pixel) => band[pixel]! * REFLECTANCE_STEP);
  };
  const x = roles.map((_, k) => take(before, k));
  const y = roles.map((_, k) => take(after, k));

  const weights = new Float64Array(sample.length).fill(1);
  let lines: Line[] = [];
  for (let k = 0; k < roles.length; k++) {
    lines.push(robustLine(x[k]!, y[k]!, weights));
    await run.breathe();
  }
  for (let iteration = 0; iteration < 6; iteration++) {
    weights.fill(0);
    for (const k of tested) {
      const spread = Math.max(1e-6, robustSpread(x[k]!, y[k]!, lines[k]!));
      const { gain, offset } = lines[k]!;
      for (let i = 0; i < weights.length; i++)
        weights[i] = weights[i]! + ((y[k]![i]! - gain * x[k]![i]! - offset) / spread) ** 2;
      await run.breathe();
    }
    for (let i = 0; i < weights.length; i++) weights[i] = chiSquareAbove(weights[i]!, tested.length);
    const next = roles.map((_, k) => weightedLine(x[k]!, y[k]!, weights));
    const moved = Math.max(...next.map((line, k) => Math.abs(line.gain - lines[k]!.gain)));
    lines = next;
    run.progress((iteration + 1) / 6);
    if (moved < 1e-4) break;
  }

  const stable = Array.from(weights.keys()).filter((i) => weights[i]! > STABLE_PROBABILITY);
  const bands = roles.map((role, k) => {
    const [sx, sy] = [Float64Array.from(stable, (i) => x[k]![i]!), Float64Array.from(stable, (i) => y[k]![i]!)];
    return { role, ...lines[k]!, r2: correlation(sx, sy) ** 2, residual: robustSpread(sx, sy, lines[k]!) };
  });
  return { bands, invariantPixels: Uint32Array.from(stable, (i) => sample[i]!) };
}

/** Rewrites the earlier date in the later one's radiometry. Changes `before`. */
export async function applyNormalisation(
  before: ScenePixels,
  bands: readonly BandNormalisation[],
  run: Run,
): Promise<void> {
  for (const { role, gain, offset } of bands) {
    const band = before.bands[before.roles.indexOf(role)]!;
    const shift = offset / REFLECTANCE_STEP;
    for (let i = 0; i < band.length; i++) {
      if (band[i] !== NO_DATA) band[i] = Math.min(32767, Math.max(-32767, Math.round(band[i]! * gain + shift)));
    }
    await run.breathe();
  }
}

function samplePixels(clear: Mask): Uint32Array {
  const total = clear.reduce((sum, value) => sum + value, 0);
  const every = Math.max(1, Math.floor(total / SAMPLE_PIXELS));
  const sample: number[] = [];
  let seen = 0;
  for (let i = 0; i < clear.length; i++) if (clear[i] === 1 && seen++ % every === 0) sample.push(i);
  return Uint32Array.from(sample);
}

function correlation(x: Float64Array, y: Float64Array): number {
  const n = x.length;
  const [mx, my] = [x.reduce((s, v) => s + v, 0) / n, y.reduce((s, v) => s + v, 0) / n];
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    xx += (x[i]! - mx) ** 2;
    yy += (y[i]! - my) ** 2;
    xy += (x[i]! - mx) * (y[i]! - my);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/**
 * The chance that a χ² variable with `degrees` degrees of freedom exceeds `z`, by the closed sums for whole degrees.
 *
 * @example chiSquareAbove(16.81, 6) // 0.01
 */
export function chiSquareAbove(z: number, degrees: number): number {
  if (!(z > 0)) return 1;
  const half = z / 2;
  if (degrees % 2 === 0) {
    let term = Math.exp(-half);
    let sum = term;
    for (let k = 1; k < degrees / 2; k++) {
      term *= half / k;
      sum += term;
    }
    return Math.min(1, sum);
  }
  let sum = erfc(Math.sqrt(half));
  let term = Math.exp(-half) * Math.sqrt(half / Math.PI) * 2;
  for (let k = 1; k <= (degrees - 1) / 2; k++) {
    sum += term;
    term *= half / (k + 0.5);
  }
  return Math.min(1, sum);
}

/** Complementary error function, relative error below 1.2e-7 (Numerical Recipes, Chebyshev fit). */
function erfc(x: number): number {
  const t = 1 / (1 + 0.5 * Math.abs(x));
  const coefficients = [
    -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223,
    0.17087277,
  ];
  const value = t * Math.exp(-x * x + coefficients.reduceRight((sum, c) => sum * t + c, 0));
  return x >= 0 ? value : 2 - value;
}
