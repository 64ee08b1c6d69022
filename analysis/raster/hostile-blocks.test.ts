import { describe, expect, it } from 'vitest';
import { type CraftedTag, craftTiff, rasterTags } from '../../test/helpers/craft-tiff.ts';
import { withinBudget } from '../../test/helpers/within-budget.ts';
import { memorySource } from '../core/bytes.ts';
import { AppError } from '../core/problems.ts';
import { quietRun } from '../core/run.ts';
import { openGeoTiff } from './open-geotiff.ts';

const whole = { column: 0, row: 0, width: 3, height: 2 };
const read = async (bytes: Uint8Array, window = whole) =>
  (await openGeoTiff(memorySource('hostile.tif', bytes))).readWindow(window, [0], quietRun);
const problem = (expected: object) => ({ problem: expect.objectContaining(expected) });
const block = (compression: number, bytes: Uint8Array, extra: readonly CraftedTag[] = []) =>
  craftTiff({
    tags: [...rasterTags(3, 2, { compression, bits: compression === 7 ? 8 : 16 }), ...extra],
    blocks: [bytes],
  });

/** TIFF LZW of `count` zero bytes: clear, 0, then the longest string so far again and again. */
function lzwZeros(count: number): Uint8Array {
  const bits: number[] = [];
  const put = (code: number, width: number): void => {
    for (let bit = width - 1; bit >= 0; bit--) bits.push((code >> bit) & 1);
  };
  put(256, 9);
  put(0, 9);
  for (let length = 1, next = 258, width = 9, done = 1; done < count; ) {
    if (next + 1 === (1 << width) - 1 && width < 12) width++;
    put(next, width);
    done += ++length;
    next++;
    if (next < 4_090) continue;
    put(256, width);
    put(0, 9);
    [length, next, width] = [1, 258, 9];
    done++;
  }
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit, index) => byte | (bit << (7 - index)), 0),
  );
}

/** A zstd frame of `blocks` blocks that repeat one byte 131,072 times each (RFC 8878 §3.1.1.2), with any declared size. */
function zstdZeros(blocks: number, declared: number): Uint8Array {
  const bytes = new Uint8Array(4 + 1 + 8 + blocks * 4);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0xfd2fb528, true);
  view.setUint8(4, 0xe0);
  view.setBigUint64(5, BigInt(declared), true);
  for (let index = 0; index < blocks; index++) {
    const header = (index === blocks - 1 ? 1 : 0) | (1 << 1) | (131_072 << 3);
    bytes.set([header & 255, (header >> 8) & 255, header >> 16, 0], 13 + index * 4);
  }
  return bytes;
}

const SOI = [0xff, 0xd8];
const EOI = [0xff, 0xd9];
const frame = (width: number, height: number): number[] => [
  ...[0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255],
  ...[1, 1, 0x11, 0],
];

describe('a block that unpacks to far more than its place', () => {
  it.each([10, 100, 1_000])('in LZW, %i : 1, is read to its place and no further', async (ratio) => {
    const bomb = lzwZeros(ratio * 12);
    const { bands } = await withinBudget(() => read(block(5, bomb)));
    expect([...bands[0]!]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([10, 100, 1_000])('in PackBits, %i runs of 128, is read to its place and no further', async (runs) => {
    const bomb = Uint8Array.from({ length: runs * 2 }, (_, at) => (at % 2 === 0 ? 129 : 0));
    const { bands } = await withinBudget(() => read(block(32773, bomb)));
    expect([...bands[0]!]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([
    [10, 10 * 131_072],
    [1_000, 1_000 * 131_072],
    [4, 2 ** 40],
    [1, 3_000_000_000],
  ])('in zstd, %i blocks said to hold %i bytes, is refused', async (blocks, declared) => {
    const work = withinBudget(() => read(block(50000, zstdZeros(blocks, declared))));
    await expect(work).rejects.toMatchObject(problem({ damage: 'block-too-long' }));
  });

  it('in zstd, hidden in a second frame, is refused', async () => {
    const small = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 12, 0x63, 0, 0, 0);
    const both = Uint8Array.from([...small, ...zstdZeros(500, 500 * 131_072)]);
    await expect(withinBudget(() => read(block(50000, both)))).rejects.toMatchObject(
      problem({ damage: 'block-too-long' }),
    );
  });

  it('in zstd, broken and of no declared size, is damaged and does not go on for ever', async () => {
    const header = 1 | (2 << 1) | (20 << 3);
    const broken = [0x28, 0xb5, 0x2f, 0xfd, 0, 0x58, header & 255, header >> 8, 0, ...new Array<number>(20).fill(0xff)];
    const work = withinBudget(() => read(block(50000, Uint8Array.from(broken))));
    await expect(work).rejects.toMatchObject(problem({ damage: 'block-too-short' }));
  });

  it.each([
    ['in its only frame', [...SOI, ...frame(65_500, 65_500), ...EOI]],
    ['in a second frame', [...SOI, ...frame(3, 2), ...frame(65_500, 65_500), ...EOI]],
    ['behind a comment', [...SOI, 0xff, 0xfe, 0, 4, 1, 2, ...frame(3, 2), ...frame(65_500, 65_500), ...EOI]],
    ['behind a comment whose length lies', [...SOI, 0xff, 0xfe, 0, 200, ...frame(65_500, 65_500), ...EOI]],
    ['in a thousand small frames', [...SOI, ...Array.from({ length: 1_000 }, () => frame(3, 2)).flat(), ...EOI]],
  ])('in JPEG, %s, is refused', async (_, bytes) => {
    await expect(withinBudget(() => read(block(7, Uint8Array.from(bytes))))).rejects.toMatchObject(
      problem({ damage: 'block-too-long' }),
    );
  });

  it('in JPEG, in the tables that all blocks share, is refused', async () => {
    const tables = { id: 347, type: 1 as const, values: [...SOI, ...frame(65_500, 65_500), ...EOI] };
    const bytes = block(7, Uint8Array.from([...SOI, ...frame(3, 2), ...EOI]), [tables]);
    await expect(withinBudget(() => read(bytes))).rejects.toMatchObject(problem({ damage: 'block-too-long' }));
  });

  it('in JPEG, by ten thousand scans over one picture, is refused', async () => {
    const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
    const scans = Array.from({ length: 10_000 }, () => scan).flat();
    await expect(
      withinBudget(() => read(block(7, Uint8Array.from([...SOI, ...frame(3, 2), ...scans, ...EOI])))),
    ).rejects.toMatchObject(problem({ damage: 'block-too-long' }));
  });

  it('in JPEG without any frame is refused', async () => {
    await expect(withinBudget(() => read(block(7, Uint8Array.of(...SOI, ...EOI))))).rejects.toMatchObject(
      problem({ damage: 'bad-code' }),
    );
  });
});

describe('a table of blocks that lies', () => {
  const tiles = (offsets: readonly number[], counts: readonly number[]): CraftedTag[] => [
    ...rasterTags(32, 16).filter(({ id }) => id !== 278),
    { id: 322, type: 4, values: [16] },
    { id: 323, type: 4, values: [16] },
    { id: 324, type: 4, values: offsets },
    { id: 325, type: 4, values: counts },
  ];
  const window = { column: 0, row: 0, width: 32, height: 1 };

  it('with tiles beyond the end of the file is damaged', async () => {
    const work = withinBudget(() => read(craftTiff({ tags: tiles([0xfffffff0, 8], [512, 512]) }), window));
    await expect(work).rejects.toMatchObject(problem({ damage: 'block-outside' }));
  });

  it('with tiles left out has no data there, and never zeros', async () => {
    const { bands } = await withinBudget(() => read(craftTiff({ tags: tiles([0, 0], [0, 0]) }), window));
    expect(bands[0]!.every(Number.isNaN)).toBe(true);
  });

  it('with all tiles in one place is read', async () => {
    const bytes = craftTiff({
      tags: [...tiles([8, 8], [512, 512]), { id: 270, type: 2, values: new Array(900).fill(65) }],
    });
    const { bands } = await withinBudget(() => read(bytes, window));
    expect(bands[0]!.slice(0, 16)).toEqual(bands[0]!.slice(16));
  });

  it('with two million one-row strips in one place is read where it is asked', async () => {
    const rows = 2_000_000;
    const bytes = craftTiff({ tags: manyStrips(rows) });
    const { bands } = await withinBudget(() => read(bytes, { column: 0, row: rows - 1, width: 1, height: 1 }));
    expect(bands[0]!.length).toBe(1);
  });

  it('with more strips than any image has is refused', async () => {
    const tags = rasterTags(1, 4_000_000, { rowsPerStrip: 1, samples: 2 }).map((tag) => tag);
    const planar = [...tags, { id: 284, type: 3 as const, values: [2] }];
    await expect(withinBudget(() => read(craftTiff({ tags: planar })))).rejects.toMatchObject(
      problem({ damage: 'bad-size' }),
    );
  });

  it('that a thousand reduced copies share is refused before it fills the memory', async () => {
    await expect(withinBudget(() => read(sharedTables(900, 20_000)), 256)).rejects.toMatchObject(
      problem({ damage: 'too-many-directories' }),
    );
  });
});

describe('tags that make no sense', () => {
  it.each([
    ['65,535 samples a pixel', rasterTags(3, 2).map((tag) => (tag.id === 277 ? { ...tag, values: [65_535] } : tag))],
    ['no samples', rasterTags(3, 2).map((tag) => (tag.id === 277 ? { ...tag, values: [0] } : tag))],
    ['pixels of no size', rasterTags(3, 2).map((tag) => (tag.id === 33550 ? { ...tag, values: [0, 0, 0] } : tag))],
    [
      'pixels that are not numbers',
      rasterTags(3, 2).map((tag) => (tag.id === 33550 ? { ...tag, values: [Number.NaN, 10, 0] } : tag)),
    ],
    [
      'a corner at infinity',
      rasterTags(3, 2).map((tag) =>
        tag.id === 33922 ? { ...tag, values: [0, 0, 0, Number.POSITIVE_INFINITY, 0, 0] } : tag,
      ),
    ],
    ['strips of no rows', rasterTags(3, 2, { rowsPerStrip: 0 })],
    ['0-bit samples', rasterTags(3, 2, { bits: 0 })],
    ['64-bit whole numbers', rasterTags(3, 2, { bits: 64 })],
    ['complex samples', rasterTags(3, 2, { bits: 32, format: 5 })],
    ['a coding that nobody reads', rasterTags(3, 2, { compression: 34712 })],
    ['an unknown predictor', rasterTags(3, 2, { predictor: 99 })],
  ])('with %s: a problem', async (_, tags) => {
    const bytes = craftTiff({ tags, blocks: [new Uint8Array(12)] });
    await expect(withinBudget(() => read(bytes))).rejects.toBeInstanceOf(AppError);
  });

  it('whose sub-directories lead back to the file itself are left alone', async () => {
    const bytes = craftTiff({
      tags: [...rasterTags(3, 2), { id: 330, type: 4, values: [8] }],
      blocks: [new Uint8Array(12)],
    });
    const { bands } = await withinBudget(() => read(bytes));
    expect([...bands[0]!]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('whose directories overlap, so that sixty kilobytes seem to hold millions of tags, is refused', async () => {
    await expect(withinBudget(() => read(overlappingDirectories(900)))).rejects.toMatchObject(
      problem({ damage: 'too-many-directories' }),
    );
  });
});

/** One table of strips, all of them in the first bytes of the file. */
function manyStrips(rows: number): CraftedTag[] {
  return [
    ...rasterTags(1, rows, { rowsPerStrip: 1 }),
    { id: 273, type: 4, values: new Array<number>(rows).fill(8) },
    { id: 279, type: 4, values: new Array<number>(rows).fill(2) },
  ];
}

/** A chain of `copies` reduced images behind the main one, all with the same block table of `strips` strips. */
function sharedTables(copies: number, strips: number): Uint8Array {
  const tags = [...manyStrips(strips), { id: 254, type: 4 as const, values: [0] }];
  const first = craftTiff({ tags });
  const view = new DataView(first.buffer);
  const entries = view.getUint16(8, true);
  const size = 2 + entries * 12 + 4;
  const bytes = new Uint8Array(first.length + copies * size);
  bytes.set(first);
  const all = new DataView(bytes.buffer);
  all.setUint32(8 + size - 4, first.length, true);
  for (let copy = 0; copy < copies; copy++) {
    const at = first.length + copy * size;
    bytes.set(first.subarray(8, 8 + size), at);
    for (let entry = 0; entry < entries; entry++) {
      const place = at + 2 + entry * 12;
      if (all.getUint16(place, true) === 254) all.setUint32(place + 8, 1, true);
    }
    all.setUint32(at + size - 4, copy === copies - 1 ? 0 : at + size, true);
  }
  return bytes;
}

/** Directories of 4,096 entries that begin two bytes after one another. */
function overlappingDirectories(count: number): Uint8Array {
  const length = 2 + 4_096 * 12 + 4;
  const bytes = new Uint8Array(8 + count * 16 + length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  for (let at = 8; at + 2 < bytes.length; at += 16) view.setUint16(at, 4_096, true);
  for (let index = 0; index < count; index++) {
    const at = 8 + index * 16;
    view.setUint32(at + length - 4, at + 16, true);
  }
  for (let at = 8; at + 2 < bytes.length; at += 16) view.setUint16(at, 4_096, true);
  return bytes;
}
