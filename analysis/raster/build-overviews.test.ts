import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { memorySource } from '../core/bytes.ts';
import { AppError } from '../core/problems.ts';
import { quietRun } from '../core/run.ts';
import { buildOverviews, overviewSizes } from './build-overviews.ts';
import { halve } from './halve.ts';
import { openGeoTiff, type RasterCompanions } from './open-geotiff.ts';
import { levelFactor, levelFor } from './pyramid.ts';

const NONE = Number.NaN;

function halved(source: readonly number[], width: number, how: 'average' | 'first' = 'average'): number[] {
  const rows = source.length / width;
  const output = new Float32Array(Math.ceil(width / 2) * Math.ceil(rows / 2));
  halve(Float32Array.from(source), width, rows, how, output, Math.ceil(width / 2), 0, 0);
  return [...output];
}

describe('halve', () => {
  it('takes the mean of four', () => expect(halved([1, 2, 3, 4, 5, 6, 7, 8], 4)).toEqual([3.5, 5.5]));
  it('gives holes no weight', () => expect(halved([1, NONE, NONE, NONE, 5, NONE, NONE, NONE], 4)).toEqual([3, NONE]));
  it('takes two or one at an odd edge', () => expect(halved([1, 2, 9, 3, 4, 8, 5, 7, 6], 3)).toEqual([2.5, 8.5, 6, 6]));
  it('keeps the first of four kinds', () => expect(halved([1, 2, 3, 4], 2, 'first')).toEqual([1]));
});

describe('overviewSizes', () => {
  it('halves, rounding up, until one tile is enough', () =>
    expect(overviewSizes({ width: 1_025, height: 300 })).toEqual([
      { width: 513, height: 150 },
      { width: 257, height: 75 },
      { width: 129, height: 38 },
    ]));
  it('finds none for a small image', () => expect(overviewSizes({ width: 256, height: 256 })).toEqual([]));
});

describe('levelFor', () => {
  const full = { width: 1_001, height: 1_001 };
  const [half, quarter] = [
    { width: 501, height: 501 },
    { width: 251, height: 251 },
  ];
  it('knows a repeated half by its size, whatever was rounded up', () =>
    expect(levelFactor(full, quarter)).toEqual([4, 4]));
  it('takes a copy that is at most a fifth coarser than wanted', () => {
    expect(levelFor(full, [half, quarter], 3.4)).toBe(quarter);
    expect(levelFor(full, [half, quarter], 3.2)).toBe(half);
    expect(levelFor(full, [half, quarter], 1.5)).toBe(full);
  });
  it('halves a single column along its length', () => {
    const [column, reduced] = [
      { width: 1, height: 1_001 },
      { width: 1, height: 251 },
    ];
    expect(levelFactor(column, reduced)).toEqual([4, 4]);
    expect(levelFor(column, [reduced], 4)).toBe(reduced);
  });
});

/** 601 × 517 pixels of value 3 · column + row, holes (0) in a square, in strips of 40 rows. */
const [WIDTH, HEIGHT] = [601, 517];
const valueAt = (column: number, row: number): number =>
  column >= 100 && column < 151 && row >= 60 && row < 91 ? 0 : 3 * column + row + 1;

function striped(): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let top = 0; top < HEIGHT; top += 40) {
    const rows = Math.min(40, HEIGHT - top);
    const strip = Uint16Array.from({ length: rows * WIDTH }, (_, at) =>
      valueAt(at % WIDTH, top + Math.floor(at / WIDTH)),
    );
    blocks.push(new Uint8Array(deflateSync(new Uint8Array(strip.buffer))));
  }
  const nodata = { id: 42113, type: 2 as const, values: [48, 0] };
  return craftTiff({ tags: [...rasterTags(WIDTH, HEIGHT, { compression: 8, rowsPerStrip: 40 }), nodata], blocks });
}

async function built(bytes: Uint8Array, run = quietRun, beside: RasterCompanions = {}): Promise<Uint8Array> {
  let file = new Uint8Array(0);
  const write = async (offset: number, piece: Uint8Array): Promise<void> => {
    const longer = new Uint8Array(Math.max(file.length, offset + piece.length));
    longer.set(file);
    longer.set(piece, offset);
    file = longer;
  };
  const deflate = async (piece: Uint8Array): Promise<Uint8Array> => new Uint8Array(deflateSync(piece));
  await buildOverviews(await openGeoTiff(memorySource('a.tif', bytes), { beside }), { write }, deflate, run);
  return file;
}

describe('buildOverviews', () => {
  it('writes copies that are read back as the means of the full pixels, holes without weight', async () => {
    const bytes = striped();
    const overviews = memorySource('a.tif.ovr', await built(bytes));
    const file = await openGeoTiff(memorySource('a.tif', bytes), { beside: { overviews } });
    expect(file.info.overviews).toEqual(overviewSizes({ width: WIDTH, height: HEIGHT }));
    const window = { column: 0, row: 0, width: 602, height: 518 };
    const { bands } = await file.readPreview(window, [0], 301, 259, quietRun);
    for (let row = 0; row < 259; row++) {
      for (let column = 0; column < 301; column++) {
        const under = [0, 1, 2, 3]
          .map((corner) => [2 * column + (corner & 1), 2 * row + (corner >> 1)] as const)
          .filter(([x, y]) => x < WIDTH && y < HEIGHT && valueAt(x, y) !== 0)
          .map(([x, y]) => valueAt(x, y));
        const mean = under.length === 0 ? NONE : Math.round(under.reduce((sum, value) => sum + value) / under.length);
        if (!Object.is(bands[0]![row * 301 + column], mean))
          expect([column, row, bands[0]![row * 301 + column]]).toBe(mean);
      }
    }
  });

  it.each([
    [1, 600],
    [3, 600],
    [600, 5],
  ])('finds its own copies again beside an image of %i × %i', async (width, height) => {
    const block = new Uint8Array(2 * width * height).fill(1);
    const bytes = craftTiff({ tags: rasterTags(width, height), blocks: [block] });
    const overviews = memorySource('a.tif.ovr', await built(bytes));
    const file = await openGeoTiff(memorySource('a.tif', bytes), { beside: { overviews } });
    expect(file.info.overviews).toEqual(overviewSizes({ width, height }));
    const whole = { column: 0, row: 0, width, height };
    const [asWide, asHigh] = [Math.ceil(width / 4), Math.ceil(height / 4)];
    const { bands } = await file.readPreview(whole, [0], asWide, asHigh, quietRun);
    expect(new Set(bands[0])).toEqual(new Set([257]));
  });

  it('keeps the holes of bands that mark them with different values', async () => {
    const aux = `<PAMDataset><PAMRasterBand band="1"><NoDataValue>7</NoDataValue></PAMRasterBand>
      <PAMRasterBand band="2"><NoDataValue>9</NoDataValue></PAMRasterBand></PAMDataset>`;
    const auxXml = memorySource('a.tif.aux.xml', new TextEncoder().encode(aux));
    const values = Uint16Array.from({ length: 2 * 300 * 2 }, (_, at) => [7, 9, 9, 7][at % 4]!);
    const tags = rasterTags(300, 2, { samples: 2 });
    const bytes = craftTiff({ tags, blocks: [new Uint8Array(values.buffer)] });
    const overviews = memorySource('a.tif.ovr', await built(bytes, quietRun, { auxXml }));
    const file = await openGeoTiff(memorySource('a.tif', bytes), { beside: { auxXml, overviews } });
    const { bands } = await file.readPreview({ column: 0, row: 0, width: 300, height: 2 }, [0, 1], 150, 1, quietRun);
    expect([bands[0]![70], bands[1]![70]]).toEqual([9, 7]);
  });

  it('is cancelled between two windows', async () => {
    const cancelled = {
      ...quietRun,
      breathe: async () => {
        throw new AppError({ code: 'cancelled', what: 'a.tif' });
      },
    };
    await expect(built(striped(), cancelled)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  });
});
