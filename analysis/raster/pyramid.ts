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
 * How many pixels of the full image one pixel of a reduced copy stands for, across and down: a power of two where the sizes are
 * those of repeated halving (then the copy reaches a little beyond an odd edge), else the ratio of the sizes. GDAL stretches
 * its own copies to end at an odd edge: these are up to one pixel of the copy off there.
 */
export function levelFactor(full: Size, level: Size): readonly [across: number, down: number] {
  const power = 2 ** Math.round(Math.log2(Math.max(full.width, full.height) / Math.max(level.width, level.height)));
  const isHalved = Math.ceil(full.width / power) === level.width && Math.ceil(full.height / power) === level.height;
  return isHalved ? [power, power] : [full.width / level.width, full.height / level.height];
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much coarser than wanted a reduced copy may be; the same as GDAL's. */
const COARSER_AT_MOST = 1.2;

/** The smallest of the sizes whose pixels stand for hardly more than `factor` full pixels; `full` when none does. */
export function levelFor<Level extends Size>(full: Level, reduced: readonly Level[], factor: number): Level {
  const fits = reduced.filter((level) => Math.max(...levelFactor(full, level)) <= factor * COARSER_AT_MOST);
  return fits.reduce((best, next) => (next.width * next.height < best.width * best.height ? next : best), full);
}

/** A place this near to the border of a pixel is on it: what is left is rounding. */
const BORDER_PIXELS = 1e-6;

/**
 * A picture of a window of the full image, `width` × `height`: from the smallest level that is fine enough, averaged where it is
 * finer.
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
  const [full, ...reduced] = levels as [Level, ...Level[]];
  const level = levelFor(full, reduced, Math.min(window.width / width, window.height / height));
  const [across, down] = levelFactor(full, level);
  const column = Math.max(0, Math.floor(window.column / across + BORDER_PIXELS));
  const row = Math.max(0, Math.floor(window.row / down + BORDER_PIXELS));
  const endColumn = Math.min(level.width, Math.ceil((window.column + window.width) / across - BORDER_PIXELS));
  const endRow = Math.min(level.height, Math.ceil((window.row + window.height) / down - BORDER_PIXELS));
  if (endColumn <= column || endRow <= row) return bands.map(() => new Float32Array(width * height).fill(Number.NaN));
  const part = { column, row, width: endColumn - column, height: endRow - row };
  const pixels = await level.read(part, bands, run);
  const [scaleX, scaleY] = [(width * across) / window.width, (height * down) / window.height];
  const place = {
    offsetX: (column - window.column / across) * scaleX,
    offsetY: (row - window.row / down) * scaleY,
    scaleX,
    scaleY,
  };
  return pixels.map((band) => boxResample(band, part.width, place, width, height));
}
