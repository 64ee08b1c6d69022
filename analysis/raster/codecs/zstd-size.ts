/** The size that a zstd frame declares for its content (RFC 8878 §3.1.1.1); Infinity when it declares none. */
export function zstdContentBytes(frame: Uint8Array): number {
  if (frame[0] !== 0x28 || frame[1] !== 0xb5 || frame[2] !== 0x2f || frame[3] !== 0xfd) return Number.POSITIVE_INFINITY;
  const descriptor = frame[4] ?? 0;
  const single = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (single ? 1 : 0) : 1 << sizeFlag;
  if (sizeBytes === 0) return Number.POSITIVE_INFINITY;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const at = 5 + (single ? 0 : 1) + dictionaryBytes;
  let size = sizeBytes === 2 ? 256 : 0;
  for (let index = 0; index < sizeBytes; index++) size += (frame[at + index] ?? 0) * 256 ** index;
  return size;
}
