import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { asciiTag, craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { memorySource } from '../core/bytes.ts';
import { explain } from '../core/problems.ts';
import { quietRun } from '../core/run.ts';
import { openGeoTiff } from './open-geotiff.ts';

const bytesOf = (values: Uint16Array | Float32Array): Uint8Array => new Uint8Array(values.buffer.slice(0));
const open = (bytes: Uint8Array, name = 'test.tif') => openGeoTiff(memorySource(name, bytes));
const whole = { column: 0, row: 0, width: 3, height: 2 };
const six = Uint16Array.of(1, 2, 3, 4, 5, 6);

describe('openGeoTiff', () => {
  it('reads a 3 × 2 raster with its place, its band name, its nodata and its date', async () => {
    const metadata =
      '<GDALMetadata><Item name="DESCRIPTION" sample="0" role="description">B&amp;4</Item>' +
      '<Item name="OFFSET" sample="0" role="offset">-0.1</Item></GDALMetadata>';
    const tags = [
      ...rasterTags(3, 2),
      asciiTag(306, '2025:05:18 10:00:00'),
      asciiTag(42112, metadata),
      asciiTag(42113, '5'),
    ];
    const { info, readWindow } = await open(craftTiff({ tags, blocks: [bytesOf(six)] }));
    expect(info).toMatchObject({ width: 3, height: 2, crs: 'EPSG:4548', sampleType: 'uint16', date: '2025-05-18' });
    expect(info.transform).toEqual([10, 0, 500_000, 0, -10, 4_420_000]);
    expect(info.bands).toEqual([{ name: 'B&4', nodata: 5, scale: 1, offset: -0.1 }]);
    const { bands } = await readWindow(whole, [0], quietRun);
    expect([...bands[0]!]).toEqual([1, 2, 3, 4, Number.NaN, 6]);
  });

  it('gives NaN outside the raster and says where the window lies', async () => {
    const file = await open(craftTiff({ tags: rasterTags(3, 2), blocks: [bytesOf(six)] }));
    const grid = await file.readWindow({ column: 2, row: 1, width: 2, height: 2 }, [0], quietRun);
    expect([...grid.bands[0]!]).toEqual([6, Number.NaN, Number.NaN, Number.NaN]);
    expect(grid.transform).toEqual([10, 0, 500_020, 0, -10, 4_419_990]);
  });

  it('gives NaN, not zero, for a strip that the file leaves out', async () => {
    const blocks = [bytesOf(six.slice(0, 3)), new Uint8Array(0)];
    const file = await open(craftTiff({ tags: rasterTags(3, 2, { rowsPerStrip: 1 }), blocks }));
    const { bands } = await file.readWindow(whole, [0], quietRun);
    expect([...bands[0]!]).toEqual([1, 2, 3, Number.NaN, Number.NaN, Number.NaN]);
  });

  it('undoes horizontal differences in a big-endian deflate block', async () => {
    // rows 1 2 3 and 4 5 6 as differences: 1 1 1 and 4 1 1
    const block = zlibSync(Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 4, 0, 1, 0, 1));
    const tags = rasterTags(3, 2, { compression: 8, predictor: 2 });
    const { readWindow } = await open(craftTiff({ tags, blocks: [block], littleEndian: false }));
    expect([...(await readWindow(whole, [0], quietRun)).bands[0]!]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('moves a pixel-is-point file by half a pixel', async () => {
    const keys = [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 2, 3072, 0, 1, 4548];
    const tags = rasterTags(3, 2).map((tag) => (tag.id === 34735 ? { ...tag, values: keys } : tag));
    const { info } = await open(craftTiff({ tags, blocks: [bytesOf(six)] }));
    expect(info.transform).toEqual([10, 0, 499_995, 0, -10, 4_420_005]);
  });

  it('recognises a user-defined belt by its parameters', async () => {
    const keys = [1, 1, 0, 7, 1024, 0, 1, 1, 2048, 0, 1, 4490, 3072, 0, 1, 32767, 3075, 0, 1, 1];
    keys.push(3080, 34736, 1, 0, 3082, 34736, 1, 1, 3092, 34736, 1, 2);
    const tags = rasterTags(3, 2).map((tag) => (tag.id === 34735 ? { ...tag, values: keys } : tag));
    tags.push({ id: 34736, type: 12, values: [117, 39_500_000, 1] });
    expect((await open(craftTiff({ tags, blocks: [bytesOf(six)] }))).info.crs).toBe('EPSG:4527');
  });

  it('averages a preview over what is there, never over holes', async () => {
    const tags = [...rasterTags(4, 2), asciiTag(42113, '0')];
    const { readPreview } = await open(
      craftTiff({ tags, blocks: [bytesOf(Uint16Array.of(10, 20, 0, 0, 30, 0, 0, 0))] }),
    );
    const preview = await readPreview({ column: 0, row: 0, width: 4, height: 2 }, [0], 2, 1, quietRun);
    expect([...preview.bands[0]!]).toEqual([20, Number.NaN]);
    expect(preview.transform).toEqual([20, 0, 500_000, 0, -20, 4_420_000]);
  });

  it('takes the place that the person gives when the file has none', async () => {
    const bare = craftTiff({ tags: rasterTags(3, 2).filter(({ id }) => id < 33_000), blocks: [bytesOf(six)] });
    await expect(open(bare)).rejects.toMatchObject({ problem: { code: 'missing-georeference' } });
    const place = { crs: 'EPSG:4548', transform: [1, 0, 0, 0, -1, 0] } as const;
    expect((await openGeoTiff(memorySource('bare.tif', bare), place)).info).toMatchObject(place);
  });
});

describe('a band of transparency', () => {
  const rgba = (alpha: readonly number[]) => {
    const pixels = alpha.flatMap((value, at) => [10 + at, 20 + at, 30 + at, value]);
    const tags = [...rasterTags(alpha.length, 1, { bits: 8, samples: 4 }), { id: 338, type: 3 as const, values: [2] }];
    return open(craftTiff({ tags, blocks: [Uint8Array.from(pixels)] }));
  };
  const row = { column: 0, row: 0, width: 4, height: 1 };

  it('makes holes where it is 0, and is itself read as it is stored', async () => {
    const file = await rgba([255, 0, 255, 255]);
    expect(file.info).toMatchObject({ alphaBand: 3, holes: ['alpha'] });
    const { bands } = await file.readWindow(row, [0, 3], quietRun);
    expect(bands.map((band) => [...band])).toEqual([
      [10, Number.NaN, 12, 13],
      [255, 0, 255, 255],
    ]);
  });

  it('that holds anything but all or nothing is a band like any other: near infrared is called transparency by many programs', async () => {
    const file = await rgba([60, 0, 90, 120]);
    expect(file.info.alphaBand).toBeUndefined();
    const { bands } = await file.readWindow(row, [0], quietRun);
    expect([...bands[0]!]).toEqual([10, 11, 12, 13]);
  });
});

describe('a coding that is not read', () => {
  it.each([
    [{ compression: 34887 }, 'LERC', '-co COMPRESS=DEFLATE'],
    [{ compression: 50001 }, 'WebP', '-co COMPRESS=DEFLATE'],
    [{ compression: 4 }, 'CCITT', '-co COMPRESS=DEFLATE'],
    [{ bits: 64 }, '64-bit unsigned samples', '-ot Float64'],
    [{ bits: 32, format: 5 }, '32-bit complex samples', '-ot Float32'],
  ])('is refused at opening with the line that converts it: %o', async (coding, feature, option) => {
    const error = await open(craftTiff({ tags: rasterTags(3, 2, coding), blocks: [new Uint8Array(64)] })).catch(
      (e) => e,
    );
    expect(error.problem).toMatchObject({ code: 'unsupported-raster', feature });
    expect(explain(error.problem, 'zh').remedy).toContain(`gdal_translate ${option}`);
  });

  it('old LZW, its bits in reverse, is told from the usual one by its first two bytes', async () => {
    const old = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    const file = await open(craftTiff({ tags: rasterTags(3, 2, { compression: 5 }), blocks: [old] }));
    await expect(file.readWindow(whole, [0], quietRun)).rejects.toMatchObject({
      problem: { code: 'unsupported-raster', feature: 'old LZW' },
    });
  });
});
