import type { Run } from '../core/run.ts';
import { atLeastOfNine, dilate, type Mask } from './morphology.ts';
import { bandOf, isSurface, NO_DATA, REFLECTANCE_STEP, type ScenePixels } from './scene-pixels.ts';

/** SCL classes that are no usable ground: nodata, saturated, shadow, cloud medium and high, cirrus, snow (ESA L2A product). */
const UNUSABLE = new Set([0, 1, 3, 8, 9, 10, 11, 255]);
/** Of them, the ones whose surroundings are suspect too. */
const SPREADING = new Set([3, 8, 9, 10, 11]);

/**
 * Clear pixels by scene classification: vegetation, bare, water, unclassified and dark ground count as clear, and what is within
 * `dilationPixels` of cloud, shadow, cirrus or snow does not.
 */
export async function clearByClasses(
  classes: Uint8Array,
  width: number,
  height: number,
  dilationPixels: number,
  run: Run,
): Promise<Mask> {
  const spread = await dilate(
    classes.map((c) => (SPREADING.has(c) ? 1 : 0)),
    width,
    height,
    dilationPixels,
    run,
  );
  return classes.map((c, i) => (UNUSABLE.has(c) || spread[i] === 1 ? 0 : 1));
}

/**
 * Clear pixels by thresholds, for a scene without a mask: cloud is bright and grey (blue > 0.30, brightness > 0.35,
 * |NDVI| < 0.2), shadow dark in every band but not water (NIR < 0.06, blue < 0.07, NIR > green). Unverified values; misses thin
 * haze and takes some white roofs for cloud.
 */
export async function clearByThresholds(
  pixels: ScenePixels,
  width: number,
  height: number,
  dilationPixels: number,
  run: Run,
): Promise<Mask> {
  const [blue, green, red, nir] = (['blue', 'green', 'red', 'nir'] as const).map((role) => bandOf(pixels, role)!);
  const bad = new Uint8Array(width * height);
  for (let i = 0; i < bad.length; i++) {
    if (i % 65_536 === 0) await run.breathe();
    if (blue![i] === NO_DATA) continue;
    const [b, g, r, n] = [blue![i]!, green![i]!, red![i]!, nir![i]!].map((v) => v * REFLECTANCE_STEP) as [
      number,
      number,
      number,
      number,
    ];
    const isCloud = b > 0.3 && (b + g + r + n) / 4 > 0.35 && Math.abs((n - r) / (n + r)) < 0.2;
    const isShadow = n < 0.06 && b < 0.07 && n > g;
    if (isCloud || isShadow) bad[i] = 1;
  }
  // Single pixels are roofs and walls; cloud comes in patches.
  const patches = await atLeastOfNine(bad, width, height, 6, run);
  const spread = await dilate(patches, width, height, dilationPixels + 1, run);
  return spread.map((value) => 1 - value);
}

/** Clears every pixel of `clear` in which any band of the scene has no data, or a value no surface has. Changes `clear`. */
export async function dropHoles(clear: Mask, pixels: ScenePixels, run: Run): Promise<void> {
  for (const band of pixels.bands) {
    await run.breathe();
    for (let i = 0; i < clear.length; i++) if (!isSurface(band[i]!)) clear[i] = 0;
  }
}
