import { getDecoder } from 'geotiff';
import { AppError } from '../../core/problems.ts';
import { unpackBits } from '../codecs/bits.ts';
import {
  type BlockLayout,
  type DecodeFailure,
  decodeBlock,
  type Packing,
  unpackBytes,
} from '../codecs/decode-block.ts';
import { widenHalfFloats } from '../codecs/half-floats.ts';
import { jpegClaims } from '../codecs/jpeg-size.ts';
import { decodePackBits } from '../codecs/packbits.ts';
import { undoFloatPredictor } from '../codecs/predictor.ts';
import { unpackZstd } from '../codecs/zstd.ts';
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
 * The stored values of one block, a plane of `image.blockWidth` × rows values for each of its bands, one after the other (one plane
 * in a planar file); null for a block that the file leaves out.
 *
 * A block unpacks to at most its own size, or that of a full strip, and one row: more is a bomb, less is a damaged file (problem
 * `damaged-raster`).
 */
export const readBlock = async (file: TiffFile, image: TiffImage, index: number): Promise<Samples | null> =>
  (await fetchBlock(file, image, index))(false);

/** Decodes a block that was fetched. Passing values are to be used before the next block of any image is decoded. */
export type FetchedBlock = (isPassing: boolean) => Samples | null;

/** The same in two steps: the bytes are fetched now and decoded when they are asked for. */
export async function fetchBlock(file: TiffFile, image: TiffImage, index: number): Promise<FetchedBlock> {
  const [offset, byteCount] = [image.blockOffsets[index] ?? 0, image.blockByteCounts[index] ?? 0];
  if (byteCount === 0) return () => null;
  const name = file.source.name;
  if (!(offset + byteCount <= file.source.size)) throw damaged(name, 'block-outside');
  checkPredictor(name, image);
  const packed = await file.source.read(offset, byteCount);
  const samples = image.planar ? 1 : image.sampleCount;
  const rows = blockRows(image, index);
  const rowBytes = Math.ceil((image.blockWidth * samples * image.bitsPerSample) / 8);
  const content = await openCoding(file, image, packed, rowBytes * rows, rowBytes);
  return (isPassing) => {
    const values =
      image.bitsPerSample % 8 !== 0 || (image.predictor === 3 && !content.isReady)
        ? planesInSteps(name, image, content, samples, rows, rowBytes)
        : planesAtOnce(name, image, content, samples, rows, file.littleEndian, isPassing);
    return asValues(values, image);
  };
}

/** Rows stored in this block: the last strip of an image holds only what is left. */
function blockRows(image: TiffImage, index: number): number {
  if (image.tiled) return image.blockHeight;
  return Math.min(image.blockHeight, image.height - (index % image.blocksDown) * image.blockHeight);
}

/** Rows that may follow in the stream: some programs fill the last strip up to the height of the others. */
const spareRowsOf = ({ tiled, blockHeight }: TiffImage, rows: number): number => (tiled ? 1 : blockHeight - rows + 1);

function checkPredictor(name: string, { predictor, bitsPerSample }: TiffImage): void {
  if (predictor !== 1 && predictor !== 2 && predictor !== 3) throw unsupported(name, `predictor ${predictor}`);
  if (predictor !== 1 && bitsPerSample % 8 !== 0) {
    throw unsupported(name, `predictor ${predictor} on ${bitsPerSample} bits`);
  }
}

/** The usual values: everything happens in one call. */
function planesAtOnce(
  name: string,
  image: TiffImage,
  { bytes, packing, isReady }: Content,
  samples: number,
  rows: number,
  littleEndian: boolean,
  isPassing: boolean,
): Uint8Array {
  const layout = layoutOf(image, samples, rows, image.bitsPerSample / 8);
  const differenced = image.predictor === 2 && !isReady;
  const whole = { ...layout, differenced, bigEndian: !littleEndian && !isReady };
  return orDamaged(name, decodeBlock(bytes, packing, whole, isPassing));
}

/** Values of 1–15 bits and the floating-point predictor: unpacked first, turned into values, then into planes. */
function planesInSteps(
  name: string,
  image: TiffImage,
  { bytes, packing }: Content,
  samples: number,
  rows: number,
  rowBytes: number,
): Uint8Array {
  const { blockWidth, bitsPerSample } = image;
  const unpacked = orDamaged(name, unpackBytes(bytes, packing, rowBytes * (rows + spareRowsOf(image, rows))));
  if (unpacked.length < rowBytes * rows) throw damaged(name, 'block-too-short');
  const whole = unpacked.subarray(0, rowBytes * rows);
  const values =
    bitsPerSample % 8 !== 0
      ? unpackBits(whole, blockWidth * samples, rows, bitsPerSample)
      : undoFloatPredictor(whole, blockWidth, samples, bitsPerSample / 8);
  const plain = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return orDamaged(
    name,
    decodeBlock(plain, 'none', layoutOf(image, samples, rows, plain.length / (blockWidth * samples * rows))),
  );
}

const layoutOf = (image: TiffImage, samples: number, rows: number, sampleBytes: number): BlockLayout => ({
  ...{ columns: image.blockWidth, rows, samples, bigEndian: false, differenced: false },
  spareRows: spareRowsOf(image, rows),
  sampleBytes: sampleBytes as BlockLayout['sampleBytes'],
});

function orDamaged(name: string, result: Uint8Array | DecodeFailure): Uint8Array {
  if (typeof result === 'string') throw damaged(name, result);
  return result;
}

/** No stream of these codings can grow more than this, so nothing is allocated for one that would have to. */
const EXPANSION_AT_MOST: Readonly<Record<number, number>> = { 5: 4_096, 8: 1_100, 32946: 1_100, 32773: 128 };

/** Bytes and how they are still packed; ready ones (JPEG) are values in the order of this machine without a predictor. */
interface Content {
  readonly bytes: Uint8Array;
  readonly packing: Packing;
  readonly isReady: boolean;
}

async function openCoding(
  file: TiffFile,
  image: TiffImage,
  packed: Uint8Array,
  expectedBytes: number,
  rowBytes: number,
): Promise<Content> {
  const name = file.source.name;
  if (expectedBytes > packed.length * (EXPANSION_AT_MOST[image.compression] ?? Infinity)) {
    throw damaged(name, 'block-too-short');
  }
  switch (image.compression) {
    case 1:
      return { bytes: packed, packing: 'none', isReady: false };
    case 5:
      // Bits from the low end: the first code, clear, is then 0 and an odd byte.
      if (packed[0] === 0 && ((packed[1] ?? 0) & 1) === 1) throw unsupported(name, 'old LZW');
      return { bytes: packed, packing: 'lzw', isReady: false };
    case 8:
    case 32946:
      return { bytes: packed, packing: 'zlib', isReady: false };
    case 32773: {
      const output = new Uint8Array(expectedBytes);
      return { bytes: output.subarray(0, decodePackBits(packed, output)), packing: 'none', isReady: false };
    }
    case 7:
      return { bytes: await unpackJpeg(file, image, packed, expectedBytes), packing: 'none', isReady: true };
    case 50000: {
      const room = expectedBytes + rowBytes;
      if (!(zstdBytesAtMost(packed) <= 2 * expectedBytes + 262_144)) throw damaged(name, 'block-too-long');
      return { bytes: await unpackZstd(packed, room), packing: 'none', isReady: false };
    }
    default:
      throw unsupported(name, compressionName(image.compression));
  }
}

/** JPEG blocks go through geotiff.js, once what they claim is known to fit. */
async function unpackJpeg(
  file: TiffFile,
  image: TiffImage,
  packed: Uint8Array,
  expectedBytes: number,
): Promise<Uint8Array> {
  const name = file.source.name;
  checkJpeg(name, image, packed, expectedBytes);
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
    if (image.photometric === 6 && image.sampleCount === 3) yCbCrToRgb(bytes);
    return bytes;
  } catch {
    throw damaged(name, 'bad-code');
  }
}

/** A progressive picture has about ten scans; each costs a walk through the whole block. */
const JPEG_SCANS_AT_MOST = 32;
/** A decoder of JPEG holds about ten bytes for each sample of a block. */
const JPEG_BYTES_AT_MOST = 64_000_000;

/** Refuses a JPEG block that claims more than its place, before a decoder makes room for it. */
function checkJpeg(name: string, { jpegTables }: TiffImage, packed: Uint8Array, expectedBytes: number): void {
  const { frameBytes, scans } = jpegClaims(...(jpegTables === null ? [] : [jpegTables]), packed);
  if (frameBytes === Number.POSITIVE_INFINITY) throw damaged(name, 'bad-code');
  if (!(frameBytes <= 2 * expectedBytes && scans <= JPEG_SCANS_AT_MOST)) throw damaged(name, 'block-too-long');
  if (expectedBytes <= JPEG_BYTES_AT_MOST) return;
  const [megabytes, limitMegabytes] = [Math.ceil(expectedBytes / 1e6), JPEG_BYTES_AT_MOST / 1e6];
  throw new AppError({ code: 'raster-too-large', file: name, megabytes, limitMegabytes });
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
