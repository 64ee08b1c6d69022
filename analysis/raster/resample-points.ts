import type { Plane, RowSampler } from './resample.ts';

/**
 * A place within this of a border belongs to the pixel behind it (right, below), so that rounding does not decide where the
 * centres of a finer grid fall exactly on the borders of a coarser one.
 */
const BORDER_PIXELS = 1e-7;

/** The index of the pixel that a place lies in, along one axis. */
export const pixelAt = (place: number): number => Math.floor(place + BORDER_PIXELS);

/** The value of the pixel that each place lies in. */
export const nearestRow: RowSampler = ({ pixels, width, height }, columns, rows, output, at) => {
  for (let index = 0; index < columns.length; index++) {
    const [column, row] = [pixelAt(columns[index]!), pixelAt(rows[index]!)];
    const isInside = column >= 0 && column < width && row >= 0 && row < height;
    output[at + index] = isInside ? pixels[row * width + column]! : Number.NaN;
  }
};

/** The mean of the four pixels around each place, by distance. */
export const bilinearRow: RowSampler = (plane, columns, rows, output, at) => {
  const { pixels, width, height } = plane;
  const [lastLeft, lastTop] = [width - 1.5, height - 1.5];
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index]!;
    const row = rows[index]!;
    if (column >= 0.5 && column < lastLeft && row >= 0.5 && row < lastTop) {
      const left = (column - 0.5) | 0;
      const top = (row - 0.5) | 0;
      const right = column - 0.5 - left;
      const down = row - 0.5 - top;
      const from = top * width + left;
      const [a, c] = [pixels[from]!, pixels[from + width]!];
      const above = a + (pixels[from + 1]! - a) * right;
      const below = c + (pixels[from + width + 1]! - c) * right;
      const value = above + (below - above) * down;
      output[at + index] = Number.isNaN(value) ? carefulBilinear(plane, column, row) : value;
    } else {
      output[at + index] = carefulBilinear(plane, column, row);
    }
  }
};

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
export const cubicRow: RowSampler = (plane, columns, rows, output, at) => {
  const { pixels, width, height } = plane;
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index]!;
    const row = rows[index]!;
    const left = Math.floor(column - 0.5);
    const top = Math.floor(row - 0.5);
    let value = Number.NaN;
    if (left >= 1 && top >= 1 && left + 2 < width && top + 2 < height) {
      const [right, down] = [column - 0.5 - left, row - 0.5 - top];
      const from = (top - 1) * width + left - 1;
      value = cubic(
        cubicAt(pixels, from, right),
        cubicAt(pixels, from + width, right),
        cubicAt(pixels, from + 2 * width, right),
        cubicAt(pixels, from + 3 * width, right),
        down,
      );
    }
    output[at + index] = Number.isNaN(value) ? carefulBilinear(plane, column, row) : value;
  }
};

const cubicAt = (pixels: Float32Array, from: number, along: number): number =>
  cubic(pixels[from]!, pixels[from + 1]!, pixels[from + 2]!, pixels[from + 3]!, along);

/** Keys' interpolant between b and c. */
const cubic = (a: number, b: number, c: number, d: number, t: number): number =>
  b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
