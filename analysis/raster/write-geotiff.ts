import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { geoKeyDirectory } from './geo-keys.ts';
import { type TiffField, tiffDirectory } from './tiff-directory.ts';

export type WritableBand = Uint8Array | Uint16Array | Float32Array;

/** A raster to be written: one array per band on one grid, all of one sample type, row by row from the north-west. */
export interface GeoTiffContent {
  readonly shape: GridShape;
  readonly bands: readonly WritableBand[];
  /** descriptions of the bands, as GDAL and QGIS show them */
  readonly bandNames?: readonly string[];
  /** the stored value that means “no data” */
  readonly nodata?: number;
  /** when the picture was taken: "YYYY:MM:DD HH:MM:SS" */
  readonly dateTime?: string;
  /** one sentence about the picture */
  readonly description?: string;
  readonly layout?: 'tiled' | 'striped';
  readonly compression?: 'deflate' | 'none';
}

/** Turns bytes into a zlib stream (RFC 1950): fflate's zlibSync or node:zlib's deflateSync. */
export type Deflate = (bytes: Uint8Array) => Uint8Array;

const TILE = 256;
const STRIP_ROWS = 64;

/**
 * Writes a classic little-endian GeoTIFF (TIFF 6.0, OGC GeoTIFF 1.1): bands one after the other, tiles of 256 × 256 or strips of
 * 64 rows, deflate with horizontal differencing for whole numbers. The grid must be north-up with square or oblong pixels.
 */
export async function writeGeoTiff(content: GeoTiffContent, deflate: Deflate, run: Run): Promise<Uint8Array> {
  const { shape, bands, layout = 'tiled', compression = 'deflate' } = content;
  const [pixelWidth, shearX, left, shearY, minusHeight, top] = shape.transform;
  if (shearX !== 0 || shearY !== 0) throw new Error('only north-up grids can be written');
  const first = bands[0];
  if (first === undefined || bands.some((band) => band.constructor !== first.constructor))
    throw new Error('bands of one type wanted');
  const sampleBytes = first.BYTES_PER_ELEMENT;
  const usesPredictor = compression === 'deflate' && !(first instanceof Float32Array);
  const blockWidth = layout === 'tiled' ? TILE : shape.width;
  const blockHeight = layout === 'tiled' ? TILE : Math.min(STRIP_ROWS, shape.height);
  const blocks = await encodeBlocks(content, blockWidth, blockHeight, usesPredictor, compression, deflate, run);

  const perBand = (value: number): number[] => bands.map(() => value);
  const fields: TiffField[] = [
    { tag: 256, type: 'long', values: [shape.width] },
    { tag: 257, type: 'long', values: [shape.height] },
    { tag: 258, type: 'short', values: perBand(sampleBytes * 8) },
    { tag: 259, type: 'short', values: [compression === 'deflate' ? 8 : 1] },
    { tag: 262, type: 'short', values: [1] },
    { tag: 277, type: 'short', values: [bands.length] },
    { tag: 284, type: 'short', values: [bands.length > 1 ? 2 : 1] },
    { tag: 339, type: 'short', values: perBand(first instanceof Float32Array ? 3 : 1) },
    { tag: 33550, type: 'double', values: [pixelWidth, -minusHeight, 0] },
    { tag: 33922, type: 'double', values: [0, 0, 0, left, top, 0] },
    ...geoKeyDirectory(shape.crs),
  ];
  if (bands.length > 1) fields.push({ tag: 338, type: 'short', values: bands.slice(1).map(() => 0) });
  if (usesPredictor) fields.push({ tag: 317, type: 'short', values: [2] });
  if (layout === 'striped') fields.push({ tag: 278, type: 'long', values: [blockHeight] });
  else fields.push({ tag: 322, type: 'long', values: [TILE] }, { tag: 323, type: 'long', values: [TILE] });
  if (content.description) fields.push({ tag: 270, type: 'ascii', text: content.description });
  if (content.dateTime) fields.push({ tag: 306, type: 'ascii', text: content.dateTime });
  if (content.bandNames) fields.push({ tag: 42112, type: 'ascii', text: gdalMetadata(content.bandNames) });
  if (content.nodata !== undefined) fields.push({ tag: 42113, type: 'ascii', text: String(content.nodata) });
  return assemble(fields, blocks, layout);
}

async function encodeBlocks(
  { shape, bands }: GeoTiffContent,
  blockWidth: number,
  blockHeight: number,
  usesPredictor: boolean,
  compression: 'deflate' | 'none',
  deflate: Deflate,
  run: Run,
): Promise<Uint8Array[]> {
  const blocks: Uint8Array[] = [];
  const rows = Math.ceil(shape.height / blockHeight);
  const isTiled = blockWidth !== shape.width || blockHeight === TILE;
  for (const [b, band] of bands.entries()) {
    for (let top = 0; top < shape.height; top += blockHeight) {
      const height = isTiled ? blockHeight : Math.min(blockHeight, shape.height - top);
      for (let left = 0; left < shape.width; left += blockWidth) {
        await run.breathe();
        const block = cutBlock(band, shape.width, shape.height, left, top, blockWidth, height);
        if (usesPredictor) differenceRows(block as Uint8Array | Uint16Array, blockWidth);
        const bytes = new Uint8Array(block.buffer, 0, block.byteLength);
        blocks.push(compression === 'deflate' ? deflate(bytes) : bytes);
      }
      run.progress((b * rows + top / blockHeight + 1) / (bands.length * rows));
    }
  }
  return blocks;
}

/** A block of a band; beyond the right and lower edge the last pixels are repeated, which deflates well. */
function cutBlock(
  band: WritableBand,
  width: number,
  height: number,
  left: number,
  top: number,
  blockWidth: number,
  blockHeight: number,
): WritableBand {
  const size = blockWidth * blockHeight;
  const block =
    band instanceof Uint8Array
      ? new Uint8Array(size)
      : band instanceof Uint16Array
        ? new Uint16Array(size)
        : new Float32Array(size);
  const copied = Math.min(blockWidth, width - left);
  for (let row = 0; row < blockHeight; row++) {
    const from = Math.min(top + row, height - 1) * width + left;
    block.set(band.subarray(from, from + copied), row * blockWidth);
    if (copied < blockWidth) block.fill(band[from + copied - 1]!, row * blockWidth + copied, (row + 1) * blockWidth);
  }
  return block;
}

/** TIFF predictor 2: every sample minus its left neighbour, modulo the sample's range. */
function differenceRows(block: Uint8Array | Uint16Array, width: number): void {
  for (let row = 0; row < block.length; row += width) {
    for (let i = row + width - 1; i > row; i--) block[i] = block[i]! - block[i - 1]!;
  }
}

function gdalMetadata(names: readonly string[]): string {
  const escaped = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const items = names.map(
    (name, b) => `  <Item name="DESCRIPTION" sample="${b}" role="description">${escaped(name)}</Item>`,
  );
  return `<GDALMetadata>\n${items.join('\n')}\n</GDALMetadata>\n`;
}

/** Header, directory, then the blocks; the directory is made twice because its size must be known to place the blocks. */
function assemble(
  fields: readonly TiffField[],
  blocks: readonly Uint8Array[],
  layout: 'tiled' | 'striped',
): Uint8Array {
  const [offsetsTag, countsTag] = layout === 'tiled' ? [324, 325] : [273, 279];
  const withOffsets = (offsets: readonly number[]): Uint8Array =>
    tiffDirectory([
      ...fields,
      { tag: offsetsTag, type: 'long', values: offsets },
      { tag: countsTag, type: 'long', values: blocks.map((block) => block.byteLength) },
    ]);
  const headSize = withOffsets(blocks.map(() => 0)).byteLength;
  const offsets: number[] = [];
  let end = headSize + (headSize % 2);
  for (const block of blocks) {
    offsets.push(end);
    end += block.byteLength + (block.byteLength % 2);
  }
  if (end > 0xffffffff) throw new Error('more than 4 GB do not fit a classic TIFF');
  const file = new Uint8Array(end);
  file.set(withOffsets(offsets));
  blocks.forEach((block, i) => {
    file.set(block, offsets[i]!);
  });
  return file;
}
