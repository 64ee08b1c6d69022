import { nativeBlock } from './native-module.ts';

export type WholeType = 'uint8' | 'int8' | 'uint16' | 'int16';

/** The lowest and the highest number of each type. */
const RANGES: Readonly<Record<WholeType, readonly [lowest: number, highest: number]>> = {
  uint8: [0, 255],
  int8: [-128, 127],
  uint16: [0, 65_535],
  int16: [-32_768, 32_767],
};

/** Whether a type of pixels can hold this number as it is. */
export function canHold(type: WholeType, value: number): boolean {
  const [lowest, highest] = RANGES[type];
  return Number.isInteger(value) && value >= lowest && value <= highest;
}

/**
 * A square tile of whole numbers, cut out of rows of floating-point pixels: rounded (halves up) and held within the type, `hole` where
 * there is NaN, the last pixel repeated beyond the right edge, zeros below the last row. Data that would come out as the hole is
 * written as the number beside it (gdalwarp's rule); without a hole NaN becomes 0.
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
  type: WholeType,
  hole: number | null,
  differenced: boolean,
): Uint8Array {
  const sampleBytes = type === 'uint8' || type === 'int8' ? 1 : 2;
  const [lowest, highest] = RANGES[type];
  const stored = hole ?? 0;
  const instead = hole === null ? stored : hole === lowest ? hole + 1 : hole - 1;
  const { calls, bytes, freeAt } = nativeBlock(side * side * (4 + sampleBytes));
  const floats = new Float32Array(bytes.buffer, freeAt, side * rows);
  for (let row = 0; row < rows; row++) {
    floats.set(pixels.subarray(row * width + left, row * width + left + columns), row * side);
  }
  const at = freeAt + side * side * 4;
  const size = side * side * sampleBytes;
  bytes.fill(0, at + side * rows * sampleBytes, at + size);
  const cut = sampleBytes === 1 ? calls.cut8 : calls.cut16;
  cut(freeAt, side, columns, rows, lowest, highest, stored, instead, differenced ? 1 : 0, at);
  return bytes.slice(at, at + size);
}
