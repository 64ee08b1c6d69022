import { AppError } from '../../core/problems.ts';
import type { SampleType } from '../raster-file.ts';
import { damaged, type TiffDirectory, type TiffFile, tagBytes, tagNumber, tagNumbers } from './directory.ts';

/** How the pixels of one directory are stored, in blocks (tiles or strips) of one shape; edge strips may be shorter. */
export interface TiffImage {
  readonly width: number;
  readonly height: number;
  readonly sampleCount: number;
  readonly sampleType: SampleType;
  readonly bitsPerSample: number;
  readonly compression: number;
  readonly predictor: number;
  /** true when each block holds one band only */
  readonly planar: boolean;
  readonly tiled: boolean;
  readonly blockWidth: number;
  readonly blockHeight: number;
  readonly blocksAcross: number;
  readonly blocksDown: number;
  readonly blockOffsets: Float64Array;
  readonly blockByteCounts: Float64Array;
  readonly photometric: number;
  /** what the samples beyond the colours are (tag 338): 0 unknown, 1 and 2 transparency */
  readonly extraSamples: readonly number[];
  readonly jpegTables: Uint8Array | null;
}

const SIDE_AT_MOST = 4_000_000;
/** Five million tiles of 256 × 256 are 320 gigapixels; one-row strips come to as many in no image that exists. */
export const BLOCKS_AT_MOST = 5_000_000;
const JPEG_TABLE_BYTES_AT_MOST = 1_000_000;
const BLOCK_BYTES_AT_MOST = 256_000_000;
/** An uncompressed strip may be the whole image; it is read in pieces of about this size instead. */
const PIECE_BYTES = 1_000_000;

/** Reads and checks the layout of one directory; problem `damaged-raster` or `unsupported-raster` when it cannot be. */
export async function readImage(file: TiffFile, directory: TiffDirectory): Promise<TiffImage> {
  const name = file.source.name;
  const number = (id: number, otherwise: number) => tagNumber(file, directory, id).then((value) => value ?? otherwise);
  const [width, height] = [await number(256, 0), await number(257, 0)];
  if (!isCount(width, SIDE_AT_MOST) || !isCount(height, SIDE_AT_MOST)) throw damaged(name, 'bad-size');
  const sampleCount = await number(277, 1);
  if (!isCount(sampleCount, 65_535)) throw damaged(name, 'bad-size');
  const bits = (await tagNumbers(file, directory, 258, sampleCount)) ?? Float64Array.of(1);
  const formats = (await tagNumbers(file, directory, 339, sampleCount)) ?? Float64Array.of(1);
  if (bits.some((value) => value !== bits[0]) || formats.some((value) => value !== formats[0])) {
    throw unsupported(name, 'bands of different types');
  }
  const bitsPerSample = bits[0] ?? 1;
  const format = formats[0] ?? 1;
  const sampleType = sampleTypeOf(format, bitsPerSample);
  if (sampleType === null) throw unsupported(name, sampleName(format, bitsPerSample), remedyForSamples(format));
  const planar = (await number(284, 1)) === 2 && sampleCount > 1;
  const tiled = directory.tags.has(322);
  const compression = await number(259, 1);
  const photometric = await number(262, 1);
  refuseCoding(name, { compression, bitsPerSample, photometric, fillOrder: await number(266, 1) });
  const blockWidth = tiled ? await number(322, 0) : width;
  let blockHeight = tiled ? await number(323, 0) : Math.min(height, await number(278, height));
  if (!isCount(blockWidth, SIDE_AT_MOST) || !isCount(blockHeight, SIDE_AT_MOST)) throw damaged(name, 'bad-size');
  const rowBytes = Math.ceil((blockWidth * (planar ? 1 : sampleCount) * bitsPerSample) / 8);
  let blocksDown = Math.ceil(height / blockHeight);
  const blocksAcross = Math.ceil(width / blockWidth);
  const planes = planar ? sampleCount : 1;
  const blockCount = blocksAcross * blocksDown * planes;
  if (blockCount > BLOCKS_AT_MOST) throw damaged(name, 'bad-size');
  let blockOffsets = await tagNumbers(file, directory, tiled ? 324 : 273, blockCount);
  let blockByteCounts = await tagNumbers(file, directory, tiled ? 325 : 279, blockCount);
  if (blockOffsets === undefined) throw damaged(name, 'missing-tag');
  if (blockByteCounts === undefined && compression === 1) {
    blockByteCounts = new Float64Array(blockOffsets.length).fill(rowBytes * blockHeight);
  }
  if (blockByteCounts === undefined) throw damaged(name, 'missing-tag');
  if (blockOffsets.length < blockCount || blockByteCounts.length < blockCount) throw damaged(name, 'bad-size');
  if (compression === 1 && !tiled && rowBytes * blockHeight > 2 * PIECE_BYTES) {
    const rows = pieceRows(blockHeight, height, Math.max(1, Math.floor(PIECE_BYTES / rowBytes)));
    const cut = { height, planes, blockHeight, rows, rowBytes };
    [blockOffsets, blockByteCounts] = cutStrips(blockOffsets, blockByteCounts, cut);
    blocksDown = blockOffsets.length / planes;
    blockHeight = rows;
  }
  if (rowBytes * blockHeight > BLOCK_BYTES_AT_MOST) {
    const megabytes = Math.ceil((rowBytes * blockHeight) / 1e6);
    throw new AppError({ code: 'raster-too-large', file: name, megabytes, limitMegabytes: BLOCK_BYTES_AT_MOST / 1e6 });
  }
  const tables = directory.tags.get(347);
  return {
    ...{ width, height, sampleCount, sampleType, bitsPerSample, compression, planar, tiled },
    ...{ blockWidth, blockHeight, blocksAcross, blocksDown, blockOffsets, blockByteCounts },
    predictor: await number(317, 1),
    photometric,
    extraSamples: await extraSamplesOf(file, directory),
    jpegTables: tables === undefined ? null : await tagBytes(file, tables, JPEG_TABLE_BYTES_AT_MOST),
  };
}

/**
 * A refusal with the way out.
 *
 * @param options what to add to gdal_translate so that the copy can be read
 */
export const unsupported = (file: string, feature: string, options = '-co COMPRESS=DEFLATE'): AppError =>
  new AppError({ code: 'unsupported-raster', file, feature, options });

/** Compressions that are read; the rest is refused before a pixel is asked for. */
const READABLE: ReadonlySet<number> = new Set([1, 5, 7, 8, 32773, 32946, 50000]);

/** Subsampled colours outside JPEG, and colours of the eye (TIFF 6.0 §21, §23), are no bands. */
const COLOUR_SPACES: Readonly<Record<number, string>> = { 6: 'YCbCr', 8: 'CIE L*a*b*', 32844: 'LogL', 32845: 'LogLuv' };

function refuseCoding(
  file: string,
  coding: { compression: number; bitsPerSample: number; photometric: number; fillOrder: number },
): void {
  const { compression, bitsPerSample, photometric, fillOrder } = coding;
  if (!READABLE.has(compression)) throw unsupported(file, compressionName(compression));
  if (compression === 7 && bitsPerSample !== 8) throw unsupported(file, `${bitsPerSample}-bit JPEG`);
  if (fillOrder !== 1) throw unsupported(file, `fill order ${fillOrder}`);
  const colours = COLOUR_SPACES[photometric];
  if (colours !== undefined && !(photometric === 6 && compression === 7)) throw unsupported(file, colours);
}

async function extraSamplesOf(file: TiffFile, directory: TiffDirectory): Promise<number[]> {
  const tag = directory.tags.get(338);
  return tag === undefined || tag.count > 65_535 ? [] : [...((await tagNumbers(file, directory, 338)) ?? [])];
}

/** What people call a compression. */
export const compressionName = (compression: number): string =>
  COMPRESSIONS[compression] ?? `compression ${compression}`;

const COMPRESSIONS: Readonly<Record<number, string>> = {
  1: 'none',
  2: 'CCITT',
  3: 'CCITT',
  4: 'CCITT',
  5: 'LZW',
  6: 'old JPEG',
  7: 'JPEG',
  8: 'deflate',
  32773: 'PackBits',
  32946: 'deflate',
  34712: 'JPEG 2000',
  34887: 'LERC',
  34925: 'LZMA',
  50000: 'zstd',
  50001: 'WebP',
};

/** The type of the values once they are unpacked: 16-bit floating point becomes 32-bit, 1–7 bits a byte, 9–15 two bytes. */
function sampleTypeOf(format: number, bits: number): SampleType | null {
  if (format === 3) return bits === 16 || bits === 32 ? 'float32' : bits === 64 ? 'float64' : null;
  if (format === 2) return bits === 8 ? 'int8' : bits === 16 ? 'int16' : bits === 32 ? 'int32' : null;
  if ((format !== 1 && format !== 4) || !Number.isInteger(bits)) return null;
  if (bits >= 1 && bits <= 8) return 'uint8';
  if (bits >= 9 && bits <= 16) return 'uint16';
  return bits === 32 ? 'uint32' : null;
}

const FORMAT_NAMES: Readonly<Record<number, string>> = { 2: 'signed', 3: 'floating-point', 5: 'complex', 6: 'complex' };

const sampleName = (format: number, bits: number): string =>
  `${bits}-bit ${FORMAT_NAMES[format] ?? 'unsigned'} samples`;

/** A complex raster (radar) must be turned into an intensity by whoever knows how; a long integer fits 64-bit floats. */
const remedyForSamples = (format: number): string =>
  format === 5 || format === 6 ? '-ot Float32 -b 1' : '-ot Float64 -co COMPRESS=DEFLATE';

/** The largest number of rows up to `wanted` whose pieces line up with whole strips: a piece must not lie in two places. */
function pieceRows(blockHeight: number, height: number, wanted: number): number {
  let rows = Math.min(wanted, blockHeight);
  while (blockHeight < height && blockHeight % rows !== 0) rows--;
  return rows;
}

/** Cuts tall uncompressed strips into pieces of `rows` rows, strip by strip of the image (pieces cross no plane). */
function cutStrips(
  offsets: Float64Array,
  byteCounts: Float64Array,
  cut: { height: number; planes: number; blockHeight: number; rows: number; rowBytes: number },
): [offsets: Float64Array, byteCounts: Float64Array] {
  const { height, planes, blockHeight, rows, rowBytes } = cut;
  const piecesDown = Math.ceil(height / rows);
  const stripsDown = Math.ceil(height / blockHeight);
  const cutOffsets = new Float64Array(piecesDown * planes);
  const cutCounts = new Float64Array(piecesDown * planes);
  for (let plane = 0; plane < planes; plane++) {
    for (let piece = 0; piece < piecesDown; piece++) {
      const row = piece * rows;
      const strip = plane * stripsDown + Math.floor(row / blockHeight);
      const skipped = (row % blockHeight) * rowBytes;
      cutOffsets[plane * piecesDown + piece] = offsets[strip]! + skipped;
      const wanted = Math.min(rows, height - row) * rowBytes;
      cutCounts[plane * piecesDown + piece] = Math.max(0, Math.min(wanted, byteCounts[strip]! - skipped));
    }
  }
  return [cutOffsets, cutCounts];
}

const isCount = (value: number, most: number): boolean => value >= 1 && value <= most && Number.isInteger(value);
