import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { CHANGE_ROLES, sharedRoles } from './bands.ts';
import { type ChangeThreshold, type ChangeVector, spectralAngle } from './change.ts';
import { groundKind, NET } from './ground-gate.ts';
import { ndvi } from './indices.ts';
import { classModel, wasteLikeness } from './likelihood.ts';
import type { Mask } from './morphology.ts';
import type { DumpsParams } from './params.ts';
import { localRoughness, medianAndSpread } from './roughness.ts';
import { bandOf, REFLECTANCE_STEP, type ScenePixels } from './scene-pixels.ts';
import { SPECTRAL_CLASSES } from './spectral-table.ts';

/** Bits of `fired`; the three lowest are those of the ground gate. */
export const C1 = 8;
export const C2 = 16;
export const C3 = 32;

/** Two dates in one radiometry and what is known of their change. */
export interface DatePair {
  readonly before: ScenePixels;
  readonly change: ChangeVector;
  readonly threshold: ChangeThreshold;
  readonly invariantPixels: Uint32Array;
}

export interface Evidence {
  /** 0–1, how strongly a pixel speaks for a dump; 0 where it was not looked at or the gate is closed */
  readonly p: Float32Array;
  /** likeness of the change to dumping, 0–255 for 0–1 */
  readonly changed: Uint8Array;
  /** conditions that fired, as bits */
  readonly fired: Uint8Array;
}

/** How the two kinds of evidence are mixed: p = 1 − (1 − spectral)^a · (1 − changed)^b. */
const [SPECTRAL_POWER, CHANGE_POWER] = [0.4, 0.6];
/** A change with neither C2 nor C3 (winter grass or fallow to refuse) counts less. Unverified. */
const OTHER_DIRECTION = 0.7;
/** A pixel on the edge of a patch is a mixture: it may join with this share of T, but never be a core. */
const [EDGE_RATIO, BELOW_CORE] = [0.7, 0.999];
const ROUGHER_Z = 2;
const STILL_NDVI = 0.1;

/**
 * The evidence of every clear pixel, in one pass.
 *
 * With one date p is the likeness to waste. With two, C1 asks the change vector for T; C2 for vegetation lost; C3 for bare
 * ground that became rough or turned its spectrum; the change likeness is 1 − 2^(−(m/T)²), so ½ at T, times a direction factor. Only a pixel in which C1 fired can be the core of a patch; below 0.7 T p is 0.
 */
export async function gatherEvidence(
  after: ScenePixels,
  pair: DatePair | null,
  clear: Mask,
  { width, height }: Pick<GridShape, 'width' | 'height'>,
  params: DumpsParams,
  run: Run,
): Promise<Evidence> {
  const [blue, green, red, nir] = (['blue', 'green', 'red', 'nir'] as const).map((role) => bandOf(after, role)!) as [
    Int16Array,
    Int16Array,
    Int16Array,
    Int16Array,
  ];
  const [swir1, swir2] = [bandOf(after, 'swir1'), bandOf(after, 'swir2')];
  const model = classModel(after.roles);
  const spectrum = new Float64Array(after.roles.length);
  const posteriors = new Float64Array(SPECTRAL_CLASSES.length);
  const direction = pair ? directionTest(after, pair, width, height, params) : null;

  const likeness = (pixel: number, kind: number): number => {
    if (kind === NET) return 0;
    for (let b = 0; b < spectrum.length; b++) spectrum[b] = after.bands[b]![pixel]! * REFLECTANCE_STEP;
    model.classify(spectrum, posteriors);
    return wasteLikeness(posteriors);
  };

  const p = new Float32Array(clear.length);
  const changed = new Uint8Array(clear.length);
  const fired = new Uint8Array(clear.length);
  for (let i = 0; i < clear.length; i++) {
    if (i % 16_384 === 0) {
      await run.breathe();
      run.progress(i / clear.length);
    }
    if (clear[i] !== 1) continue;
    const kind = groundKind(
      {
        blue: blue[i]! * REFLECTANCE_STEP,
        green: green[i]! * REFLECTANCE_STEP,
        red: red[i]! * REFLECTANCE_STEP,
        nir: nir[i]! * REFLECTANCE_STEP,
        swir1: swir1 ? swir1[i]! * REFLECTANCE_STEP : Number.NaN,
        swir2: swir2 ? swir2[i]! * REFLECTANCE_STEP : Number.NaN,
      },
      params,
    );
    const moved = direction ? direction(i) : 0;
    fired[i] = kind | moved;
    if (kind === 0) continue;

    if (!pair) {
      p[i] = likeness(i, kind);
      continue;
    }
    const ratio = pair.change.magnitude[i]! / pair.threshold.change;
    const likeChange = (1 - 2 ** -(ratio * ratio)) * ((moved & (C2 | C3)) !== 0 ? 1 : OTHER_DIRECTION);
    changed[i] = Math.round(255 * likeChange);
    // Ground that stood still is no new dump however much it looks like one: without this, one changed pixel would grow over
    // every car park.
    if (ratio < EDGE_RATIO) continue;
    const both = 1 - (1 - likeness(i, kind)) ** SPECTRAL_POWER * (1 - likeChange) ** CHANGE_POWER;
    p[i] = (moved & C1) === 0 ? Math.min(both, BELOW_CORE * params.high) : both;
  }
  return { p, changed, fired };
}

/** Which of C1, C2, C3 fire at a pixel, as bits. C3 is asked only where C1 fired and NDVI stood still. */
function directionTest(
  after: ScenePixels,
  pair: DatePair,
  width: number,
  height: number,
  params: DumpsParams,
): (pixel: number) => number {
  const roles = sharedRoles(indexOf(pair.before), indexOf(after)).filter((role) => CHANGE_ROLES.includes(role));
  const [bands1, bands2] = [roles.map((role) => bandOf(pair.before, role)!), roles.map((role) => bandOf(after, role)!)];
  const [red1, nir1] = [bandOf(pair.before, 'red')!, bandOf(pair.before, 'nir')!];
  const [red2, nir2] = [bandOf(after, 'red')!, bandOf(after, 'nir')!];
  const rougher = (i: number): number =>
    localRoughness(red2, width, height, i) - localRoughness(red1, width, height, i);
  const every = Math.max(1, Math.floor(pair.invariantPixels.length / 20_000));
  const usual = medianAndSpread(
    Float64Array.from(
      pair.invariantPixels.filter((_, k) => k % every === 0),
      rougher,
    ),
  );

  return (i) => {
    const ndvi1 = ndvi(nir1[i]!, red1[i]!);
    const ndvi2 = ndvi(nir2[i]!, red2[i]!);
    let bits = pair.change.magnitude[i]! >= pair.threshold.change ? C1 : 0;
    if (ndvi2 - ndvi1 <= -params.ndviLoss && ndvi2 < params.ndviMax) bits |= C2;
    if (bits === C1 && Math.abs(ndvi2 - ndvi1) < STILL_NDVI) {
      const isRougher = usual.spread > 0 && (rougher(i) - usual.median) / usual.spread > ROUGHER_Z;
      if (isRougher || spectralAngle(bands1, bands2, i) > params.spectralAngle) bits |= C3;
    }
    return bits;
  };
}

const indexOf = (pixels: ScenePixels): Partial<Record<(typeof CHANGE_ROLES)[number], number>> =>
  Object.fromEntries(pixels.roles.map((role, k) => [role, k]));
