import { BIG_TIFF_HEADER_BYTES, type BigTiffField, bigTiffDirectory, bigTiffHeader } from './big-tiff-directory.ts';
import { canHold, cutWholeTile } from './codecs/cut-tile.ts';

/** Where a file is written piece by piece, in any order. */
export interface ByteSink {
  write(offset: number, bytes: Uint8Array): Promise<void>;
}

/** Turns bytes into a zlib stream (RFC 1950), possibly on another thread. */
export type DeflateLater = (bytes: Uint8Array) => Promise<Uint8Array>;

export type TiledType = 'uint8' | 'int8' | 'uint16' | 'int16' | 'float32';

export interface TiledLayout {
  readonly type: TiledType;
  readonly bandCount: number;
  /** what the file says is the stored value of a hole; null writes 0 and leaves it to the mask */
  readonly nodata: number | null;
  /** that value by band, where the bands of the image beside which the file lies have several */
  readonly holes?: readonly (number | null)[];
  readonly hasMask: boolean;
  readonly packing: 'deflate' | 'none';
  /** the images of the file, each in a directory of its own */
  readonly images: readonly { readonly width: number; readonly height: number }[];
  /** whether the first image is itself a reduced copy, as in a file of overviews */
  readonly areReduced: boolean;
  /** more tags of the first image */
  readonly fields?: readonly BigTiffField[];
}

export const FILE_TILE = 256;
/** Tiles of a row that are deflated at the same time, all bands of each. */
const TILES_UNDERWAY = 6;

const SAMPLE_BITS = { uint8: 8, int8: 8, uint16: 16, int16: 16, float32: 32 } as const;
const SAMPLE_FORMAT = { uint8: 1, uint16: 1, int8: 2, int16: 2, float32: 3 } as const;

interface Table {
  readonly offsets: Float64Array;
  readonly counts: Float64Array;
}

/** The nodata value if pixels of this type can hold it; one that they cannot marks nothing. */
export const storableNodata = (type: TiledType, nodata: number | null): number | null =>
  nodata === null || type === 'float32' || canHold(type, nodata) ? nodata : null;

/** Where tiles lie. It is shared memory: threads that write into the same file pass it on to each other. */
export interface TilePlaces {
  /** the first byte behind what is taken */
  readonly end: BigInt64Array;
  readonly images: readonly { readonly tiles: Table; readonly mask: Table | null }[];
}

/** The places of a file without any tile yet. */
export function newPlaces({ images, bandCount, hasMask }: TiledLayout): TilePlaces {
  const end = new BigInt64Array(new SharedArrayBuffer(8));
  end[0] = BigInt(BIG_TIFF_HEADER_BYTES);
  const numbers = (count: number): Float64Array => new Float64Array(new SharedArrayBuffer(8 * count));
  const table = (count: number): Table => ({ offsets: numbers(count), counts: numbers(count) });
  return {
    end,
    images: images.map(({ width, height }) => {
      const tiles = Math.ceil(width / FILE_TILE) * Math.ceil(height / FILE_TILE);
      return { tiles: table(tiles * bandCount), mask: hasMask ? table(tiles) : null };
    }),
  };
}

/**
 * A BigTIFF that is written tile by tile: tiles of 256 × 256, one band after the other, deflated or plain, each image followed by
 * its mask where there is one. Tiles are appended as they come, from any number of threads; only their places are held. With
 * reduced copies alone it is the file that GDAL keeps beside an image (NAME.tif.ovr).
 */
export class TiledFile {
  constructor(
    private readonly sink: ByteSink,
    private readonly layout: TiledLayout,
    private readonly deflate: DeflateLater,
    private readonly places: TilePlaces = newPlaces(layout),
  ) {}

  /** Writes one row of tiles: `rows` rows of the level's width for each band, NaN for holes. */
  async writeTileRow(image: number, tileRow: number, bands: readonly Float32Array[], rows: number): Promise<void> {
    const { width, height } = this.layout.images[image]!;
    const [across, down] = [Math.ceil(width / FILE_TILE), Math.ceil(height / FILE_TILE)];
    for (let first = 0; first < across; first += TILES_UNDERWAY) {
      const tiles = Array.from({ length: Math.min(TILES_UNDERWAY, across - first) }, (_, index) => first + index);
      // The next tiles are cut while the ones before are deflated on other threads.
      const underway = tiles.map((tile) => {
        const left = tile * FILE_TILE;
        const columns = Math.min(FILE_TILE, width - left);
        const cut = bands.map((pixels, band) => this.cutTile(band, pixels, width, left, columns, rows));
        const masks = this.layout.hasMask ? [maskTile(bands, width, left, columns, rows)] : [];
        return Promise.all([...cut, ...masks].map((bytes) => this.pack(bytes)));
      });
      for (const [index, packed] of (await Promise.all(underway)).entries()) {
        await this.append(packed, image, tileRow * across + first + index, across * down);
      }
    }
  }

  private async pack(bytes: Uint8Array): Promise<Uint8Array> {
    return this.layout.packing === 'deflate' ? this.deflate(bytes) : bytes;
  }

  /** Appends the bands of one tile, then its mask. */
  private async append(packed: readonly Uint8Array[], image: number, tile: number, perBand: number): Promise<void> {
    const { tiles, mask } = this.places.images[image]!;
    for (const [band, bytes] of packed.entries()) {
      const isMask = band >= this.layout.bandCount;
      const { offsets, counts } = isMask ? mask! : tiles;
      const index = isMask ? tile : band * perBand + tile;
      const at = Number(Atomics.add(this.places.end, 0, BigInt(bytes.length + (bytes.length % 2))));
      offsets[index] = at;
      counts[index] = bytes.length;
      await this.sink.write(at, bytes);
    }
  }

  /** Writes the directories and the head, once all tiles are written; the file is whole after this. Returns its size. */
  async finish(): Promise<number> {
    const { images, hasMask, areReduced } = this.layout;
    const directories = images.flatMap((size, image) => {
      const { tiles, mask } = this.places.images[image]!;
      const kind = areReduced || image > 0 ? REDUCED : 0;
      const fields = [...this.sharedFields(size, tiles, kind), ...this.imageFields(image === 0)];
      return hasMask ? [fields, [...this.sharedFields(size, mask!, kind | MASK), ...MASK_FIELDS]] : [fields];
    });
    const first = Math.ceil(Number(Atomics.load(this.places.end, 0)) / 8) * 8;
    let at = first;
    for (const [index, fields] of directories.entries()) {
      const bytes = bigTiffDirectory(fields, at, index === directories.length - 1);
      await this.sink.write(at, bytes);
      at += bytes.length;
    }
    await this.sink.write(0, bigTiffHeader(first));
    return at;
  }

  /** One tile of one band as it is stored. */
  private cutTile(
    band: number,
    pixels: Float32Array,
    width: number,
    left: number,
    columns: number,
    rows: number,
  ): Uint8Array {
    const { type, nodata, holes, packing } = this.layout;
    const hole = holes === undefined ? nodata : (holes[band] ?? null);
    if (type === 'float32') return cutFloatTile(pixels, width, left, columns, rows, hole);
    return cutWholeTile(pixels, width, left, columns, rows, FILE_TILE, type, hole, packing === 'deflate');
  }

  private imageFields(isFirst: boolean): BigTiffField[] {
    const { type, bandCount, nodata, packing, fields = [] } = this.layout;
    const perBand = (value: number): number[] => new Array<number>(bandCount).fill(value);
    return [
      { tag: 258, type: 'short', values: perBand(SAMPLE_BITS[type]) },
      { tag: 262, type: 'short', values: [1] },
      { tag: 277, type: 'short', values: [bandCount] },
      { tag: 284, type: 'short', values: [bandCount > 1 ? 2 : 1] },
      { tag: 317, type: 'short', values: [packing === 'deflate' && type !== 'float32' ? 2 : 1] },
      { tag: 339, type: 'short', values: perBand(SAMPLE_FORMAT[type]) },
      ...(bandCount > 1 ? [{ tag: 338, type: 'short', values: perBand(0).slice(1) } as const] : []),
      ...(nodata !== null ? [{ tag: 42113, type: 'ascii', text: String(nodata) } as const] : []),
      ...(isFirst ? fields : []),
    ];
  }

  private sharedFields(
    size: { width: number; height: number },
    { offsets, counts }: Table,
    kind: number,
  ): BigTiffField[] {
    return [
      { tag: 254, type: 'long8', values: [kind] },
      { tag: 256, type: 'long8', values: [size.width] },
      { tag: 257, type: 'long8', values: [size.height] },
      { tag: 259, type: 'short', values: [this.layout.packing === 'deflate' ? 8 : 1] },
      { tag: 322, type: 'short', values: [FILE_TILE] },
      { tag: 323, type: 'short', values: [FILE_TILE] },
      { tag: 324, type: 'long8', values: offsets },
      { tag: 325, type: 'long8', values: counts },
    ];
  }
}

/** Bits of NewSubfileType (TIFF 6.0 section 8). */
const [REDUCED, MASK] = [1, 4];

const MASK_FIELDS: readonly BigTiffField[] = [
  { tag: 258, type: 'short', values: [8] },
  { tag: 262, type: 'short', values: [4] },
  { tag: 277, type: 'short', values: [1] },
];

/** 255 where any band has data. */
function maskTile(
  bands: readonly Float32Array[],
  width: number,
  left: number,
  columns: number,
  rows: number,
): Uint8Array {
  const tile = new Uint8Array(FILE_TILE * FILE_TILE);
  for (const pixels of bands) {
    let missing = 0;
    for (let row = 0; row < rows; row++) {
      const [from, to] = [row * width + left, row * FILE_TILE];
      for (let column = 0; column < columns; column++) {
        if (!Number.isNaN(pixels[from + column]!)) tile[to + column] = 255;
        else if (tile[to + column] === 0) missing++;
      }
    }
    if (missing === 0) break;
  }
  return tile;
}

function cutFloatTile(
  pixels: Float32Array,
  width: number,
  left: number,
  columns: number,
  rows: number,
  nodata: number | null,
): Uint8Array {
  const tile = new Float32Array(FILE_TILE * FILE_TILE);
  for (let row = 0; row < rows; row++) {
    tile.set(pixels.subarray(row * width + left, row * width + left + columns), row * FILE_TILE);
  }
  for (let at = 0; nodata !== null && at < tile.length; at++) if (Number.isNaN(tile[at]!)) tile[at] = nodata;
  return new Uint8Array(tile.buffer);
}
