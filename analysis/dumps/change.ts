import type { Run } from '../core/run.ts';
import { CHANGE_ROLES } from './bands.ts';
import type { Mask } from './morphology.ts';
import { count, emptyHistogram, type Histogram, histogramPercentile, otsuThreshold } from './otsu.ts';
import type { DumpsParams } from './params.ts';
import { bandOf, REFLECTANCE_STEP, type ScenePixels } from './scene-pixels.ts';

export interface ChangeVector {
  /** √Σ(after − before)² over the shared change bands, reflectance; NaN where not clear */
  readonly magnitude: Float32Array;
  readonly histogram: Histogram;
  readonly bandCount: number;
}

const [BINS, HISTOGRAM_MAX] = [512, 0.512];

/** Length of the change vector per clear pixel (Malila 1980), between scenes already in the same radiometry. */
export async function changeVector(
  before: ScenePixels,
  after: ScenePixels,
  clear: Mask,
  run: Run,
): Promise<ChangeVector> {
  const pairs = CHANGE_ROLES.flatMap((role) => {
    const [b, a] = [bandOf(before, role), bandOf(after, role)];
    return b && a ? [[b, a] as const] : [];
  });
  const magnitude = new Float32Array(clear.length).fill(Number.NaN);
  const histogram = emptyHistogram(BINS, HISTOGRAM_MAX);
  for (let i = 0; i < clear.length; i++) {
    if (i % 262_144 === 0) {
      await run.breathe();
      run.progress(i / clear.length);
    }
    if (clear[i] !== 1) continue;
    let squares = 0;
    for (const [b, a] of pairs) squares += (a[i]! - b[i]!) ** 2;
    const m = Math.sqrt(squares) * REFLECTANCE_STEP;
    magnitude[i] = m;
    count(histogram, m);
  }
  return { magnitude, histogram, bandCount: pairs.length };
}

export interface ChangeThreshold {
  readonly change: number;
  readonly otsu: number;
  /** 99th percentile of the magnitude on the invariant pixels */
  readonly invariantPercentile: number;
}

/**
 * T = Otsu's threshold, held between max(floor, 99th percentile of the invariant pixels) and the ceiling. The floor is the 95th
 * percentile of unchanged ground in simulation: going below it does not find dumps on bare land, it only flags more unchanged pixels.
 * Floor and ceiling hold for six bands and shrink with √(bands/6) for fewer.
 */
export function changeThreshold(
  change: ChangeVector,
  invariantPixels: Uint32Array,
  params: DumpsParams,
): ChangeThreshold {
  const stable = emptyHistogram(BINS, HISTOGRAM_MAX);
  for (const pixel of invariantPixels) count(stable, change.magnitude[pixel]!);
  const invariantPercentile = histogramPercentile(stable, 0.99);
  const otsu = otsuThreshold(change.histogram);
  const fewer = Math.sqrt(change.bandCount / CHANGE_ROLES.length);
  const floor = Math.max(params.changeFloor * fewer, invariantPercentile || 0);
  const ceiling = Math.max(floor, params.changeCeiling * fewer);
  return { change: Math.min(ceiling, Math.max(floor, otsu || 0)), otsu, invariantPercentile };
}

/** Angle in radians between the spectra of two dates at a pixel over the shared change bands: 0 when only brightness changed. */
export function spectralAngle(before: readonly Int16Array[], after: readonly Int16Array[], pixel: number): number {
  let [bb, aa, ba] = [0, 0, 0];
  for (let k = 0; k < before.length; k++) {
    const [b, a] = [before[k]![pixel]!, after[k]![pixel]!];
    bb += b * b;
    aa += a * a;
    ba += b * a;
  }
  return bb > 0 && aa > 0 ? Math.acos(Math.min(1, Math.max(-1, ba / Math.sqrt(bb * aa)))) : 0;
}
