/** What a JPEG stream claims, before anything is decoded. */
export interface JpegClaims {
  /** bytes of all its frames together, 8 bits a sample; Infinity without a frame */
  readonly frameBytes: number;
  readonly scans: number;
}

/**
 * Counts the frames and scans of JPEG streams (ITU-T T.81, Annex B) by their markers, wherever they stand: a decoder makes
 * room for every frame header that it meets, and goes through the whole picture for every scan. Segments are not followed, since
 * their lengths may lie; a pair of bytes inside a table that looks like a marker counts too, which no usual table has.
 */
export function jpegClaims(...streams: readonly Uint8Array[]): JpegClaims {
  let [frameBytes, frames, scans] = [0, 0, 0];
  for (const bytes of streams) {
    for (let at = bytes.indexOf(0xff); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
      const marker = bytes[at + 1]!;
      if (marker === 0xda) scans++;
      if (marker < 0xc0 || marker > 0xc2) continue;
      frames++;
      const [height, width] = [sixteenBits(bytes, at + 5), sixteenBits(bytes, at + 7)];
      frameBytes += height * width * Math.max(1, bytes[at + 9] ?? 1);
    }
  }
  return { frameBytes: frames === 0 ? Number.POSITIVE_INFINITY : frameBytes, scans };
}

const sixteenBits = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
