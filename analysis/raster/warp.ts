import { type Grid, type GridShape, type PixelWindow, windowShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { type CoordinateMesh, coordinateMesh } from './coordinate-mesh.ts';
import { levelFactor, levelFor } from './pyramid.ts';
import type { RasterFile } from './raster-file.ts';
import { type Resampling, resample, resampleInto } from './resample.ts';

/** How many source pixels, all bands together, are held at once; a larger warp goes in strips of the target. */
const PIXELS_AT_ONCE = 16_000_000;

/**
 * Reads bands of a raster on any grid, reprojected and resampled from full resolution, reading only the source window that is
 * needed. NaN where there is no data and outside the raster. The result is exact to `MESH_ERROR_PIXELS` source pixels.
 */
export async function warpWindow(
  file: RasterFile,
  bands: readonly number[],
  target: GridShape,
  method: Resampling,
  run: Run,
): Promise<Grid> {
  const outputs = bands.map(() => new Float32Array(target.width * target.height));
  await warpRows(file, bands, target, method, { first: 0, end: target.height }, outputs, 0, run);
  const { crs, width, height, transform } = target;
  return { crs, width, height, transform, bands: outputs };
}

/**
 * The same for some rows of the target, so that several workers can share one target: the outputs, one for each band, are filled
 * from `offset` on with rows `first` to `end` of the target, exactly as the whole would be.
 */
export async function warpRows(
  file: RasterFile,
  bands: readonly number[],
  target: GridShape,
  method: Resampling,
  { first, end }: { readonly first: number; readonly end: number },
  outputs: readonly Float32Array[],
  offset: number,
  run: Run,
): Promise<void> {
  const mesh = coordinateMesh(file.info, target);
  const rowsAtOnce = stripRows(file.info, bands.length, mesh.strip(first, end - first), end - first);
  for (let row = first; row < end; row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, end - row);
    const shape = windowShape(target, { column: 0, row, width: target.width, height: rows });
    const strip = mesh.strip(row, rows);
    const at = offset + (row - first) * target.width;
    const part = run.stage('warp', (row - first) / (end - first), (row + rows - first) / (end - first));
    const window = sourceWindow(file.info, strip);
    if (window === null) {
      for (const output of outputs) output.fill(Number.NaN, at, at + rows * target.width);
      continue;
    }
    const source = await file.readWindow(window, bands, part.stage('read', 0, 0.7));
    const moved = movedMesh(strip, window);
    await resampleInto(outputs, at, source, shape, method, part.stage('resample', 0.7, 1), moved);
  }
}

/**
 * The same for looking at: where the target is coarser than the raster a reduced copy of about its coarseness is read, so that a
 * far view costs as much as a near one, and four of its pixels are weighed. Null when the two do not touch.
 */
export async function warpForView(
  file: RasterFile,
  bands: readonly number[],
  target: GridShape,
  run: Run,
): Promise<Grid | null> {
  const { info } = file;
  const mesh = coordinateMesh(info, target);
  const window = sourceWindow(info, mesh);
  if (window === null) return null;
  const factor = Math.min(...mesh.coarseness);
  const level = levelFor(info, info.overviews, factor);
  const isStored = level !== info;
  if (!isStored && factor < 1.5) {
    return resample(
      await file.readWindow(window, bands, run),
      target,
      'bilinear',
      run,
      asFine(movedMesh(mesh, window)),
    );
  }
  const [across, down] = isStored ? levelFactor(info, level) : [factor, factor];
  const around = snapped(window, across, down);
  const [width, height] = [Math.round(around.width / across), Math.round(around.height / down)];
  const reduced = await file.readPreview(around, bands, width, height, run);
  return resample(reduced, target, 'bilinear', run, asFine(coordinateMesh(reduced, target)));
}

/** The smallest window of whole reduced pixels around this one. */
function snapped({ column, row, width, height }: PixelWindow, across: number, down: number): PixelWindow {
  const [left, top] = [Math.floor(column / across), Math.floor(row / down)];
  const [right, bottom] = [Math.ceil((column + width) / across), Math.ceil((row + height) / down)];
  return { column: left * across, row: top * down, width: (right - left) * across, height: (bottom - top) * down };
}

/** A mesh whose kernels stay four pixels small, for sources that are about as coarse as the target. */
const asFine = (mesh: CoordinateMesh): CoordinateMesh => ({ ...mesh, coarseness: [1, 1] });

/**
 * The window of the source that a target touches, wider by what the kernels reach beyond a pixel's centre; null when they do not
 * touch.
 */
export function sourceWindow(source: GridShape, { extent, coarseness }: CoordinateMesh): PixelWindow | null {
  if (extent === null) return null;
  const { left, top, right, bottom } = extent;
  const [aroundX, aroundY] = coarseness.map((pixels) => 2 + Math.ceil(2 * Math.max(1, pixels))) as [number, number];
  const column = Math.max(0, Math.floor(left) - aroundX);
  const row = Math.max(0, Math.floor(top) - aroundY);
  const endColumn = Math.min(source.width, Math.ceil(right) + aroundX);
  const endRow = Math.min(source.height, Math.ceil(bottom) + aroundY);
  const isBeside =
    right < -coarseness[0] ||
    bottom < -coarseness[1] ||
    left > source.width + coarseness[0] ||
    top > source.height + coarseness[1];
  if (isBeside || endColumn <= column || endRow <= row) return null;
  return { column, row, width: endColumn - column, height: endRow - row };
}

/** The same mesh on a window of the source. */
function movedMesh(mesh: CoordinateMesh, window: PixelWindow): CoordinateMesh {
  const moved = (columns: Float64Array, rows: Float64Array, count: number): void => {
    for (let index = 0; index < count; index++) {
      columns[index] = columns[index]! - window.column;
      rows[index] = rows[index]! - window.row;
    }
  };
  return {
    ...mesh,
    rowOf(row, columns, rows) {
      mesh.rowOf(row, columns, rows);
      moved(columns, rows, columns.length);
    },
    cornersOf(line, columns, rows) {
      mesh.cornersOf(line, columns, rows);
      moved(columns, rows, columns.length);
    },
    strip: (first, rows) => movedMesh(mesh.strip(first, rows), window),
  };
}

/** Target rows that are warped at once so that their source fits into the budget. */
function stripRows(source: GridShape, bandCount: number, mesh: CoordinateMesh, height: number): number {
  const window = sourceWindow(source, mesh);
  const pixels = window === null ? 0 : window.width * window.height * bandCount;
  return Math.max(16, Math.ceil(height / Math.max(1, Math.ceil(pixels / PIXELS_AT_ONCE))));
}
