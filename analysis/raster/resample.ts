import type { Grid, GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { type CoordinateMesh, coordinateMesh } from './coordinate-mesh.ts';
import { averageBox, modeBox, sampleBoxes } from './resample-boxes.ts';
import { bilinearRows, cubicRows, nearestRows } from './resample-points.ts';
import { kernelScale, wideKernelRows } from './resample-wide.ts';

/**
 * How a value is found between pixels: the pixel it lies in; the mean of four pixels by distance; Keys' cubic convolution over
 * sixteen (a = −0.5); the mean of all pixels under the target pixel by shared area; the value that most of them have.
 */
export type Resampling = 'nearest' | 'bilinear' | 'cubic' | 'average' | 'mode';

/** One band on its grid, as the row samplers take it. */
export interface Plane {
  readonly pixels: Float32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Resamples bands onto another grid; a pixel's centre is at column + 0.5. What is NaN in the source has no weight, so a hole
 * neither blends nor spreads; the result is NaN outside the source and, except for the mean and the most frequent value of a
 * whole target pixel, where the nearest source pixel has no data.
 *
 * Where the target is coarser than the source by more than 5 %, bilinear and cubic weigh all source pixels under a kernel that is
 * widened alike, as gdalwarp does, so that nothing between the sampled pixels is skipped.
 */
export async function resample(
  source: Grid,
  target: GridShape,
  method: Resampling,
  run: Run,
  mesh: CoordinateMesh = coordinateMesh(source, target),
): Promise<Grid> {
  const bands = source.bands.map(() => new Float32Array(target.width * target.height));
  await resampleInto(bands, 0, source, target, method, run, mesh);
  return { crs: target.crs, width: target.width, height: target.height, transform: target.transform, bands };
}

/** The same into arrays that exist already: row 0 of the target begins at `offset` of each. */
export async function resampleInto(
  outputs: readonly Float32Array[],
  offset: number,
  source: Grid,
  target: GridShape,
  method: Resampling,
  run: Run,
  mesh: CoordinateMesh,
): Promise<void> {
  const planes = source.bands.map((pixels) => ({ pixels, width: source.width, height: source.height }));
  if (method === 'average' || method === 'mode') {
    await sampleBoxes(outputs, offset, planes, target, mesh, method === 'average' ? averageBox : modeBox, run);
    return;
  }
  const sampleRow = rowSampler(method, mesh, target.width);
  const columns = new Float64Array(target.width);
  const rows = new Float64Array(target.width);
  for (let row = 0; row < target.height; row++) {
    await run.breathe();
    mesh.rowOf(row, columns, rows);
    sampleRow(planes, columns, rows, outputs, offset + row * target.width);
    run.progress((row + 1) / target.height);
  }
}

/** Fills one row of the outputs, one for each plane, from `at` on with the values at these source places. */
export type RowSampler = (
  planes: readonly Plane[],
  columns: Float64Array,
  rows: Float64Array,
  outputs: readonly Float32Array[],
  at: number,
) => void;

function rowSampler(method: 'nearest' | 'bilinear' | 'cubic', mesh: CoordinateMesh, width: number): RowSampler {
  if (method === 'nearest') return nearestRows(width);
  const [scaleX, scaleY] = [kernelScale(mesh.coarseness[0]), kernelScale(mesh.coarseness[1])];
  if (scaleX < 1 || scaleY < 1) return wideKernelRows(method, scaleX, scaleY);
  return method === 'bilinear' ? bilinearRows(width) : cubicRows(width);
}
