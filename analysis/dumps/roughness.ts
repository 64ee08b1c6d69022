import { NO_DATA, REFLECTANCE_STEP } from './scene-pixels.ts';

/**
 * Standard deviation of a band in the 3 × 3 pixels around one, reflectance; holes are left out, 0 with fewer than four values.
 */
export function localRoughness(band: Int16Array, width: number, height: number, pixel: number): number {
  const column = pixel % width;
  const row = (pixel - column) / width;
  let [n, sum, squares] = [0, 0, 0];
  for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
      const value = band[y * width + x]!;
      if (value === NO_DATA) continue;
      n++;
      sum += value;
      squares += value * value;
    }
  }
  return n < 4 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) * REFLECTANCE_STEP;
}

/** Median and robust standard deviation (1.4826 × median absolute deviation) of some values; 0 and 0 for none. */
export function medianAndSpread(values: Float64Array): { readonly median: number; readonly spread: number } {
  if (values.length === 0) return { median: 0, spread: 0 };
  const sorted = values.slice().sort();
  const median = sorted[sorted.length >> 1]!;
  const deviations = sorted.map((value) => Math.abs(value - median)).sort();
  return { median, spread: 1.4826 * deviations[deviations.length >> 1]! };
}
