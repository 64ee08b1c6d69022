import type { Plane, RowSampler } from './resample.ts';

/**
 * A place within this of a border belongs to the pixel behind it (right, below), so that rounding does not decide where the
 * centres of a finer grid fall exactly on the borders of a coarser one.
 */
const BORDER_PIXELS = 1e-7;

/** The index of the pixel that a place lies in, along one axis. */
export const pixelAt = (place: number): number => Math.floor(place + BORDER_PIXELS);

/** The value of the pixel that each place lies in. */
export function nearestRows(count: number): RowSampler {
  const froms = new Int32Array(count);
  return (planes, columns, rows, outputs, at) => {
    const { width, height } = planes[0]!;
    for (let index = 0; index < count; index++) {
      const column = pixelAt(columns[index]!);
      const row = pixelAt(rows[index]!);
      froms[index] = column >= 0 && column < width && row >= 0 && row < height ? row * width + column : -1;
    }
    for (let band = 0; band < planes.length; band++) gather(planes[band]!.pixels, froms, outputs[band]!, at);
  };
}

function gather(pixels: Float32Array, froms: Int32Array, output: Float32Array, at: number): void {
  for (let index = 0; index < froms.length; index++) {
    const from = froms[index]!;
    output[at + index] = from < 0 ? Number.NaN : pixels[from]!;
  }
}

/** The mean of the four pixels around each place, by distance. */
export function bilinearRows(count: number): RowSampler {
  const stencil = newStencil(count);
  return (planes, columns, rows, outputs, at) => {
    placeStencil(stencil, planes[0]!, columns, rows, 0, 1);
    for (let band = 0; band < planes.length; band++) {
      const [plane, output] = [planes[band]!, outputs[band]!];
      bilinearBand(plane.pixels, plane.width, stencil, output, at);
      fillCarefully(plane, columns, rows, output, at);
    }
  };
}

/** Where the stencil of each place begins, -1 where it does not fit, and how far the place is into its middle. */
interface Stencil {
  readonly froms: Int32Array;
  readonly rights: Float64Array;
  readonly downs: Float64Array;
}

const newStencil = (count: number): Stencil => ({
  froms: new Int32Array(count),
  rights: new Float64Array(count),
  downs: new Float64Array(count),
});

/** Places stencils of pixels that reach from `before` pixels before to `after` pixels after the one left above each place. */
function placeStencil(
  { froms, rights, downs }: Stencil,
  { width, height }: Plane,
  columns: Float64Array,
  rows: Float64Array,
  before: number,
  after: number,
): void {
  const [lastColumn, lastRow] = [width - after + 0.5, height - after + 0.5];
  const first = before + 0.5;
  for (let index = 0; index < froms.length; index++) {
    const column = columns[index]!;
    const row = rows[index]!;
    if (column >= first && column < lastColumn && row >= first && row < lastRow) {
      const left = (column - 0.5) | 0;
      const top = (row - 0.5) | 0;
      froms[index] = (top - before) * width + left - before;
      rights[index] = column - 0.5 - left;
      downs[index] = row - 0.5 - top;
    } else {
      froms[index] = -1;
    }
  }
}

/** What has no stencil, or a hole in it, becomes NaN. */
function bilinearBand(
  pixels: Float32Array,
  width: number,
  { froms, rights, downs }: Stencil,
  output: Float32Array,
  at: number,
): void {
  for (let index = 0; index < froms.length; index++) {
    const from = froms[index]!;
    if (from < 0) {
      output[at + index] = Number.NaN;
      continue;
    }
    const right = rights[index]!;
    const a = pixels[from]!;
    const c = pixels[from + width]!;
    const above = a + (pixels[from + 1]! - a) * right;
    const below = c + (pixels[from + width + 1]! - c) * right;
    output[at + index] = above + (below - above) * downs[index]!;
  }
}

/** Finds the mean of what is there wherever the quick way has left a hole. */
function fillCarefully(
  plane: Plane,
  columns: Float64Array,
  rows: Float64Array,
  output: Float32Array,
  at: number,
): void {
  for (let index = 0; index < columns.length; index++) {
    if (Number.isNaN(output[at + index]!)) output[at + index] = carefulBilinear(plane, columns[index]!, rows[index]!);
  }
}

/** Whether a place lies on the plane and the pixel that it lies in has data. */
export function hasData({ pixels, width, height }: Plane, column: number, row: number): boolean {
  const [x, y] = [pixelAt(column), pixelAt(row)];
  return x >= 0 && x < width && y >= 0 && y < height && !Number.isNaN(pixels[y * width + x]!);
}

/**
 * The same mean over those of the four pixels that exist and have data; NaN outside the plane and where the nearest pixel has
 * none.
 */
export function carefulBilinear({ pixels, width, height }: Plane, column: number, row: number): number {
  if (!hasData({ pixels, width, height }, column, row)) return Number.NaN;
  const [left, top] = [Math.floor(column - 0.5), Math.floor(row - 0.5)];
  const [right, down] = [column - 0.5 - left, row - 0.5 - top];
  let [sum, weights] = [0, 0];
  for (let corner = 0; corner < 4; corner++) {
    const [stepX, stepY] = [corner & 1, corner >> 1];
    const [x, y] = [left + stepX, top + stepY];
    if (x < 0 || x >= width || y < 0 || y >= height) continue;
    const value = pixels[y * width + x]!;
    if (Number.isNaN(value)) continue;
    const weight = (stepX === 1 ? right : 1 - right) * (stepY === 1 ? down : 1 - down);
    sum += value * weight;
    weights += weight;
  }
  return weights > 1e-9 ? sum / weights : Number.NaN;
}

/**
 * Cubic convolution over sixteen pixels (Keys 1981, a = −0.5). Where one of them is missing or has no data the value is
 * the bilinear one, as in gdalwarp, because negative weights around a hole would overshoot.
 */
export function cubicRows(count: number): RowSampler {
  const stencil = newStencil(count);
  return (planes, columns, rows, outputs, at) => {
    placeStencil(stencil, planes[0]!, columns, rows, 1, 2);
    for (let band = 0; band < planes.length; band++) {
      const [plane, output] = [planes[band]!, outputs[band]!];
      cubicBand(plane.pixels, plane.width, stencil, output, at);
      fillCarefully(plane, columns, rows, output, at);
    }
  };
}

function cubicBand(
  pixels: Float32Array,
  width: number,
  { froms, rights, downs }: Stencil,
  output: Float32Array,
  at: number,
): void {
  for (let index = 0; index < froms.length; index++) {
    const from = froms[index]!;
    if (from < 0) {
      output[at + index] = Number.NaN;
      continue;
    }
    const right = rights[index]!;
    output[at + index] = cubic(
      cubicAt(pixels, from, right),
      cubicAt(pixels, from + width, right),
      cubicAt(pixels, from + 2 * width, right),
      cubicAt(pixels, from + 3 * width, right),
      downs[index]!,
    );
  }
}

const cubicAt = (pixels: Float32Array, from: number, along: number): number =>
  cubic(pixels[from]!, pixels[from + 1]!, pixels[from + 2]!, pixels[from + 3]!, along);

/** Keys' interpolant between b and c. */
const cubic = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
