/** One tag of a crafted TIFF: numbers of a type, or a raw place that need not exist. */
export interface CraftedTag {
  readonly id: number;
  /** 1 byte, 2 ASCII, 3 short, 4 long, 12 double */
  readonly type: 1 | 2 | 3 | 4 | 12;
  readonly values: readonly number[];
  /** lies about the number of values */
  readonly count?: number;
  /** lies about where they are */
  readonly offset?: number;
}

export interface CraftedTiff {
  readonly tags: readonly CraftedTag[];
  /** pixel blocks, appended at the end; `blockOffsets` of the builder tells where they land */
  readonly blocks?: readonly Uint8Array[];
  readonly littleEndian?: boolean;
  /** offset of the next directory: 0 ends the chain, 8 loops to this one */
  readonly next?: number;
}

const BYTES = { 1: 1, 2: 1, 3: 2, 4: 4, 12: 8 } as const;

/** A classic TIFF of one directory, byte by byte, for tests of what should never be trusted. */
export function craftTiff({ tags, blocks = [], littleEndian = true, next = 0 }: CraftedTiff): Uint8Array {
  const all = [...tags];
  const hasBlocks = blocks.length > 0;
  const offsetsTag = all.some(({ id }) => id === 322) ? 324 : 273;
  if (hasBlocks) {
    all.push({ id: offsetsTag, type: 4, values: blocks.map(() => 0) });
    all.push({ id: offsetsTag === 324 ? 325 : 279, type: 4, values: blocks.map(({ length }) => length) });
  }
  all.sort((one, other) => one.id - other.id);
  const directoryBytes = 2 + all.length * 12 + 4;
  let heap = 8 + directoryBytes;
  const places = all.map(({ type, values }) => {
    const length = values.length * BYTES[type];
    if (length <= 4) return -1;
    const at = heap;
    heap += length + (length % 2);
    return at;
  });
  const starts = blocks.map(({ length }) => {
    const at = heap;
    heap += length + (length % 2);
    return at;
  });
  const bytes = new Uint8Array(heap);
  const view = new DataView(bytes.buffer);
  bytes.set(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, 8, littleEndian);
  view.setUint16(8, all.length, littleEndian);
  for (const [index, tag] of all.entries()) {
    const at = 10 + index * 12;
    const values = hasBlocks && tag.id === offsetsTag ? starts : tag.values;
    view.setUint16(at, tag.id, littleEndian);
    view.setUint16(at + 2, tag.type, littleEndian);
    view.setUint32(at + 4, tag.count ?? values.length, littleEndian);
    const place = places[index]!;
    if (place >= 0) view.setUint32(at + 8, place, littleEndian);
    if (tag.offset !== undefined) view.setUint32(at + 8, tag.offset, littleEndian);
    else writeValues(view, place >= 0 ? place : at + 8, tag.type, values, littleEndian);
  }
  view.setUint32(10 + all.length * 12, next, littleEndian);
  for (const [index, block] of blocks.entries()) bytes.set(block, starts[index]!);
  return bytes;
}

function writeValues(
  view: DataView,
  at: number,
  type: CraftedTag['type'],
  values: readonly number[],
  little: boolean,
): void {
  for (const [index, value] of values.entries()) {
    const place = at + index * BYTES[type];
    if (type === 3) view.setUint16(place, value, little);
    else if (type === 4) view.setUint32(place, value, little);
    else if (type === 12) view.setFloat64(place, value, little);
    else view.setUint8(place, value);
  }
}

/** The tags of a small one-band raster in EPSG:4548, north up, 10 m pixels, its corner at (500000, 4420000). */
export function rasterTags(
  width: number,
  height: number,
  options: {
    bits?: number;
    format?: number;
    compression?: number;
    predictor?: number;
    rowsPerStrip?: number;
    samples?: number;
  } = {},
): CraftedTag[] {
  const { bits = 16, format = 1, compression = 1, predictor = 1, rowsPerStrip = height, samples = 1 } = options;
  const per = (value: number): number[] => Array.from({ length: samples }, () => value);
  return [
    { id: 256, type: 4, values: [width] },
    { id: 257, type: 4, values: [height] },
    { id: 258, type: 3, values: per(bits) },
    { id: 259, type: 3, values: [compression] },
    { id: 262, type: 3, values: [1] },
    { id: 277, type: 3, values: [samples] },
    { id: 278, type: 4, values: [rowsPerStrip] },
    { id: 317, type: 3, values: [predictor] },
    { id: 339, type: 3, values: per(format) },
    { id: 33550, type: 12, values: [10, 10, 0] },
    { id: 33922, type: 12, values: [0, 0, 0, 500_000, 4_420_000, 0] },
    { id: 34735, type: 3, values: [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 4548] },
  ];
}

export const asciiTag = (id: number, text: string): CraftedTag => ({
  id,
  type: 2,
  values: [...new TextEncoder().encode(text), 0],
});
