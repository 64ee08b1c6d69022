/** One entry of a TIFF directory before it has a place. */
export type TiffField =
  | { readonly tag: number; readonly type: 'short' | 'long' | 'double'; readonly values: readonly number[] }
  | { readonly tag: number; readonly type: 'ascii'; readonly text: string };

const CODES = { ascii: 2, short: 3, long: 4, double: 12 } as const;
const SIZES = { ascii: 1, short: 2, long: 4, double: 8 } as const;

/** A little-endian TIFF header with one directory right behind it and the long values behind that (TIFF 6.0, section 2). */
export function tiffDirectory(fields: readonly TiffField[]): Uint8Array {
  const sorted = [...fields].sort((a, b) => a.tag - b.tag);
  const payloads = sorted.map(payloadOf);
  const directoryEnd = 8 + 2 + sorted.length * 12 + 4;
  const size = payloads.reduce(
    (sum, bytes) => sum + (bytes.length > 4 ? bytes.length + (bytes.length % 2) : 0),
    directoryEnd,
  );
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, sorted.length, true);
  let free = directoryEnd;
  sorted.forEach((field, i) => {
    const at = 10 + i * 12;
    const bytes = payloads[i]!;
    view.setUint16(at, field.tag, true);
    view.setUint16(at + 2, CODES[field.type], true);
    view.setUint32(at + 4, bytes.length / SIZES[field.type], true);
    if (bytes.length <= 4) file.set(bytes, at + 8);
    else {
      view.setUint32(at + 8, free, true);
      file.set(bytes, free);
      free += bytes.length + (bytes.length % 2);
    }
  });
  return file;
}

function payloadOf(field: TiffField): Uint8Array {
  if (field.type === 'ascii') return new TextEncoder().encode(`${field.text}\0`);
  const bytes = new Uint8Array(field.values.length * SIZES[field.type]);
  const view = new DataView(bytes.buffer);
  field.values.forEach((value, i) => {
    if (field.type === 'short') view.setUint16(i * 2, value, true);
    else if (field.type === 'long') view.setUint32(i * 4, value, true);
    else view.setFloat64(i * 8, value, true);
  });
  return bytes;
}
