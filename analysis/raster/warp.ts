import { type Grid, type GridShape, type PixelWindow, windowShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { type CoordinateMesh, coordinateMesh } from './coordinate-mesh.ts';
import type { RasterFile } from './raster-file.ts';
import { type Resampling, resample } from './resample.ts';

/** How many source pixels, all bands together, are held at once; a larger warp goes in strips of the target. */
const PIXELS_AT_ONCE = 32_000_000;

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
  const outputs = bands.map(() => new Float32Array(target.width * target.height).fill(Number.NaN));
  const rowsAtOnce = stripRows(file, bands.length, target);
  for (let row = 0; row < target.height; row += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, target.height - row);
    const strip = windowShape(target, { column: 0, row, width: target.width, height: rows });
    const part = run.stage('warp', row / target.height, (row + rows) / target.height);
    const window = sourceWindow(file.info, strip, coordinateMesh(file.info, strip));
    if (window === null) continue;
    const source = await file.readWindow(window, bands, part.stage('read', 0, 0.7));
    const warped = await resample(source, strip, method, part.stage('resample', 0.7, 1));
    for (const [index, pixels] of warped.bands.entries()) outputs[index]!.set(pixels, row * target.width);
  }
  const { crs, width, height, transform } = target;
  return { crs, width, height, transform, bands: outputs };
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
  const window = sourceWindow(file.info, target, mesh);
  if (window === null) return null;
  const factor = pixelsPerPixel(mesh, target);
  if (factor < 1.5) {
    const source = await file.readWindow(window, bands, run);
    return resample(source, target, 'bilinear', run);
  }
  const width = Math.max(1, Math.round(window.width / factor));
  const height = Math.max(1, Math.round(window.height / factor));
  return resample(await file.readPreview(window, bands, width, height, run), target, 'bilinear', run);
}

/** The window of the source that a target touches, two pixels wider for the neighbours; null when they do not touch. */
export function sourceWindow(source: GridShape, target: GridShape, mesh: CoordinateMesh): PixelWindow | null {
  const columns = new Float64Array(target.width);
  const rows = new Float64Array(target.width);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < target.height; row++) {
    mesh.rowOf(row, columns, rows);
    for (let index = 0; index < target.width; index++) {
      const [column, line] = [columns[index]!, rows[index]!];
      if (Number.isNaN(column + line)) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (line < top) top = line;
      if (line > bottom) bottom = line;
    }
  }
  const column = Math.max(0, Math.floor(left) - 2);
  const row = Math.max(0, Math.floor(top) - 2);
  const endColumn = Math.min(source.width, Math.ceil(right) + 2);
  const endRow = Math.min(source.height, Math.ceil(bottom) + 2);
  if (!(right >= 0 && bottom >= 0 && left <= source.width && top <= source.height)) return null;
  return endColumn > column && endRow > row ? { column, row, width: endColumn - column, height: endRow - row } : null;
}

/** Source pixels per target pixel near the middle of the target, along its finer axis. */
function pixelsPerPixel(mesh: CoordinateMesh, target: GridShape): number {
  const [columns, rows] = [new Float64Array(target.width), new Float64Array(target.width)];
  const [nextColumns, nextRows] = [new Float64Array(target.width), new Float64Array(target.width)];
  const middle = Math.max(0, Math.floor(target.height / 2) - 1);
  mesh.rowOf(middle, columns, rows);
  mesh.rowOf(Math.min(middle + 1, target.height - 1), nextColumns, nextRows);
  const at = Math.max(0, Math.floor(target.width / 2) - 1);
  const beside = Math.min(at + 1, target.width - 1);
  const across = Math.hypot(columns[beside]! - columns[at]!, rows[beside]! - rows[at]!);
  const down = Math.hypot(nextColumns[at]! - columns[at]!, nextRows[at]! - rows[at]!);
  return Math.min(across, down);
}

/** Target rows that are warped at once so that their source fits into the budget. */
function stripRows(file: RasterFile, bandCount: number, target: GridShape): number {
  const window = sourceWindow(file.info, target, coordinateMesh(file.info, target));
  const pixels = window === null ? 0 : window.width * window.height * bandCount;
  return Math.max(16, Math.ceil(target.height / Math.max(1, Math.ceil(pixels / PIXELS_AT_ONCE))));
}
