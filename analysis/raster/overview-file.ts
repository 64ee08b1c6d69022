import { BIG_TIFF_HEADER_BYTES, type BigTiffField, bigTiffDirectory, bigTiffHeader } from './big-tiff-directory.ts';

/** Where a file is written piece by piece, in any order. */
export interface ByteSink {
  write(offset: number, bytes: Uint8Array): Promise<void>;
}

/** Turns bytes into a zlib stream (RFC 1950), possibly on another thread. */
export type DeflateLater = (bytes: Uint8Array) => Promise<Uint8Array>;

export type OverviewType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'float32';

export interface OverviewLayout {
  readonly type: OverviewType;
  readonly bandCount: number;
  /** the stored value of a hole; null writes 0 and leaves it to the mask */
  readonly nodata: number | null;
  readonly hasMask: boolean;
}

export const OVERVIEW_TILE = 256;
/** Tiles of a row that are deflated at the same time, all bands of each. */
const TILES_UNDERWAY = 6;

const ARRAYS = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  float32: Float32Array,
} as const;
const SAMPLE_FORMAT = { uint8: 1, uint16: 1, int8: 2, int16: 2, float32: 3 } as const;

interface LevelTables {
  readonly width: number;
  readonly height: number;
  readonly across: number;
  readonly down: number;
  readonly offsets: Float64Array;
  readonly counts: Float64Array;
  readonly mask: { readonly offsets: Float64Array; readonly counts: Float64Array } | null;
}

/**
 * A file of reduced copies as GDAL keeps it beside an image (NAME.tif.ovr): a BigTIFF whose directories are the copies, largest
 * first, in deflated tiles of 256 × 256, one band after the other. Tiles are appended as they come; nothing but their
 * places is held.
 */
export class OverviewFile {
  private readonly levels: readonly LevelTables[];
  private end = BIG_TIFF_HEADER_BYTES;

  constructor(
    private readonly sink: ByteSink,
    private readonly layout: OverviewLayout,
    sizes: readonly { readonly width: number; readonly height: number }[],
    private readonly deflate: DeflateLater,
  ) {
    this.levels = sizes.map(({ width, height }) => {
      const [across, down] = [Math.ceil(width / OVERVIEW_TILE), Math.ceil(height / OVERVIEW_TILE)];
      const table = (bands: number) => ({
        offsets: new Float64Array(across * down * bands),
        counts: new Float64Array(across * down * bands),
      });
      return { width, height, across, down, ...table(layout.bandCount), mask: layout.hasMask ? table(1) : null };
    });
  }

  /** Writes one row of tiles: `rows` rows of the level's width for each band, NaN for holes. */
  async writeTileRow(level: number, tileRow: number, bands: readonly Float32Array[], rows: number): Promise<void> {
    const tables = this.levels[level]!;
    const { width, across, down } = tables;
    for (let first = 0; first < across; first += TILES_UNDERWAY) {
      const tiles = Array.from({ length: Math.min(TILES_UNDERWAY, across - first) }, (_, index) => first + index);
      // The next tiles are cut while the ones before are deflated on other threads.
      const underway = tiles.map((tile) => {
        const left = tile * OVERVIEW_TILE;
        const columns = Math.min(OVERVIEW_TILE, width - left);
        const cut = bands.map((pixels) => this.cutTile(pixels, width, left, columns, rows));
        const masks = tables.mask === null ? [] : [maskTile(bands, width, left, columns, rows)];
        return Promise.all([...cut, ...masks].map((bytes) => this.deflate(bytes)));
      });
      for (const [index, packed] of (await Promise.all(underway)).entries()) {
        await this.append(packed, tables, tileRow * across + first + index, across * down);
      }
    }
  }

  /** Appends the bands of one tile, then its mask. */
  private async append(
    packed: readonly Uint8Array[],
    tables: LevelTables,
    tile: number,
    perBand: number,
  ): Promise<void> {
    for (const [band, bytes] of packed.entries()) {
      const isMask = band >= this.layout.bandCount;
      const { offsets, counts } = isMask ? tables.mask! : tables;
      const index = isMask ? tile : band * perBand + tile;
      offsets[index] = this.end;
      counts[index] = bytes.length;
      await this.sink.write(this.end, bytes);
      this.end += bytes.length + (bytes.length % 2);
    }
  }

  /** Writes the directories and the head; the file is whole after this. */
  async finish(): Promise<number> {
    const directories = this.levels.flatMap((level) => [
      this.imageFields(level),
      ...(level.mask === null ? [] : [maskFields(level)]),
    ]);
    const first = Math.ceil(this.end / 8) * 8;
    let at = first;
    for (const [index, fields] of directories.entries()) {
      const bytes = bigTiffDirectory(fields, at, index === directories.length - 1);
      await this.sink.write(at, bytes);
      at += bytes.length;
    }
    await this.sink.write(0, bigTiffHeader(first));
    return at;
  }

  /** One tile of one band as it is stored, differences taken for whole numbers; beyond the edge the last pixel is repeated. */
  private cutTile(pixels: Float32Array, width: number, left: number, columns: number, rows: number): Uint8Array {
    const { type, nodata } = this.layout;
    const hole = nodata ?? (type === 'float32' ? Number.NaN : 0);
    const isWhole = type !== 'float32';
    const tile = new ARRAYS[type](OVERVIEW_TILE * OVERVIEW_TILE);
    for (let row = 0; row < rows; row++) {
      const from = row * width + left;
      const to = row * OVERVIEW_TILE;
      for (let column = 0; column < columns; column++) {
        const value = pixels[from + column]!;
        tile[to + column] = Number.isNaN(value) ? hole : isWhole ? Math.round(value) : value;
      }
      tile.fill(tile[to + columns - 1]!, to + columns, to + OVERVIEW_TILE);
      for (let column = OVERVIEW_TILE - 1; isWhole && column > 0; column--) {
        tile[to + column] = tile[to + column]! - tile[to + column - 1]!;
      }
    }
    return new Uint8Array(tile.buffer);
  }

  private imageFields({ width, height, offsets, counts }: LevelTables): BigTiffField[] {
    const { type, bandCount, nodata } = this.layout;
    const perBand = (value: number): number[] => new Array<number>(bandCount).fill(value);
    const fields: BigTiffField[] = [
      ...sharedFields(width, height, offsets, counts, REDUCED),
      { tag: 258, type: 'short', values: perBand(ARRAYS[type].BYTES_PER_ELEMENT * 8) },
      { tag: 262, type: 'short', values: [1] },
      { tag: 277, type: 'short', values: [bandCount] },
      { tag: 284, type: 'short', values: [bandCount > 1 ? 2 : 1] },
      { tag: 317, type: 'short', values: [type === 'float32' ? 1 : 2] },
      { tag: 339, type: 'short', values: perBand(SAMPLE_FORMAT[type]) },
    ];
    if (bandCount > 1) fields.push({ tag: 338, type: 'short', values: perBand(0).slice(1) });
    if (nodata !== null) fields.push({ tag: 42113, type: 'ascii', text: String(nodata) });
    return fields;
  }
}

/** NewSubfileType (TIFF 6.0 section 8): a reduced copy; and the mask of one. */
const [REDUCED, REDUCED_MASK] = [1, 5];

const sharedFields = (
  width: number,
  height: number,
  offsets: Float64Array,
  counts: Float64Array,
  kind: number,
): BigTiffField[] => [
  { tag: 254, type: 'long8', values: [kind] },
  { tag: 256, type: 'long8', values: [width] },
  { tag: 257, type: 'long8', values: [height] },
  { tag: 259, type: 'short', values: [8] },
  { tag: 322, type: 'short', values: [OVERVIEW_TILE] },
  { tag: 323, type: 'short', values: [OVERVIEW_TILE] },
  { tag: 324, type: 'long8', values: offsets },
  { tag: 325, type: 'long8', values: counts },
];

function maskFields({ width, height, mask }: LevelTables): BigTiffField[] {
  return [
    ...sharedFields(width, height, mask!.offsets, mask!.counts, REDUCED_MASK),
    { tag: 258, type: 'short', values: [8] },
    { tag: 262, type: 'short', values: [4] },
    { tag: 277, type: 'short', values: [1] },
  ];
}

/** 255 where any band has data. */
function maskTile(
  bands: readonly Float32Array[],
  width: number,
  left: number,
  columns: number,
  rows: number,
): Uint8Array {
  const tile = new Uint8Array(OVERVIEW_TILE * OVERVIEW_TILE);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * width + left + column;
      if (bands.some((pixels) => !Number.isNaN(pixels[at]!))) tile[row * OVERVIEW_TILE + column] = 255;
    }
  }
  return tile;
}
