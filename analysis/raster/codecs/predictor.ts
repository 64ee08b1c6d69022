/**
 * Undoes the floating-point predictor (TIFF predictor 3, Adobe technical note 3): byte differences, then byte planes with the
 * highest byte first whatever the order of the file. The result is little-endian.
 */
export function undoFloatPredictor(
  bytes: Uint8Array,
  columns: number,
  samples: number,
  sampleBytes: number,
): Uint8Array {
  const stride = columns * samples * sampleBytes;
  const values = columns * samples;
  const output = new Uint8Array(bytes.length);
  for (let row = 0; row + stride <= bytes.length; row += stride) {
    for (let index = row + samples; index < row + stride; index++) {
      bytes[index] = bytes[index]! + bytes[index - samples]!;
    }
    for (let plane = 0; plane < sampleBytes; plane++) {
      const from = row + plane * values;
      const to = row + (sampleBytes - 1 - plane);
      for (let value = 0; value < values; value++) output[to + value * sampleBytes] = bytes[from + value]!;
    }
  }
  return output;
}
