import type { Run } from '../core/run.ts';
import type { RasterFile } from './raster-file.ts';

/** Stored values drawn black and white. */
export type Stretch = readonly [low: number, high: number];
export type Stretches = readonly [Stretch, Stretch, Stretch];

const SAMPLE_SIDE = 512;

/**
 * The stretch of three bands from the 2nd to the 98th percentile of a reduced picture of each raster, shared by all of
 * them, so that two dates are drawn alike. A band without any data is drawn from 0 to 1.
 */
export async function stretchOf(
  files: readonly RasterFile[],
  bands: readonly [number, number, number],
  run: Run,
  lowPercent = 2,
  highPercent = 98,
): Promise<Stretches> {
  const values: Float32Array[][] = [[], [], []];
  for (const [index, file] of files.entries()) {
    const { width, height } = file.info;
    const scale = Math.min(1, SAMPLE_SIDE / Math.max(width, height));
    const window = { column: 0, row: 0, width, height };
    const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    const part = run.stage(file.info.name, index / files.length, (index + 1) / files.length);
    const preview = await file.readPreview(window, bands, across, down, part);
    for (const [band, pixels] of preview.bands.entries()) values[band]!.push(pixels);
  }
  const [red, green, blue] = values.map((pixels) => percentileStretch(pixels, lowPercent, highPercent));
  return [red!, green!, blue!];
}

/** Two percentiles of the finite values (nearest rank); never of zero width. */
export function percentileStretch(pixels: readonly Float32Array[], lowPercent: number, highPercent: number): Stretch {
  const valid = validOf(pixels).sort();
  if (valid.length === 0) return [0, 1];
  const rank = (percent: number): number =>
    valid[Math.min(valid.length - 1, Math.floor((valid.length * percent) / 100))]!;
  const [low, high] = [rank(lowPercent), rank(highPercent)];
  return high > low ? [low, high] : [low, low + 1];
}

function validOf(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const part of parts) for (const value of part) if (Number.isFinite(value)) all[count++] = value;
  return all.subarray(0, count);
}
