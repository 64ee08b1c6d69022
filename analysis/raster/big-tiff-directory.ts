/** One entry of a BigTIFF directory; `long8` values must be exact whole numbers. */
export type BigTiffField =
  | { readonly tag: number; readonly type: 'short' | 'long' | 'long8' | 'double'; readonly values: ArrayLike<number> }
  | { readonly tag: number; readonly type: 'ascii'; readonly text: string };

const CODES = { ascii: 2, short: 3, long: 4, double: 12, long8: 16 } as const;
const SIZES = { short: 2, long: 4, double: 8, long8: 8 } as const;
const ENTRY_BYTES = 20;

export const BIG_TIFF_HEADER_BYTES = 16;

/** The head of a little-endian BigTIFF whose first directory lies at `directoryAt` (BigTIFF design note of libtiff). */
export function bigTiffHeader(directoryAt: number): Uint8Array {
  const header = new Uint8Array(BIG_TIFF_HEADER_BYTES);
  const view = new DataView(header.buffer);
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 43, true);
  view.setUint16(4, 8, true);
  view.setBigUint64(8, BigInt(directoryAt), true);
  return header;
}

/**
 * A directory that lies at `at` of the file, its long values right behind it, and a pointer to the next directory right
 * behind those; the last one of a file points to 0.
 */
export function bigTiffDirectory(fields: readonly BigTiffField[], at: number, isLast: boolean): Uint8Array {
  const sorted = [...fields].sort((one, other) => one.tag - other.tag);
  const payloads = sorted.map(payloadOf);
  const tableBytes = 8 + sorted.length * ENTRY_BYTES + 8;
  const size = payloads.reduce((sum, bytes) => sum + (bytes.length > 8 ? padded(bytes.length) : 0), tableBytes);
  const directory = new Uint8Array(padded(size));
  const view = new DataView(directory.buffer);
  view.setBigUint64(0, BigInt(sorted.length), true);
  let free = tableBytes;
  for (const [index, field] of sorted.entries()) {
    const bytes = payloads[index]!;
    const entry = 8 + index * ENTRY_BYTES;
    view.setUint16(entry, field.tag, true);
    view.setUint16(entry + 2, CODES[field.type], true);
    view.setBigUint64(entry + 4, BigInt(field.type === 'ascii' ? bytes.length : field.values.length), true);
    if (bytes.length <= 8) {
      directory.set(bytes, entry + 12);
    } else {
      view.setBigUint64(entry + 12, BigInt(at + free), true);
      directory.set(bytes, free);
      free += padded(bytes.length);
    }
  }
  view.setBigUint64(8 + sorted.length * ENTRY_BYTES, BigInt(isLast ? 0 : at + directory.length), true);
  return directory;
}

const padded = (length: number): number => Math.ceil(length / 8) * 8;

function payloadOf(field: BigTiffField): Uint8Array {
  if (field.type === 'ascii') return new TextEncoder().encode(`${field.text}\0`);
  const bytes = new Uint8Array(field.values.length * SIZES[field.type]);
  const view = new DataView(bytes.buffer);
  for (let index = 0; index < field.values.length; index++) {
    if (field.type === 'short') view.setUint16(index * 2, field.values[index]!, true);
    else if (field.type === 'long') view.setUint32(index * 4, field.values[index]!, true);
    else if (field.type === 'double') view.setFloat64(index * 8, field.values[index]!, true);
    else view.setBigUint64(index * 8, BigInt(field.values[index]!), true);
  }
  return bytes;
}
