import { writeFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import {
  BIG_TIFF_HEADER_BYTES,
  type BigTiffField,
  bigTiffDirectory,
  bigTiffHeader,
} from '../../analysis/raster/big-tiff-directory.ts';

const TILE = 256;
const BANDS = 4;

/**
 * Writes a tiled, deflated GeoTIFF of four 16-bit bands whose tiles are all the same bytes of the file: any number of
 * gigabytes of pixels in a few hundred kilobytes, and as much work to decode as any other. Optionally with its overviews.
 */
export function writeLargeTiff(path: string, width: number, height: number, withOverviews: boolean): void {
  const tile = packedTile();
  const sizes = [{ width, height }];
  for (let last = sizes[0]!; withOverviews && Math.max(last.width, last.height) > TILE; last = sizes.at(-1)!) {
    sizes.push({ width: Math.ceil(last.width / 2), height: Math.ceil(last.height / 2) });
  }
  const parts: Uint8Array[] = [tile];
  const first = Math.ceil((BIG_TIFF_HEADER_BYTES + tile.length) / 8) * 8;
  parts.push(new Uint8Array(first - BIG_TIFF_HEADER_BYTES - tile.length));
  let at = first;
  for (const [level, size] of sizes.entries()) {
    const fields = fieldsOf(size.width, size.height, level, tile.length);
    const directory = bigTiffDirectory(fields, at, level === sizes.length - 1);
    parts.push(directory);
    at += directory.length;
  }
  writeFileSync(path, Buffer.concat([bigTiffHeader(first), ...parts]));
}

/** A gradient with some texture, differences taken, bands of a pixel together. */
function packedTile(): Uint8Array {
  const values = new Uint16Array(TILE * TILE * BANDS);
  const valueAt = (row: number, column: number, band: number): number =>
    1_000 + 300 * band + 3 * row + column + ((row * 7 + column * 13) % 29);
  for (let row = 0, at = 0; row < TILE; row++) {
    for (let column = 0; column < TILE; column++) {
      for (let band = 0; band < BANDS; band++) {
        values[at++] = valueAt(row, column, band) - (column === 0 ? 0 : valueAt(row, column - 1, band));
      }
    }
  }
  return deflateSync(new Uint8Array(values.buffer));
}

function fieldsOf(width: number, height: number, level: number, tileBytes: number): BigTiffField[] {
  const tiles = Math.ceil(width / TILE) * Math.ceil(height / TILE);
  const perBand = (value: number): number[] => Array.from({ length: BANDS }, () => value);
  const fields: BigTiffField[] = [
    { tag: 254, type: 'long8', values: [level === 0 ? 0 : 1] },
    { tag: 256, type: 'long8', values: [width] },
    { tag: 257, type: 'long8', values: [height] },
    { tag: 258, type: 'short', values: perBand(16) },
    { tag: 259, type: 'short', values: [8] },
    { tag: 262, type: 'short', values: [1] },
    { tag: 277, type: 'short', values: [BANDS] },
    { tag: 284, type: 'short', values: [1] },
    { tag: 317, type: 'short', values: [2] },
    { tag: 322, type: 'short', values: [TILE] },
    { tag: 323, type: 'short', values: [TILE] },
    { tag: 324, type: 'long8', values: new Float64Array(tiles).fill(BIG_TIFF_HEADER_BYTES) },
    { tag: 325, type: 'long8', values: new Float64Array(tiles).fill(tileBytes) },
    { tag: 338, type: 'short', values: [0, 0, 0] },
    { tag: 339, type: 'short', values: perBand(1) },
  ];
  if (level > 0) return fields;
  return [
    ...fields,
    { tag: 33550, type: 'double', values: [0.5, 0.5, 0] },
    { tag: 33922, type: 'double', values: [0, 0, 0, 440_000, 4_430_000, 0] },
    { tag: 34735, type: 'short', values: [1, 1, 0, 2, 1024, 0, 1, 1, 3072, 0, 1, 4548] },
  ];
}
