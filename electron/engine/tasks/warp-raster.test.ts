import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { quietRun } from '../../../analysis/core/run.ts';
import { openGeoTiff } from '../../../analysis/raster/open-geotiff.ts';
import { warpWindow } from '../../../analysis/raster/warp.ts';
import { bundledWorker } from '../../../test/helpers/bundled-worker.ts';
import { writeLargeTiff } from '../../../test/helpers/craft-large-tiff.ts';
import { fileSource } from '../../../test/helpers/file-source.ts';
import { startPool } from '../jobs/engine-pool.ts';
import { warpRaster } from './warp-raster.ts';

const folder = mkdtempSync(join(tmpdir(), 'warp-raster-'));
const source = join(folder, 'source.tif');
beforeAll(() => writeLargeTiff(source, 700, 900, false));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const warp = (out: string) =>
  ({
    path: source,
    out: join(folder, out),
    toCrs: 'EPSG:3857',
    method: 'bilinear',
    pixelSize: null,
    packing: 'deflate',
  }) as const;

it('writes the pixels that a warp in memory gives, rounded, and a mask where there are none', async () => {
  await warpRaster(warp('alone.tif'), quietRun);
  const written = await openGeoTiff(fileSource(join(folder, 'alone.tif')));
  const original = await openGeoTiff(fileSource(source));
  const expected = await warpWindow(original, [0, 3], written.info, 'bilinear', quietRun);
  const { width, height } = written.info;
  const { bands } = await written.readWindow({ column: 0, row: 0, width, height }, [0, 3], quietRun);
  expect(written.info.crs).toBe('EPSG:3857');
  expect(written.info.holes).toEqual(['mask']);
  for (const [band, pixels] of bands.entries()) {
    const differing = pixels.findIndex(
      (value, at) => !Object.is(value, Math.fround(Math.floor(expected.bands[band]![at]! + 0.5))),
    );
    expect(differing).toBe(-1);
  }
});

it('two threads write the same pixels as one', async () => {
  const pool = startPool(await bundledWorker(folder));
  try {
    const size = await pool.start('warpRaster', warp('shared.tif'), { what: 'warp' }).result;
    const [alone, shared] = await Promise.all(
      ['alone.tif', 'shared.tif'].map((name) => openGeoTiff(fileSource(join(folder, name)))),
    );
    const whole = { column: 0, row: 0, ...size };
    const read = async (file: typeof alone) => (await file!.readWindow(whole, [0, 1, 2, 3], quietRun)).bands;
    expect(await read(shared)).toEqual(await read(alone));
  } finally {
    await pool.close();
  }
}, 60_000); // the engine is bundled first
