import { type Grid, type GridShape, type PixelWindow, windowShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { type CoordinateMesh, coordinateMesh } from './coordinate-mesh.ts';
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
 * The same for looking at: where the target is coarser than the raster the source is read reduced (averaged from
 * overviews), so that a far view costs as much as a near one. Null when the two do not touch.
 */
export async function warpForView(
  file: RasterFile,
  bands: readonly number[],
  target: GridShape,
  run: Run,
): Promise<Grid | null> {
  const mesh = coordinateMesh(file.info, target);
  const window = sourceWindow(file.info, mesh);
  if (window === null) return null;
  const factor = Math.min(...mesh.coarseness);
  if (factor < 1.5) {
    const source = await file.readWindow(window, bands, run);
    return resample(source, target, 'bilinear', run, movedMesh(mesh, window));
  }
  const width = Math.max(1, Math.round(window.width / factor));
  const height = Math.max(1, Math.round(window.height / factor));
  return resample(await file.readPreview(window, bands, width, height, run), target, 'bilinear', run);
}

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
