import { buildOverviews } from './build-overviews.ts';
import { checkDistrict } from './check-district.ts';
import { checkFile } from './check-file.ts';
import { convert } from './convert.ts';
import { coverage } from './coverage.ts';
import { detect } from './detect.ts';
import { evaluate } from './evaluate.ts';
import { fileQuality } from './file-quality.ts';
import { findRasters } from './find-rasters.ts';
import { hash } from './hash.ts';
import { importVector } from './import-vector.ts';
import { inspect } from './inspect.ts';
import { inspectRaster } from './inspect-raster.ts';
import { locate } from './locate.ts';
import { chip, picture, stretch, tile } from './pictures.ts';
import { repairDistrict } from './repair-district.ts';
import { sample } from './sample.ts';
import { warpPart, warpRaster } from './warp-raster.ts';

/** Everything that workers do, by name. */
export const tasks = {
  tile,
  chip,
  picture,
  stretch,
  inspect,
  checkFile,
  fileQuality,
  importVector,
  inspectRaster,
  hash,
  findRasters,
  buildOverviews,
  warpRaster,
  warpPart,
  detect,
  evaluate,
  coverage,
  locate,
  checkDistrict,
  repairDistrict,
  sample,
  convert,
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
