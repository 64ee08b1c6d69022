import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { memorySource } from '../core/bytes.ts';
import { AppError } from '../core/problems.ts';
import { quietRun } from '../core/run.ts';
import { openGeoTiff } from './open-geotiff.ts';

/** Three rows of four pixels in strips of two rows; the last strip holds as many rows as asked. */
async function pixelsWith(lastRows: number): Promise<number[]> {
  const tags = rasterTags(4, 3, { bits: 8, compression: 8, rowsPerStrip: 2 });
  const last = new Uint8Array(4 * lastRows).fill(99).fill(7, 0, 4);
  const blocks = [new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]), last].map((block) => new Uint8Array(deflateSync(block)));
  const { readWindow } = await openGeoTiff(memorySource('a.tif', craftTiff({ tags, blocks })));
  const { bands } = await readWindow({ column: 0, row: 0, width: 4, height: 3 }, [0], quietRun);
  return [...bands[0]!];
}

describe('the last strip of a deflated image', () => {
  const expected = [0, 1, 2, 3, 4, 5, 6, 7, 7, 7, 7, 7];
  it('may hold only the rows that are left', async () => {
    expect(await pixelsWith(1)).toEqual(expected);
  });
  it('may be filled to the height of the others', async () => {
    expect(await pixelsWith(2)).toEqual(expected);
  });
  it('may not hold more than that and a row', async () => {
    await expect(pixelsWith(4)).rejects.toThrow(AppError);
  });
});
