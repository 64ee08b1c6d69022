import { quietRun } from '../../analysis/core/run.ts';
import { openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import { openFileSource } from '../../electron/engine/datasets/file-source.ts';

/** Reads rows of all bands three times and prints the milliseconds of the last: `decode-once.mts FILE FROM END`, both as shares. */
const [, , path = '', from = '0', end = '1'] = process.argv;
let elapsedMs = 0;
for (let time = 0; time < 3; time++) {
  const source = await openFileSource(path);
  const started = performance.now();
  const file = await openGeoTiff(source);
  const { width, height, bands } = file.info;
  const [row, last] = [Math.round(height * Number(from)), Math.round(height * Number(end))];
  const window = { column: 0, row, width, height: last - row };
  const all = bands.map((_, band) => band);
  await file.readWindow(window, all, quietRun);
  elapsedMs = performance.now() - started;
  await source.close();
}
console.log(elapsedMs);
