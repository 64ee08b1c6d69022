import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quietRun } from '../../../analysis/core/run.ts';
import { asciiTag, craftTiff, rasterTags } from '../../../test/helpers/craft-tiff.ts';
import { realData } from '../../../test/helpers/real-data.ts';
import { openScene } from '../tasks/scene-file.ts';
import { isRaster } from './file-kind.ts';
import { rasterOf } from './raster-handles.ts';

const folder = mkdtempSync(join(tmpdir(), 'handles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const six = new Uint8Array(Uint16Array.of(1, 2, 3, 4, 5, 6).buffer);
const bare = craftTiff({ tags: rasterTags(3, 2).filter(({ id }) => id < 33_000), blocks: [six] });
const WORLD = '10\n0\n0\n-10\n500005\n4419995\n';
const whole = { column: 0, row: 0, width: 3, height: 2 };
const problem = (facts: object) => ({ problem: expect.objectContaining(facts) });

describe('an image without tags of its place', () => {
  it('is placed by the world file and the .prj beside it, whatever the case of their names', async () => {
    const path = write('Photo.tif', bare);
    await expect(rasterOf(path)).rejects.toMatchObject(problem({ code: 'missing-georeference' }));
    write('photo.TFW', WORLD);
    await expect(rasterOf(path)).rejects.toMatchObject(problem({ code: 'missing-crs' }));
    expect((await rasterOf(path, { crs: 'EPSG:4548' })).info).toMatchObject({ crs: 'EPSG:4548' });
    write(
      'PHOTO.PRJ',
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
    );
    const { info } = await rasterOf(path);
    expect(info.transform).toEqual([10, 0, 500_000, 0, -10, 4_420_000]);
    expect([info.crs, info.crsHow?.en]).toEqual(['EPSG:4326', 'photo.TFW + PHOTO.PRJ']);
  });

  it('of a supplier with rational coefficients beside it is sent to be rectified', async () => {
    write('GF2_L1A.rpb', 'satId = "GF2";');
    await expect(rasterOf(write('GF2_L1A.tiff', bare))).rejects.toMatchObject(problem({ code: 'rational-model-only' }));
  });

  it('with control points only is sent to be rectified', async () => {
    const points = { id: 33922, type: 12 as const, values: [0, 0, 0, 1, 1, 0, 9, 9, 0, 2, 2, 0, 0, 9, 0, 1, 2, 0] };
    const tags = [...rasterTags(3, 2).filter(({ id }) => id < 33_000), points];
    const path = write('scan.tif', craftTiff({ tags, blocks: [six] }));
    await expect(rasterOf(path)).rejects.toMatchObject(problem({ code: 'control-points-only', count: 3 }));
  });
});

describe('a broken file beside an image', () => {
  const tagged = craftTiff({ tags: rasterTags(3, 2), blocks: [six] });
  it('is left alone where it is only an aid: a world file beside tags, reduced copies', async () => {
    write('aided.tfw', 'not numbers');
    write('aided.tif.ovr', 'not a TIFF');
    const { info } = await rasterOf(write('aided.tif', tagged));
    expect(info).toMatchObject({ transform: [10, 0, 500_000, 0, -10, 4_420_000], overviews: [] });
  });
  it('is refused by its own name where the image cannot be understood without it', async () => {
    write('lost.tfw', 'not numbers');
    await expect(rasterOf(write('lost.tif', bare))).rejects.toMatchObject(
      problem({ code: 'bad-world-file', file: 'lost.tfw' }),
    );
    write('masked.tif.msk', 'not a TIFF');
    await expect(rasterOf(write('masked.tif', tagged))).rejects.toMatchObject(
      problem({ code: 'not-a-tiff', file: 'masked.tif.msk' }),
    );
  });
});

describe('what a person or a companion says', () => {
  it('stands in place of the tags: a chosen system, and nodata and names from the .aux.xml', async () => {
    const path = write('plain.tif', craftTiff({ tags: rasterTags(3, 2), blocks: [six] }));
    write(
      'plain.tif.aux.xml',
      '<PAMDataset><PAMRasterBand band="1"><Description>近红外</Description><NoDataValue>5</NoDataValue></PAMRasterBand></PAMDataset>',
    );
    const raster = await rasterOf(path, { crs: 'EPSG:4547' });
    expect(raster.info).toMatchObject({ crs: 'EPSG:4547', bands: [{ name: '近红外', nodata: 5 }], holes: ['nodata'] });
    const { bands } = await raster.readWindow(whole, [0], quietRun);
    expect([...bands[0]!]).toEqual([1, 2, 3, 4, Number.NaN, 6]);
    await expect(rasterOf(path, { crs: 'EPSG:1' })).rejects.toMatchObject(problem({ code: 'bad-parameter' }));
  });

  it('gives a scene without a system the one chosen for it, and leaves the others alone', async () => {
    const scene = { date: null, maskPath: null, bands: { red: 0 }, scale: 1, offset: 0, crsWhereMissing: 'EPSG:4547' };
    const tags = rasterTags(3, 2).filter(({ id }) => id !== 34735);
    const lost = write('no-system.tif', craftTiff({ tags, blocks: [six] }));
    expect((await openScene({ ...scene, path: lost }, quietRun)).input.file.info.crs).toBe('EPSG:4547');
    const own = write('own-system.tif', craftTiff({ tags: rasterTags(3, 2), blocks: [six] }));
    expect((await openScene({ ...scene, path: own }, quietRun)).input.file.info.crs).toBe('EPSG:4548');
  });
});

describe('band files of one scene', () => {
  const band = (value: number, width = 3) =>
    craftTiff({
      tags: [...rasterTags(width, 2), asciiTag(306, '2024:05:01 00:00:00')],
      blocks: [new Uint8Array(new Uint16Array(width * 2).fill(value).buffer)],
    });

  it('open as one raster by their folder, a coarser one resampled', async () => {
    for (const [number, value] of [
      ['02', 2],
      ['03', 3],
      ['04', 4],
    ] as const)
      write(`T50TMK_20240501_B${number}.tif`, band(value));
    const tags = rasterTags(2, 2).map((tag) => (tag.id === 33550 ? { ...tag, values: [20, 20, 0] } : tag));
    const coarse = craftTiff({ tags, blocks: [new Uint8Array(Uint16Array.of(11, 11, 11, 11).buffer)] });
    write('T50TMK_20240501_B11.tif', coarse);
    expect(await isRaster(folder)).toBe(true);
    const raster = await rasterOf(folder);
    expect(raster.info).toMatchObject({ name: 'T50TMK_20240501', width: 3, height: 2, date: '2024-05-01' });
    expect(raster.info.bands.map(({ name }) => name)).toEqual(['B2', 'B3', 'B4', 'B11']);
    const { bands } = await raster.readWindow({ column: 0, row: 0, width: 2, height: 2 }, [3, 0], quietRun);
    expect(bands.map((values) => [...values])).toEqual([
      [11, 11, 11, 11],
      [2, 2, 2, 2],
    ]);
  });

  it('of two scenes in one folder are not mixed', async () => {
    for (const number of ['02', '03', '04']) write(`T50TMK_20240601_B${number}.tif`, band(9));
    await expect(rasterOf(folder)).rejects.toMatchObject(problem({ code: 'band-set-unclear' }));
  });

  it('in another format are refused with the line that converts them', async () => {
    const safe = join(folder, 'S2A_X.SAFE');
    mkdirSync(safe);
    const jp2 = Uint8Array.of(0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20, 13, 10, 0x87, 10);
    const path = write('T50TMK_20240701_B02.jp2', jp2);
    await expect(isRaster(path)).rejects.toMatchObject(problem({ code: 'raster-format', format: 'JPEG 2000' }));
    for (const number of ['02', '03', '04']) writeFileSync(join(safe, `T50TMK_20240701_B${number}.jp2`), jp2);
    await expect(rasterOf(safe)).rejects.toMatchObject(problem({ code: 'jpeg2000-bands', folder: 'S2A_X.SAFE' }));
    write('gf2.hdr', 'ENVI\nsamples = 2\n');
    await expect(isRaster(write('gf2.dat', new Uint8Array(64)))).rejects.toMatchObject(problem({ format: 'ENVI' }));
  });
});

const landsat = realData('landsat8-cloudy/l8_MTL.txt');
it.skipIf(landsat === null)(
  `a real Landsat scene is opened by its MTL file, as reflectance${landsat ? '' : ' (skipped: no real data here)'}`,
  async () => {
    const scene = { date: null, maskPath: null, bands: null, scale: null, offset: null };
    const { input, notes } = await openScene({ ...scene, path: landsat! }, quietRun);
    expect(input).toMatchObject({ date: '2015-08-04', scale: 1, offset: 0 });
    expect(input.bands).toEqual({ blue: 1, green: 2, red: 3, nir: 4, swir1: 5, swir2: 6 });
    expect(notes[1]!.en).toContain('MTL.txt (L1, 64.7° sun)');
    expect(notes[2]!.en).toContain('quality band l8_BQA.tif (before-collections)');
    const { width, height } = input.file.info;
    const classes = (await input.mask!.readWindow({ column: 0, row: 0, width, height }, [0], quietRun)).bands[0]!;
    // 22,776 pixels have both cloud bits set, counted with GDAL and NumPy.
    expect(classes.filter((value) => value === 9).length).toBe(22_776);
    const window = { column: 300, row: 300, width: 1, height: 1 };
    const [red] = (await input.file.readWindow(window, [3], quietRun)).bands;
    const [stored] = (await (await rasterOf(landsat!.replace('MTL.txt', 'B4.tif'))).readWindow(window, [0], quietRun))
      .bands;
    // (2.0E-05 · stored − 0.1) / sin(64.74360932°)
    expect(red![0]).toBeCloseTo((2e-5 * stored![0]! - 0.1) / Math.sin((64.74360932 * Math.PI) / 180), 6);
  },
);
