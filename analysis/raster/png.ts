import { zlibSync } from 'fflate';
import { crc32 } from '../core/crc32.ts';

/** Turns bytes into a zlib stream (RFC 1950), fast rather than small. */
export type QuickDeflate = (bytes: Uint8Array) => Uint8Array;

let deflate: QuickDeflate = (bytes) => zlibSync(bytes, { level: 1 });

/** Gives the pictures a faster deflate that the surroundings own (in Node zlib, which is native). */
export function setPngDeflate(quick: QuickDeflate): void {
  deflate = quick;
}

/**
 * A picture as PNG (RFC 2083): 8-bit RGBA, or RGB when nothing is transparent, each row predicted from the one above, fast
 * compression.
 *
 * @param rgba row by row, four bytes per pixel
 */
export function encodePng(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Uint8Array {
  const channels = isOpaque(rgba) ? 3 : 4;
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, channels === 4 ? 6 : 2, 0, 0, 0], 8);
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflate(filtered(rgba, width, height, channels))),
    chunk('IEND', new Uint8Array(0)),
  ];
  const png = new Uint8Array(SIGNATURE.length + chunks.reduce((sum, { length }) => sum + length, 0));
  png.set(SIGNATURE);
  let at = SIGNATURE.length;
  for (const part of chunks) {
    png.set(part, at);
    at += part.length;
  }
  return png;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function isOpaque(rgba: Uint8Array | Uint8ClampedArray): boolean {
  for (let at = 3; at < rgba.length; at += 4) if (rgba[at] !== 255) return false;
  return true;
}

/** Filter 2 (“up”): each byte minus the one above it; the first row is stored as it is. */
function filtered(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number, channels: 3 | 4): Uint8Array {
  const rows = new Uint8Array((width * channels + 1) * height);
  const rowBytes = width * 4;
  for (let row = 0, to = 0; row < height; row++) {
    const begin = row * rowBytes;
    const end = begin + rowBytes;
    const above = row === 0 ? new Uint8Array(rowBytes) : rgba.subarray(begin - rowBytes, begin);
    rows[to++] = row === 0 ? 0 : 2;
    for (let from = begin, up = 0; from < end; from += 4, up += 4) {
      rows[to++] = rgba[from]! - above[up]!;
      rows[to++] = rgba[from + 1]! - above[up + 1]!;
      rows[to++] = rgba[from + 2]! - above[up + 2]!;
      if (channels === 4) rows[to++] = rgba[from + 3]! - above[up + 3]!;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let at = 0; at < 4; at++) bytes[4 + at] = type.charCodeAt(at);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
