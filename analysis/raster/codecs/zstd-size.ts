const MAGIC = [0x28, 0xb5, 0x2f, 0xfd] as const;
/** No zstd block unpacks to more (RFC 8878 §3.1.1.2.4). */
const BLOCK_BYTES_AT_MOST = 131_072;

/**
 * The most that one zstd frame can unpack to, from its block headers alone (RFC 8878 §3.1.1): what it declares is not
 * needed and not believed. Infinity for anything that is no whole frame.
 */
export function zstdBytesAtMost(frame: Uint8Array): number {
  if (MAGIC.some((byte, index) => frame[index] !== byte)) return Number.POSITIVE_INFINITY;
  const descriptor = frame[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag;
  let at = 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]! + sizeBytes;
  let total = 0;
  while (at + 3 <= frame.length) {
    const header = frame[at]! | (frame[at + 1]! << 8) | (frame[at + 2]! << 16);
    const [isLast, type, size] = [(header & 1) === 1, (header >> 1) & 3, header >> 3];
    total += type === 2 ? BLOCK_BYTES_AT_MOST : size;
    if (isLast) return total;
    at += 3 + (type === 1 ? 1 : size);
  }
  return Number.POSITIVE_INFINITY;
}
