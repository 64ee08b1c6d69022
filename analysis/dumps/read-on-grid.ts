import type { Grid, GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { RasterFile } from '../raster/raster-file.ts';
import { alignedWindow } from './working-grid.ts';

/** Stored values on any grid: the file's own pixels where they are the same ones, resampled otherwise. NaN where there is no data. */
export async function readOnGrid(
  file: RasterFile,
  bands: readonly number[],
  grid: GridShape,
  method: 'nearest' | 'bilinear',
  run: Run,
): Promise<Grid> {
  const window = alignedWindow(file.info, grid);
  const silent: Run = { ...run, progress() {} };
  if (window) return file.readWindow(window, bands, silent);
  throw new Error(method);
}
