import type { PixelWindow } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { boxResample } from './box-resample.ts';

/** Pixels of one level: bands of a window at that level's own resolution. */
export type ReadLevel = (window: PixelWindow, bands: readonly number[], run: Run) => Promise<Float32Array[]>;

/** One resolution of a raster: full size first, then what the file stores reduced. */
export interface Level {
  readonly width: number;
  readonly height: number;
  readonly read: ReadLevel;
}

/** A level kept in memory holds at most this many pixels per band. */
const MEMORY_PIXELS = 4_000_000;
const STRIP_PIXELS = 4_000_000;

/**
 * A reduced copy of the full image for looking at, averaged once per band on first need and then kept; null when the image
 * is small enough to be read as it is.
 */
export function memoryLevel(full: Level): Level | null {
  let factor = 1;
  while (Math.ceil(full.width / factor) * Math.ceil(full.height / factor) > MEMORY_PIXELS) factor *= 2;
  if (factor === 1) return null;
  const [width, height] = [Math.ceil(full.width / factor), Math.ceil(full.height / factor)];
  const known = new Map<number, Float32Array>();
  const read: ReadLevel = async (window, bands, run) => {
    const missing = bands.filter((band) => !known.has(band));
    if (missing.length > 0) {
      const built = await reduce(full, factor, width, height, missing, run);
      for (const [index, band] of missing.entries()) known.set(band, built[index]!);
    }
    return bands.map((band) => cut(known.get(band)!, width, height, window));
  };
  return { width, height, read };
}

async function reduce(
  full: Level,
  factor: number,
  width: number,
  height: number,
  bands: readonly number[],
  run: Run,
): Promise<Float32Array[]> {
  const outputs = bands.map(() => new Float32Array(width * height));
  const rowsAtOnce = Math.max(1, Math.floor(STRIP_PIXELS / (full.width * factor)));
  for (let row = 0; row < height; row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, height - row);
    const window = { column: 0, row: row * factor, width: width * factor, height: rows * factor };
    const strip = await full.read(window, bands, { ...run, progress() {} });
    const place = { offsetX: 0, offsetY: 0, scaleX: 1 / factor, scaleY: 1 / factor };
    for (const [index, pixels] of strip.entries()) {
      outputs[index]!.set(boxResample(pixels, window.width, place, width, rows), row * width);
    }
    run.progress((row + rows) / height);
  }
  return outputs;
}

function cut(pixels: Float32Array, width: number, height: number, window: PixelWindow): Float32Array {
  const output = new Float32Array(window.width * window.height).fill(Number.NaN);
  const from = Math.max(0, window.column);
  const end = Math.min(width, window.column + window.width);
  for (let row = Math.max(0, window.row); row < Math.min(height, window.row + window.height); row++) {
    if (end > from) {
      const source = pixels.subarray(row * width + from, row * width + end);
      output.set(source, (row - window.row) * window.width + (from - window.column));
    }
  }
  return output;
}

/**
 * A picture of a window of the full image, `width` × `height`: from the smallest level that is still fine enough, averaged.
 *
 * @param levels the full image first
 */
export async function readFromLevels(
  levels: readonly Level[],
  window: PixelWindow,
  bands: readonly number[],
  width: number,
  height: number,
  run: Run,
): Promise<Float32Array[]> {
  const full = levels[0]!;
  const wantedFactor = Math.min(window.width / width, window.height / height);
  const fits = levels.filter((level) => full.width / level.width <= wantedFactor * 1.001);
  const level = fits.reduce((best, next) => (next.width < best.width ? next : best), full);
  const [scaleX, scaleY] = [level.width / full.width, level.height / full.height];
  const column = Math.max(0, Math.floor(window.column * scaleX));
  const row = Math.max(0, Math.floor(window.row * scaleY));
  const endColumn = Math.min(level.width, Math.ceil((window.column + window.width) * scaleX));
  const endRow = Math.min(level.height, Math.ceil((window.row + window.height) * scaleY));
  if (endColumn <= column || endRow <= row) return bands.map(() => new Float32Array(width * height).fill(Number.NaN));
  const part = { column, row, width: endColumn - column, height: endRow - row };
  const pixels = await level.read(part, bands, run);
  const [stepX, stepY] = [width / (window.width * scaleX), height / (window.height * scaleY)];
  const place = {
    offsetX: (column - window.column * scaleX) * stepX,
    offsetY: (row - window.row * scaleY) * stepY,
    scaleX: stepX,
    scaleY: stepY,
  };
  return pixels.map((band) => boxResample(band, part.width, place, width, height));
}
