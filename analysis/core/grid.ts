import type { Crs } from './features.ts';

/**
 * Pixel to ground: x = a·column + b·row + c, y = d·column + e·row + f. Column and row count from the outer corner of the
 * first pixel, so the centre of pixel (0, 0) is at (0.5, 0.5).
 */
export type Affine = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where the pixels of a raster lie. */
export interface GridShape {
  readonly crs: Crs;
  readonly width: number;
  readonly height: number;
  readonly transform: Affine;
}

/** Bands of pixels on one grid. bands[b][row * width + column]; NaN where there is no data. */
export interface Grid extends GridShape {
  readonly bands: readonly Float32Array[];
}

/** A rectangle of pixels: column and row of the first one, and how many. */
export interface PixelWindow {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  readonly height: number;
}

export const pixelToGround = ([a, b, c, d, e, f]: Affine, column: number, row: number): [x: number, y: number] => [
  a * column + b * row + c,
  d * column + e * row + f,
];

/** The inverse of an affine; throws a plain error for a singular one (a reader must have refused it before). */
export function invertAffine([a, b, c, d, e, f]: Affine): Affine {
  const determinant = a * e - b * d;
  if (!(Math.abs(determinant) > 0)) throw new Error('affine without an inverse');
  const [ia, ib, id, ie] = [e / determinant, -b / determinant, -d / determinant, a / determinant];
  return [ia, ib, -(ia * c + ib * f), id, ie, -(id * c + ie * f)];
}

/** The grid of a window of this grid. */
export function windowShape(shape: GridShape, window: PixelWindow): GridShape {
  const [a, b, , d, e] = shape.transform;
  const [x, y] = pixelToGround(shape.transform, window.column, window.row);
  return { crs: shape.crs, width: window.width, height: window.height, transform: [a, b, x, d, e, y] };
}
