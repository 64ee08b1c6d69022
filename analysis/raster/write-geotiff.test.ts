import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzlibSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { quietRun } from '../core/run.ts';
import { type GeoTiffContent, type WritableBand, writeGeoTiff } from './write-geotiff.ts';

const deflate = (bytes: Uint8Array): Uint8Array => zlibSync(bytes);
const gdal = spawnSync('gdalinfo', ['--version']).status === 0;

const content = (
  bands: readonly WritableBand[],
  width: number,
  more: Partial<GeoTiffContent> = {},
): GeoTiffContent => ({
  shape: { crs: 'EPSG:32650', width, height: bands[0]!.length / width, transform: [10, 0, 452_000, 0, -10, 4_420_000] },
  bands,
  ...more,
});

/** Pixels that differ everywhere, so that a swapped row, column or band shows. */
const ramp = <Band extends WritableBand>(band: Band, start: number): Band => {
  for (let i = 0; i < band.length; i++) band[i] = (start + i * 7 + (i >> 6)) % 250;
  return band;
};

describe('writeGeoTiff', () => {
  it('writes a header that says little-endian TIFF with one directory behind it', async () => {
    const file = await writeGeoTiff(content([Uint8Array.of(1, 2, 3, 4)], 2), deflate, quietRun);
    expect([...file.subarray(0, 8)]).toEqual([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  });

  it('stores 5 7 6 as the differences 5 2 −1', async () => {
    const file = await writeGeoTiff(content([Uint8Array.of(5, 7, 6)], 3, { layout: 'striped' }), deflate, quietRun);
    const stream = file.lastIndexOf(0x78);
    expect([...unzlibSync(file.subarray(stream))]).toEqual([5, 2, 255]);
  });

  it('refuses a turned grid and bands of two types', async () => {
    const turned = content([new Uint8Array(4)], 2);
    await expect(
      writeGeoTiff({ ...turned, shape: { ...turned.shape, transform: [1, 1, 0, 0, -1, 0] } }, deflate, quietRun),
    ).rejects.toThrow('north-up');
    await expect(writeGeoTiff(content([new Uint8Array(4), new Uint16Array(4)], 2), deflate, quietRun)).rejects.toThrow(
      'one type',
    );
  });

  const cases: readonly (readonly [string, GeoTiffContent])[] = [
    [
      'tiled uint16, three bands, wider than a tile',
      content(
        [0, 1, 2].map((b) => ramp(new Uint16Array(300 * 270), b * 31)),
        300,
        { bandNames: ['B2', 'B<3>', '近红外'], nodata: 0, dateTime: '2026:05:20 02:55:41' },
      ),
    ],
    ['striped uint8', content([ramp(new Uint8Array(97 * 131), 3)], 97, { layout: 'striped', nodata: 255 })],
    ['tiled float32 with nodata', content([ramp(new Float32Array(64 * 40), 0.5)], 64, { nodata: -9999 })],
    [
      'striped float32 in degrees, not compressed',
      {
        ...content([ramp(new Float32Array(20 * 10), 9)], 20, { layout: 'striped', compression: 'none' }),
        shape: { crs: 'EPSG:4326', width: 20, height: 10, transform: [0.001, 0, 116.4, 0, -0.001, 39.9] },
      },
    ],
    [
      'tiled uint8 in CGCS2000 / 3-degree GK',
      {
        ...content([ramp(new Uint8Array(256 * 256), 1)], 256),
        shape: { crs: 'EPSG:4548', width: 256, height: 256, transform: [2, 0, 452_423, 0, -2, 4_420_961] },
      },
    ],
  ];
  it.skipIf(!gdal).each(cases)('is read by GDAL pixel for pixel: %s (needs gdal-bin)', async (_, picture) => {
    const folder = mkdtempSync(join(tmpdir(), 'geotiff-'));
    const path = join(folder, 'a.tif');
    writeFileSync(path, await writeGeoTiff(picture, deflate, quietRun));
    const info = JSON.parse(spawnSync('gdalinfo', ['-json', path]).stdout.toString());
    const { shape, bands } = picture;
    expect(info.size).toEqual([shape.width, shape.height]);
    const [a, b, c, d, e, f] = shape.transform;
    expect(info.geoTransform).toEqual([c, a, b, f, d, e]);
    expect(info.coordinateSystem.wkt).toContain(`ID["EPSG",${shape.crs.slice(5)}]`);
    expect(info.bands.map((band: { noDataValue?: number }) => band.noDataValue)).toEqual(
      bands.map(() => picture.nodata),
    );
    if (picture.bandNames)
      expect(info.bands.map((band: { description: string }) => band.description)).toEqual(picture.bandNames);
    if (picture.dateTime) expect(info.metadata[''].TIFFTAG_DATETIME).toBe(picture.dateTime);
    spawnSync('gdal_translate', ['-q', '-of', 'ENVI', path, join(folder, 'raw.bin')]);
    const raw = readFileSync(join(folder, 'raw.bin'));
    const expected = Buffer.concat(bands.map((band) => Buffer.from(band.buffer)));
    expect(raw.equals(expected)).toBe(true);
  });
});
