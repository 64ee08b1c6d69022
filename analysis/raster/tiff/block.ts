import { getDecoder } from 'geotiff';
import { unpackBits } from '../codecs/bits.ts';
import { widenHalfFloats } from '../codecs/half-floats.ts';
import { inflate } from '../codecs/inflate.ts';
import { decodeLzw } from '../codecs/lzw.ts';
import { decodePackBits } from '../codecs/packbits.ts';
import { swapBytes, undoDifferences, undoFloatPredictor } from '../codecs/predictor.ts';
import { undoWideDifferences } from '../codecs/wide-differences.ts';
import { zstdBytesAtMost } from '../codecs/zstd-size.ts';
import type { SampleType } from '../raster-file.ts';
import { damaged, type TiffFile } from './directory.ts';
import { compressionName, type TiffImage, unsupported } from './image.ts';

export type Samples =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Uint32Array
  | Int32Array
  | Float32Array
  | Float64Array;

/**
 * The stored values of one block, pixel by pixel with the bands of a pixel together (one band in a planar file), rows of
 * `image.blockWidth`; null for a block that the file leaves out.
 *
 * A block unpacks to at most its own size and one row: more is a bomb, less is a damaged file (problem `damaged-raster`).
 */
export async function readBlock(file: TiffFile, image: TiffImage, index: number): Promise<Samples | null> {
  const [offset, byteCount] = [image.blockOffsets[index] ?? 0, image.blockByteCounts[index] ?? 0];
  if (byteCount === 0) return null;
  if (!(offset + byteCount <= file.source.size)) throw damaged(file.source.name, 'block-outside');
  const packed = await file.source.read(offset, byteCount);
  const samples = image.planar ? 1 : image.sampleCount;
  const rows = blockRows(image, index);
  const rowBytes = Math.ceil((image.blockWidth * samples * image.bitsPerSample) / 8);
  const bytes = await unpack(file, image, packed, rowBytes * rows, rowBytes);
  if (bytes.length < rowBytes * rows) throw damaged(file.source.name, 'block-too-short');
  return valuesOf(file, image, bytes.subarray(0, rowBytes * rows), samples, rows);
}

/** Rows stored in this block: the last strip of an image holds only what is left. */
function blockRows(image: TiffImage, index: number): number {
  if (image.tiled) return image.blockHeight;
  return Math.min(image.blockHeight, image.height - (index % image.blocksDown) * image.blockHeight);
}

/** No stream of these codings can grow more than this, so nothing is allocated for one that would have to. */
const EXPANSION_AT_MOST: Readonly<Record<number, number>> = { 5: 4_096, 8: 1_100, 32946: 1_100, 32773: 128 };

async function unpack(
  file: TiffFile,
  image: TiffImage,
  packed: Uint8Array,
  expectedBytes: number,
  rowBytes: number,
): Promise<Uint8Array> {
  const name = file.source.name;
  if (expectedBytes > packed.length * (EXPANSION_AT_MOST[image.compression] ?? Infinity)) {
    throw damaged(name, 'block-too-short');
  }
  switch (image.compression) {
    case 1:
      return packed.slice();
    case 5: {
      if (packed[0] === 0 && packed[1] === 1) throw unsupported(name, 'old LZW');
      const output = new Uint8Array(expectedBytes);
      const written = decodeLzw(packed, output);
      if (written < 0) throw damaged(name, 'bad-code');
      return output.subarray(0, written);
    }
    case 8:
    case 32946:
      try {
        return inflate(packed, expectedBytes + rowBytes);
      } catch (error) {
        throw damaged(name, error instanceof RangeError ? 'block-too-long' : 'bad-code');
      }
    case 32773: {
      const output = new Uint8Array(expectedBytes);
      return output.subarray(0, decodePackBits(packed, output));
    }
    case 7:
    case 50000:
      return unpackWithGeotiff(file, image, packed, expectedBytes);
    default:
      throw unsupported(name, compressionName(image.compression));
  }
}

/** JPEG and zstd blocks go through geotiff.js, once what they declare is known to fit. */
async function unpackWithGeotiff(
  file: TiffFile,
  image: TiffImage,
  packed: Uint8Array,
  expectedBytes: number,
): Promise<Uint8Array> {
  const name = file.source.name;
  if (image.compression === 50000 && !(zstdBytesAtMost(packed) <= 2 * expectedBytes + 262_144)) {
    throw damaged(name, 'block-too-long');
  }
  if (image.compression === 7 && !(jpegBytes(packed) <= 2 * expectedBytes)) throw damaged(name, 'block-too-long');
  const parameters = {
    tileWidth: image.blockWidth,
    tileHeight: image.blockHeight,
    predictor: 1,
    bitsPerSample: image.bitsPerSample,
    planarConfiguration: image.planar ? 2 : 1,
    ...(image.jpegTables === null ? {} : { JPEGTables: image.jpegTables }),
  };
  try {
    const decoder = await getDecoder(image.compression, parameters);
    const bytes = new Uint8Array(await decoder.decode(packed.slice().buffer));
    if (image.compression === 7 && image.photometric === 6 && image.sampleCount === 3) yCbCrToRgb(bytes);
    return bytes;
  } catch {
    throw damaged(name, 'bad-code');
  }
}

/** Bytes that the first frame of a JPEG stream declares; Infinity when it has none. */
function jpegBytes(packed: Uint8Array): number {
  for (let at = 2; at + 9 < packed.length && packed[at] === 0xff; ) {
    const marker = packed[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xc2) {
      const [height, width] = [packed[at + 5]! * 256 + packed[at + 6]!, packed[at + 7]! * 256 + packed[at + 8]!];
      return height * width * packed[at + 9]!;
    }
    at += 2 + packed[at + 2]! * 256 + packed[at + 3]!;
  }
  return Number.POSITIVE_INFINITY;
}

/** ITU-R BT.601 full range, as JFIF defines it, in place. */
function yCbCrToRgb(bytes: Uint8Array): void {
  const clamped = new Uint8ClampedArray(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 2 < bytes.length; at += 3) {
    const [y, cb, cr] = [bytes[at]!, bytes[at + 1]! - 128, bytes[at + 2]! - 128];
    clamped[at] = y + 1.402 * cr;
    clamped[at + 1] = y - 0.344136 * cb - 0.714136 * cr;
    clamped[at + 2] = y + 1.772 * cb;
  }
}

function valuesOf(file: TiffFile, image: TiffImage, unpacked: Uint8Array, samples: number, rows: number): Samples {
  const bytes = unpacked.byteOffset % 8 === 0 ? unpacked : unpacked.slice();
  const { bitsPerSample, blockWidth, predictor } = image;
  if (predictor !== 1 && predictor !== 2 && predictor !== 3)
    throw unsupported(file.source.name, `predictor ${predictor}`);
  if (bitsPerSample % 8 !== 0) {
    if (predictor !== 1) throw unsupported(file.source.name, `predictor ${predictor} on ${bitsPerSample} bits`);
    return unpackBits(bytes, blockWidth * samples, rows, bitsPerSample);
  }
  const sampleBytes = bitsPerSample / 8;
  if (predictor === 3) return asValues(undoFloatPredictor(bytes, blockWidth, samples, sampleBytes), image);
  if (!file.littleEndian && sampleBytes > 1) swapBytes(bytes, sampleBytes);
  if (predictor === 2) undoDifferencesOf(bytes, sampleBytes, blockWidth, samples);
  return asValues(bytes, image);
}

/** Differences are taken on the bits, so floating-point values are differenced as integers. */
function undoDifferencesOf(bytes: Uint8Array, sampleBytes: number, columns: number, samples: number): void {
  if (sampleBytes === 1) undoDifferences(bytes, columns, samples);
  else if (sampleBytes === 2) undoDifferences(viewAs(Uint16Array, bytes), columns, samples);
  else if (sampleBytes === 4) undoDifferences(viewAs(Uint32Array, bytes), columns, samples);
  else undoWideDifferences(viewAs(Uint32Array, bytes), columns, samples);
}

const ARRAYS: Readonly<Record<SampleType, ArrayType<Samples>>> = {
  uint8: Uint8Array,
  int8: Int8Array,
  uint16: Uint16Array,
  int16: Int16Array,
  uint32: Uint32Array,
  int32: Int32Array,
  float32: Float32Array,
  float64: Float64Array,
};

function asValues(bytes: Uint8Array, { sampleType, bitsPerSample }: TiffImage): Samples {
  if (sampleType === 'float32' && bitsPerSample === 16) return widenHalfFloats(viewAs(Uint16Array, bytes));
  return viewAs<Samples>(ARRAYS[sampleType], bytes);
}

interface ArrayType<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

const viewAs = <T>(array: ArrayType<T>, bytes: Uint8Array): T =>
  new array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / array.BYTES_PER_ELEMENT));
