import { nativeBlock } from './native-module.ts';

/**
 * A square tile of whole numbers, cut out of rows of floating-point pixels: rounded (halves up), `hole` where there is NaN, the last
 * pixel repeated beyond the right edge, zeros below the last row.
 *
 * @param width of the rows; `columns` of them from `left` on are in the tile, whose side is a multiple of 16
 * @param differenced every value less its left neighbour (TIFF predictor 2)
 */
export function cutWholeTile(
  pixels: Float32Array,
  width: number,
  left: number,
  columns: number,
  rows: number,
  side: number,
  sampleBytes: 1 | 2,
  hole: number,
  differenced: boolean,
): Uint8Array {
  const { calls, bytes, freeAt } = nativeBlock(side * side * (4 + sampleBytes));
  const floats = new Float32Array(bytes.buffer, freeAt, side * rows);
  for (let row = 0; row < rows; row++) {
    floats.set(pixels.subarray(row * width + left, row * width + left + columns), row * side);
  }
  const at = freeAt + side * side * 4;
  const size = side * side * sampleBytes;
  bytes.fill(0, at + side * rows * sampleBytes, at + size);
  const cut = sampleBytes === 1 ? calls.cut8 : calls.cut16;
  cut(freeAt, side, columns, rows, hole, differenced ? 1 : 0, at);
  return bytes.slice(at, at + size);
}
