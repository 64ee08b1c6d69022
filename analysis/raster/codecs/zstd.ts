import { ZSTDDecoder } from 'zstddec';

const decoder = new ZSTDDecoder();

/**
 * Unpacks a zstd stream (RFC 8878) into at most `roomBytes` bytes; fewer than it should hold, or none, when it is broken. The room
 * is always given, because without it the decoder believes what a frame declares, or streams a broken one for ever.
 */
export async function unpackZstd(packed: Uint8Array, roomBytes: number): Promise<Uint8Array> {
  await decoder.init();
  return decoder.decode(packed, roomBytes);
}
