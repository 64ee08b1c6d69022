import { Unzlib } from 'fflate';

/** Inflates a zlib stream to at most `limitBytes`; throws when the stream is broken or wants more. */
export type Inflate = (input: Uint8Array, limitBytes: number) => Uint8Array;

let native: Inflate | null = null;

/** Gives the readers a faster inflate that the surroundings own (in Node zlib, which is native); null takes it back. */
export function setNativeInflate(inflate: Inflate | null): void {
  native = inflate;
}

/** Inflates a zlib stream (RFC 1950) without ever holding much more than `limitBytes`. */
export const inflate: Inflate = (input, limitBytes) => (native ?? inflateInPieces)(input, limitBytes);

/** Input goes in small pieces, so that a bomb is stopped after at most 1,032 times the size of one piece. */
const PIECE_BYTES = 8_192;

const inflateInPieces: Inflate = (input, limitBytes) => {
  const output = new Uint8Array(limitBytes);
  let written = 0;
  const stream = new Unzlib((chunk) => {
    if (written + chunk.length > limitBytes) throw new RangeError('inflated beyond its limit');
    output.set(chunk, written);
    written += chunk.length;
  });
  for (let at = 0; at < input.length; at += PIECE_BYTES) {
    const end = Math.min(at + PIECE_BYTES, input.length);
    stream.push(input.subarray(at, end), end === input.length);
  }
  return output.subarray(0, written);
};
