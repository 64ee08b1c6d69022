import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quietRun } from '../../analysis/core/run.ts';
import { openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import { fileSource } from '../helpers/file-source.ts';
import { realData } from '../helpers/real-data.ts';

const hasGdal = spawnSync('gdalwarp', ['--version']).status === 0;
const landsat = realData('landsat-pair-taizhou/Taizhou_2000TM.tif');
const why = !hasGdal ? ' (skipped: GDAL is not installed)' : landsat === null ? ' (skipped: no real data here)' : '';
const folder = mkdtempSync(join(tmpdir(), 'readers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bands = [0, 1, 2, 3, 4, 5];

async function pixelsOf(path: string) {
  const { info, readWindow } = await openGeoTiff(fileSource(path));
  const window = { column: 0, row: 0, width: info.width, height: info.height };
  return { info, grid: await readWindow(window, bands, quietRun) };
}

describe.skipIf(why !== '')(`GDAL and our readers agree on a Landsat scene${why}`, () => {
  const codings = [
    ['-co', 'COMPRESS=LZW', '-co', 'PREDICTOR=2', '-co', 'TILED=YES'],
    ['-co', 'COMPRESS=DEFLATE', '-co', 'PREDICTOR=3', '-ot', 'Float32'],
    ['-co', 'COMPRESS=PACKBITS', '-co', 'INTERLEAVE=BAND', '-co', 'ENDIANNESS=BIG', '-ot', 'UInt16'],
    ['-co', 'COMPRESS=LZW', '-co', 'PREDICTOR=2', '-co', 'ENDIANNESS=BIG', '-ot', 'Int32', '-co', 'BIGTIFF=YES'],
    ['-co', 'COMPRESS=ZSTD', '-ot', 'Float64', '-co', 'TILED=YES', '-co', 'BLOCKXSIZE=64', '-co', 'BLOCKYSIZE=32'],
  ];
  it.each(codings.map((coding) => [coding.filter((part) => part !== '-co').join(' '), coding] as const))(
    'written as %s the same pixels are read',
    async (_, coding) => {
      const path = join(folder, 'coded.tif');
      execFileSync('gdal_translate', ['-q', ...coding, landsat!, path]);
      const [expected, read] = [await pixelsOf(landsat!), await pixelsOf(path)];
      expect(read.info.transform).toEqual(expected.info.transform);
      const differing = bands.map((band) => {
        const own = read.grid.bands[band]!;
        return expected.grid.bands[band]!.filter((value, index) => !Object.is(value, own[index])).length;
      });
      expect(differing).toEqual([0, 0, 0, 0, 0, 0]);
    },
  );
});
