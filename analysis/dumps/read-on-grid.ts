import type { Grid, GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import type { RasterFile } from '../raster/raster-file.ts';
import { warpWindow } from '../raster/warp.ts';
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
  return window ? file.readWindow(window, bands, unseen(run)) : warpWindow(file, bands, grid, method, unseen(run));
}

/** The same run with its progress unseen: one strip of many must not move the bar. */
function unseen(run: Run): Run {
  const silent: Run = { progress() {}, breathe: () => run.breathe(), stage: () => silent };
  return silent;
}
