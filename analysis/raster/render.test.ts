import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { memorySource } from '../core/bytes.ts';
import { transformBetween } from '../core/crs.ts';
import { quietRun } from '../core/run.ts';
import { openGeoTiff } from './open-geotiff.ts';
import { renderChip, renderOnGrid } from './render.ts';

const SIDE = 40;
const GREY = {
  bands: [0, 0, 0] as const,
  stretch: [
    [0, 255],
    [0, 255],
    [0, 255],
  ] as const,
};

/** 40 × 40 pixels of 10 m: white in the north, black in the south, stored from the north or from the south. */
async function halves(stored: 'from the north' | 'from the south') {
  const bottomUp = stored === 'from the south';
  const bytes = Uint8Array.from({ length: SIDE * SIDE }, (_, at) => (at < (SIDE * SIDE) / 2 !== bottomUp ? 255 : 1));
  const tags = rasterTags(SIDE, SIDE, { bits: 8 }).map((tag) => {
    if (tag.id === 33550 && bottomUp) return { ...tag, values: [10, -10, 0] };
    return tag.id === 33922 && bottomUp ? { ...tag, values: [0, 0, 0, 500_000, 4_420_000 - 10 * SIDE, 0] } : tag;
  });
  return openGeoTiff(memorySource('halves.tif', craftTiff({ tags, blocks: [bytes] })));
}

/** Brightness of the first and of the last row in the middle of a PNG of ours: rows are stored as differences from the one above. */
function rowsOf(png: Uint8Array, pixels: number): [first: number, last: number] {
  const start = Buffer.from(png).indexOf('IDAT') + 4;
  const raw = inflateSync(png.subarray(start));
  const stride = 1 + pixels * 3;
  let value = 0;
  const column = 1 + Math.floor(pixels / 2) * 3;
  const values = Array.from({ length: pixels }, (_, row) => {
    value = (value + raw[row * stride + column]!) & 255;
    return value;
  });
  return [values[0]!, values.at(-1)!];
}

describe('a chip', () => {
  it.each(['from the north', 'from the south'] as const)(
    'has north up when the raster is stored %s',
    async (stored) => {
      const middle = transformBetween('EPSG:4548', 'EPSG:4326')(500_200, 4_419_800);
      const png = await renderChip(await halves(stored), GREY, middle, 300, 30, quietRun);
      expect(rowsOf(png!, 30)).toEqual([255, 1]);
    },
  );
});

describe('a palette image', () => {
  const colours = { id: 320, type: 3 as const, values: new Array<number>(768).fill(0) };
  colours.values[7] = 65_535;
  colours.values[256 + 9] = 65_535;
  const tags = [
    ...rasterTags(2, 1, { bits: 8 }).filter(({ id }) => id !== 262),
    { id: 262, type: 3 as const, values: [3] },
    colours,
  ];

  it('is drawn in its own colours whatever the stretch: 7 is red, 9 green', async () => {
    const file = await openGeoTiff(memorySource('classes.tif', craftTiff({ tags, blocks: [Uint8Array.of(7, 9)] })));
    const rgba = await renderOnGrid(file, GREY, file.info, quietRun);
    expect([...rgba!]).toEqual([255, 0, 0, 255, 0, 255, 0, 255]);
  });

  it('is still read as its values', async () => {
    const file = await openGeoTiff(memorySource('classes.tif', craftTiff({ tags, blocks: [Uint8Array.of(7, 9)] })));
    const grid = await file.readWindow({ column: 0, row: 0, width: 2, height: 1 }, [0], quietRun);
    expect([...grid.bands[0]!]).toEqual([7, 9]);
  });
});
