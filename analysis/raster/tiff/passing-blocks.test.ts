import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { writeGeoTiff } from '../write-geotiff.ts';
import { BlockCache } from './block-cache.ts';
import { readTiff } from './directory.ts';
import { readImage } from './image.ts';
import { readPixels } from './read-window.ts';

const SHAPE = { crs: 'EPSG:32650', width: 700, height: 600, transform: [10, 0, 0, 0, -10, 0] } as const;
const bands = [1, 7].map((step) => Uint16Array.from({ length: 700 * 600 }, (_, at) => (at * step) % 60_000));

async function reader(budgetBytes: number) {
  const bytes = await writeGeoTiff({ shape: SHAPE, bands, nodata: 5 }, (plain) => deflateSync(plain), quietRun);
  const file = await readTiff(memorySource('a.tif', bytes));
  const image = await readImage(file, file.directories[0]!);
  const cache = new BlockCache(file, image, budgetBytes);
  return (row: number) =>
    readPixels(image, cache, { column: -3, row, width: 700, height: 590 }, [1, 0], 5, 'a.tif', quietRun);
}

it('reads more blocks than can be kept as it reads those that can, also two reads at a time', async () => {
  const [kept, passing] = [await reader(1e9), await reader(1)];
  const expected = [await kept(0), await kept(7)];
  expect(expected[0]![1]![3]).toBe(0);
  expect(expected[0]![1]![0]).toBeNaN();
  expect(await Promise.all([passing(0), passing(7)])).toEqual(expected);
});
