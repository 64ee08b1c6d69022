import { describe, expect, it } from 'vitest';
import { quietRun } from '../../../analysis/core/run.ts';
import { realData } from '../../../test/helpers/real-data.ts';
import { inspect } from './inspect.ts';
import { openScene } from './scene-file.ts';

const odd = realData('odd-tiffs');
const why = odd ? '' : ' (skipped: no real data here)';
const look = async (name: string, crs: string | null = null) =>
  (await inspect({ path: `${odd}/${name}.tif`, encoding: null, crs } as Parameters<typeof inspect>[0], quietRun))[0]!;

describe.skipIf(odd === null)(`what is seen in awkward GeoTIFFs${why}`, () => {
  // Sizes, systems, masks and overviews as gdalinfo 3.6 tells them.
  it.each([
    ['all-nodata', 'EPSG:32628', 71, 2475, /nodata/],
    ['alpha', 'EPSG:3857', 1223, 1223, /JPEG, with transparency/],
    ['cogeo', 'EPSG:3857', 1024, 1024, /JPEG, with a mask, 6 overviews/],
    ['corrupt', 'EPSG:3857', 1024, 1024, /JPEG, with a mask, 6 overviews/],
    ['rgb_deflate', 'EPSG:32618', 791, 718, /deflate, with a nodata value/],
    ['rgb_lzw', 'EPSG:32618', 791, 718, /LZW, with a nodata value/],
  ] as const)('%s', async (name, crs, width, height, format) => {
    const part = await look(name);
    expect(part).toMatchObject({ kind: 'raster', crs, raster: { width, height }, blocking: null });
    expect(part.format.en).toMatch(format);
  });

  it.each(['float', 'float_nan', 'rotated'])(
    '%s has no system: it is shown, blocked, and opens in the one chosen',
    async (name) => {
      expect(await look(name)).toMatchObject({ crs: null, extent: null, blocking: { code: 'missing-crs' } });
      expect(await look(name, 'EPSG:4548')).toMatchObject({ crs: 'EPSG:4548', blocking: null });
    },
  );

  it('the corrupt one fails as a damaged file once its pixels are asked for', async () => {
    const scene = { date: null, maskPath: null, bands: { red: 0 }, scale: 1, offset: 0 };
    const { file } = (await openScene({ ...scene, path: `${odd}/corrupt.tif` }, quietRun)).input;
    const window = { column: 0, row: 0, width: 1024, height: 1024 };
    await expect(file.readWindow(window, [0], quietRun)).rejects.toMatchObject({ problem: { code: 'damaged-raster' } });
  });

  it('a band that is not there or a use that nobody knows is refused before anything runs', async () => {
    const scene = { date: null, maskPath: null, scale: 1, offset: 0, path: `${odd}/rgb_lzw.tif` };
    for (const bands of [{ nir: 7 }, { infrared: 1 }])
      await expect(openScene({ ...scene, bands }, quietRun)).rejects.toMatchObject({
        problem: { code: 'bad-parameter' },
      });
  });
});
