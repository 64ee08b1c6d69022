const MAGIC = 0xfd2fb528;
/** Skippable frames have sixteen magic numbers (RFC 8878 §3.1.2). */
const SKIPPABLE = 0x184d2a50;
/** No zstd block unpacks to more (RFC 8878 §3.1.1.2.4). */
const BLOCK_BYTES_AT_MOST = 131_072;

/**
 * The most that a zstd stream can unpack to, over all its frames: what the block headers allow or what the frame header
 * declares, whichever is more, because decoders make room for what is declared (RFC 8878 §3.1.1). Infinity for anything
 * that is not made of whole frames.
 */
export function zstdBytesAtMost(stream: Uint8Array): number {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  let [at, total] = [0, 0];
  while (at + 8 <= stream.length) {
    const magic = view.getUint32(at, true);
    if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    const frame = magic === MAGIC ? frameAt(view, at) : null;
    if (frame === null) return Number.POSITIVE_INFINITY;
    total += frame.bytesAtMost;
    at = frame.end;
  }
  return at === stream.length && total > 0 ? total : Number.POSITIVE_INFINITY;
}

function frameAt(view: DataView, start: number): { end: number; bytesAtMost: number } | null {
  const descriptor = view.getUint8(start + 4);
  const isSingle = (descriptor & 0x20) !== 0;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? (isSingle ? 1 : 0) : 1 << sizeFlag;
  const sizeAt = start + 5 + (isSingle ? 0 : 1) + [0, 1, 2, 4][descriptor & 3]!;
  let at = sizeAt + sizeBytes;
  if (at > view.byteLength) return null;
  const declared = declaredSize(view, sizeAt, sizeBytes);
  let total = 0;
  while (at + 3 <= view.byteLength) {
    const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
    const [isLast, type, size] = [(header & 1) === 1, (header >> 1) & 3, header >> 3];
    total += type === 2 ? BLOCK_BYTES_AT_MOST : size;
    at += 3 + (type === 1 ? 1 : size);
    if (!isLast) continue;
    const end = at + ((descriptor & 4) !== 0 ? 4 : 0);
    return end <= view.byteLength ? { end, bytesAtMost: Math.max(total, declared) } : null;
  }
  return null;
}

function declaredSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 0) return 0;
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  return bytes === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
