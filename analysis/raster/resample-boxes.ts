import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { CoordinateMesh } from './coordinate-mesh.ts';
import type { Plane } from './resample.ts';

/** The value of a target pixel from the source pixels under it: the box from (left, top) to (right, bottom), inside the plane. */
type BoxSampler = (plane: Plane, left: number, top: number, right: number, bottom: number) => number;

/** A box that reaches less than this into a pixel does not touch it: rounding in the mesh is far smaller. */
const TOUCH_PIXELS = 1e-6;

/**
 * Every target pixel from the upright box around its four corners on the source. (gdalwarp takes two opposite corners, which is
 * the same without rotation, and nothing at 45°.)
 */
export async function sampleBoxes(
  outputs: readonly Float32Array[],
  offset: number,
  planes: readonly Plane[],
  target: GridShape,
  mesh: CoordinateMesh,
  sample: BoxSampler,
  run: Run,
): Promise<void> {
  const line = (): [columns: Float64Array, rows: Float64Array] => [
    new Float64Array(target.width + 1),
    new Float64Array(target.width + 1),
  ];
  let [upper, lower] = [line(), line()];
  mesh.cornersOf(0, ...upper);
  for (let row = 0; row < target.height; row++) {
    await run.breathe();
    mesh.cornersOf(row + 1, ...lower);
    const [[a, b], [c, d]] = [upper, lower];
    for (let column = 0, next = 1; column < target.width; column = next++) {
      const left = Math.min(a[column]!, a[next]!, c[column]!, c[next]!);
      const right = Math.max(a[column]!, a[next]!, c[column]!, c[next]!);
      const top = Math.min(b[column]!, b[next]!, d[column]!, d[next]!);
      const bottom = Math.max(b[column]!, b[next]!, d[column]!, d[next]!);
      const at = offset + row * target.width + column;
      for (const [index, plane] of planes.entries())
        outputs[index]![at] = sampleInside(plane, left, top, right, bottom, sample);
    }
    [upper, lower] = [lower, upper];
    run.progress((row + 1) / target.height);
  }
}

function sampleInside(
  plane: Plane,
  left: number,
  top: number,
  right: number,
  bottom: number,
  sample: BoxSampler,
): number {
  const [firstX, endX] = [Math.max(0, left), Math.min(plane.width, right)];
  const [firstY, endY] = [Math.max(0, top), Math.min(plane.height, bottom)];
  const isTouched = endX - firstX > TOUCH_PIXELS && endY - firstY > TOUCH_PIXELS;
  return isTouched ? sample(plane, firstX, firstY, endX, endY) : Number.NaN;
}

/** The mean of the pixels in the box that have data, each by the part of it that lies in the box; NaN when none has. */
export const averageBox: BoxSampler = ({ pixels, width }, left, top, right, bottom) => {
  const [firstX, endX] = [Math.floor(left + TOUCH_PIXELS), Math.ceil(right - TOUCH_PIXELS)];
  const [firstY, endY] = [Math.floor(top + TOUCH_PIXELS), Math.ceil(bottom - TOUCH_PIXELS)];
  let [sum, weights] = [0, 0];
  for (let y = firstY; y < endY; y++) {
    const high = Math.min(y + 1, bottom) - Math.max(y, top);
    for (let x = firstX; x < endX; x++) {
      const value = pixels[y * width + x]!;
      if (Number.isNaN(value)) continue;
      const area = high * (Math.min(x + 1, right) - Math.max(x, left));
      sum += value * area;
      weights += area;
    }
  }
  return weights > 0 ? sum / weights : Number.NaN;
};

/**
 * The value that most pixels of the box have, every pixel that it touches counting once; of equals the one that gets there
 * first, row by row (gdalwarp's rule). NaN when none has data.
 */
export const modeBox: BoxSampler = ({ pixels, width }, left, top, right, bottom) => {
  const [firstX, endX] = [Math.floor(left + TOUCH_PIXELS), Math.ceil(right - TOUCH_PIXELS)];
  const [firstY, endY] = [Math.floor(top + TOUCH_PIXELS), Math.ceil(bottom - TOUCH_PIXELS)];
  const votes = new Map<number, number>();
  let [best, most] = [Number.NaN, 0];
  for (let y = firstY; y < endY; y++) {
    for (let x = firstX; x < endX; x++) {
      const value = pixels[y * width + x]!;
      if (Number.isNaN(value)) continue;
      const count = (votes.get(value) ?? 0) + 1;
      votes.set(value, count);
      if (count > most) [best, most] = [value, count];
    }
  }
  return best;
};
