import { nativeBlock } from './native-module.ts';

/** How the bytes of a block are packed: as they are, TIFF LZW, or a zlib stream. */
export type Packing = 'none' | 'lzw' | 'zlib';

export type DecodeFailure = 'bad-code' | 'block-too-long' | 'block-too-short';

export interface BlockLayout {
  readonly columns: number;
  readonly rows: number;
  /** values that lie together for each pixel */
  readonly samples: number;
  readonly sampleBytes: 1 | 2 | 4 | 8;
  readonly bigEndian: boolean;
  /** predictor 2: every value was stored as its difference from the one a pixel to the left */
  readonly differenced: boolean;
  /** rows that may follow in the stream and are left out; one where nothing is said */
  readonly spareRows?: number;
}

/** Room behind the input and the output that the fast loops may touch. */
const SLACK_BYTES = 512;

/**
 * Unpacks at most `roomBytes` bytes. An LZW stream is not read beyond that; a zlib stream that holds more is a failure, so a
 * bomb costs `roomBytes` at most.
 */
export function unpackBytes(packed: Uint8Array, packing: Packing, roomBytes: number): Uint8Array | DecodeFailure {
  if (packing === 'none') return packed.slice(0, roomBytes);
  const block = nativeBlock(packed.length + roomBytes + 2 * SLACK_BYTES);
  const at = block.freeAt + align(packed.length);
  const written = unpackAt(block, packed, packing, at, roomBytes);
  return typeof written === 'string' ? written : block.bytes.slice(at, at + written);
}

/**
 * Decodes a whole block: unpacked, in the byte order of this machine, differences undone, and one plane of columns × rows values
 * per sample, one after the other. More than the spare rows beyond the block's size is a failure, and so is less than its size.
 *
 * @param isPassing the bytes are used before the next block is decoded: they may stay where the decoder left them
 */
export function decodeBlock(
  packed: Uint8Array,
  packing: Packing,
  layout: BlockLayout,
  isPassing = false,
): Uint8Array | DecodeFailure {
  const { columns, rows, samples, sampleBytes, bigEndian, differenced, spareRows = 1 } = layout;
  const rowBytes = columns * samples * sampleBytes;
  const size = rowBytes * rows;
  const roomBytes = packing === 'zlib' ? size + spareRows * rowBytes : size;
  const needsPlanes = samples > 1 || differenced;
  if (packing === 'none' && packed.length < size) return 'block-too-short';
  if (packing === 'none' && !needsPlanes && !bigEndian) return packed.slice(0, size);

  const input = packing === 'none' ? packed.subarray(0, size) : packed;
  const block = nativeBlock(input.length + roomBytes + (needsPlanes ? size : 0) + 3 * SLACK_BYTES);
  const at = block.freeAt + align(input.length);
  const written = unpackAt(block, input, packing, at, roomBytes);
  if (typeof written === 'string') return written;
  if (written < size) return 'block-too-short';
  const { calls, bytes } = block;
  if (bigEndian && sampleBytes > 1) calls.swap(at, size, sampleBytes);
  const taken = (from: number) => (isPassing ? bytes.subarray(from, from + size) : bytes.slice(from, from + size));
  if (!needsPlanes) return taken(at);
  const planesAt = at + align(roomBytes);
  const planes = calls[`planes${(sampleBytes * 8) as 8 | 16 | 32 | 64}`];
  planes(at, columns, rows, samples, differenced ? 1 : 0, planesAt);
  return taken(planesAt);
}

/** Puts the packed bytes into the module's memory and unpacks them to `at`. Returns how many bytes there are. */
function unpackAt(
  { calls, bytes, freeAt }: ReturnType<typeof nativeBlock>,
  packed: Uint8Array,
  packing: Packing,
  at: number,
  roomBytes: number,
): number | DecodeFailure {
  if (packing === 'none') {
    bytes.set(packed, at);
    return packed.length;
  }
  bytes.set(packed, freeAt);
  const written = calls[packing === 'lzw' ? 'lzw' : 'inflate'](freeAt, packed.length, at, roomBytes);
  if (written === -2) return 'block-too-long';
  return written < 0 ? 'bad-code' : written;
}

const align = (length: number): number => Math.ceil((length + SLACK_BYTES) / 64) * 64;
