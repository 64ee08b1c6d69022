import { checkDistrict } from './check-district.ts';
import { convert } from './convert.ts';
import { coverage } from './coverage.ts';
import { detect } from './detect.ts';
import { evaluate } from './evaluate.ts';
import { hash } from './hash.ts';
import { importVector } from './import-vector.ts';
import { inspect } from './inspect.ts';
import { inspectRaster } from './inspect-raster.ts';
import { locate } from './locate.ts';
import { chip, picture, stretch, tile } from './pictures.ts';
import { sample } from './sample.ts';

/** Everything that workers do, by name. */
export const tasks = {
  tile,
  chip,
  picture,
  stretch,
  inspect,
  importVector,
  inspectRaster,
  hash,
  detect,
  evaluate,
  coverage,
  locate,
  checkDistrict,
  sample,
  convert,
} as const;

export type Tasks = typeof tasks;
export type TaskName = keyof Tasks;
