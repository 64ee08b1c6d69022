import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { memorySource } from '../core/bytes.ts';
import { AppError } from '../core/problems.ts';
import { quietRun } from '../core/run.ts';
import { openGeoTiff } from './open-geotiff.ts';

const open = (bytes: Uint8Array) => openGeoTiff(memorySource('hostile.tif', bytes));
const strip = new Uint8Array(new Uint16Array(6).buffer);
const whole = { column: 0, row: 0, width: 3, height: 2 };
const problem = (expected: object) => ({ problem: expect.objectContaining(expected) });

describe('a TIFF made to harm', () => {
  it('whose directory follows itself is refused', async () => {
    const bytes = craftTiff({ tags: rasterTags(3, 2), blocks: [strip], next: 8 });
    await expect(open(bytes)).rejects.toMatchObject(problem({ damage: 'directory-loop' }));
  });

  it('whose two directories follow each other is refused', async () => {
    const one = craftTiff({ tags: rasterTags(3, 2), blocks: [strip], next: 0 });
    const bytes = new Uint8Array(one.length + 6);
    bytes.set(one);
    const view = new DataView(bytes.buffer);
    const entries = view.getUint16(8, true);
    view.setUint32(10 + entries * 12, one.length, true);
    view.setUint32(one.length + 2, 8, true);
    await expect(open(bytes)).rejects.toMatchObject(problem({ damage: 'directory-loop' }));
  });

  it('with a hundred thousand directories is refused at once', async () => {
    const count = 100_000;
    const bytes = new Uint8Array(8 + count * 6);
    const view = new DataView(bytes.buffer);
    bytes.set([0x49, 0x49, 42, 0]);
    view.setUint32(4, 8, true);
    for (let index = 0; index < count; index++) view.setUint32(8 + index * 6 + 2, 8 + (index + 1) * 6, true);
    await expect(open(bytes)).rejects.toMatchObject(problem({ damage: 'too-many-directories' }));
  });

  it.each([
    [60_000, 60_000],
    [0xffffffff, 0xffffffff],
    [0, 2],
    [3, 0],
  ])('that claims %i × %i pixels allocates nothing for them', async (width, height) => {
    const bytes = craftTiff({ tags: rasterTags(width, height, { compression: 8 }), blocks: [strip] });
    await expect(open(bytes)).rejects.toBeInstanceOf(AppError);
  });

  it('that claims 60,000 × 60,000 in honest strips is opened but not read whole', async () => {
    const strips = Array.from({ length: 6_000 }, () => new Uint8Array(0));
    const bytes = craftTiff({ tags: rasterTags(60_000, 60_000, { rowsPerStrip: 10, compression: 5 }), blocks: strips });
    const file = await open(bytes);
    await expect(
      file.readWindow({ column: 0, row: 0, width: 60_000, height: 60_000 }, [0], quietRun),
    ).rejects.toMatchObject(problem({ code: 'raster-too-large' }));
  });

  it.each([256, 258, 273, 279, 33550, 34735])('whose tag %i claims 0x3fffffff values is refused', async (id) => {
    const tags = rasterTags(3, 2);
    const known = tags.find((tag) => tag.id === id) ?? { id, type: 4 as const, values: [] };
    const lie = { ...known, count: 0x3fffffff, offset: 8 };
    const bytes = craftTiff({ tags: [...tags.filter((tag) => tag.id !== id), lie] });
    await expect(open(bytes)).rejects.toBeInstanceOf(AppError);
  });

  it('whose tag has an unknown type and three thousand million values is refused', async () => {
    const bytes = craftTiff({ tags: rasterTags(3, 2), blocks: [strip] });
    const view = new DataView(bytes.buffer);
    view.setUint16(10 + 2 * 12 + 2, 64, true);
    view.setUint32(10 + 2 * 12 + 4, 0xb5000001, true);
    await expect(open(bytes)).rejects.toMatchObject(problem({ damage: 'tag-outside' }));
  });

  it.each([10, 100, 1_000])('with a deflate bomb of %i : 1 stops at the size of the block', async (ratio) => {
    const bomb = new Uint8Array(deflateSync(Buffer.alloc(ratio * 100_000)));
    const file = await open(craftTiff({ tags: rasterTags(3, 2, { compression: 8 }), blocks: [bomb] }));
    await expect(file.readWindow(whole, [0], quietRun)).rejects.toMatchObject(problem({ damage: 'block-too-long' }));
  });

  it('cut in the middle of its pixels says so', async () => {
    const bytes = craftTiff({ tags: rasterTags(3, 2), blocks: [strip] });
    const file = await open(bytes.subarray(0, bytes.length - 4));
    await expect(file.readWindow(whole, [0], quietRun)).rejects.toMatchObject(problem({ damage: 'block-outside' }));
  });

  it('whose deflate block holds too little says so', async () => {
    const block = new Uint8Array(deflateSync(Buffer.alloc(5)));
    const file = await open(craftTiff({ tags: rasterTags(3, 2, { compression: 8 }), blocks: [block] }));
    await expect(file.readWindow(whole, [0], quietRun)).rejects.toMatchObject(problem({ damage: 'block-too-short' }));
  });

  it('with ten thousand one-row strips is read', async () => {
    const rows = 10_000;
    const strips = Array.from({ length: rows }, (_, row) => Uint8Array.of(row & 255, row >> 8));
    const file = await open(craftTiff({ tags: rasterTags(1, rows, { rowsPerStrip: 1 }), blocks: strips }));
    const { bands } = await file.readWindow({ column: 0, row: 0, width: 1, height: rows }, [0], quietRun);
    expect(bands[0]!.every((value, row) => value === row)).toBe(true);
  });

  it('is a JPEG that was renamed: the words say JPEG', async () => {
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46);
    await expect(open(jpeg)).rejects.toMatchObject(problem({ code: 'not-a-tiff', looksLike: 'JPEG' }));
  });

  it('changed at random ends in a problem or in pixels, never in anything else', async () => {
    const good = craftTiff({ tags: rasterTags(3, 2, { compression: 5 }), blocks: [Uint8Array.of(128, 0, 64, 80, 16)] });
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = good.slice();
        for (const { at, to } of changes) bytes[at] = to;
        try {
          const file = await open(bytes);
          await file.readWindow(whole, [0], quietRun);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
