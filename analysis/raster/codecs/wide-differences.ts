/**
 * Undoes horizontal differencing (TIFF predictor 2) of 64-bit values in place: little-endian words, the lower one first,
 * added with carry modulo 2^64.
 *
 * @param words two for each sample; rows of `columns` pixels with `samples` values each
 */
export function undoWideDifferences(words: Uint32Array, columns: number, samples: number): void {
  const stride = columns * samples * 2;
  for (let row = 0; row + stride <= words.length; row += stride) {
    for (let index = row + 2 * samples; index < row + stride; index += 2) {
      const low = words[index]! + words[index - 2 * samples]!;
      words[index] = low;
      words[index + 1] = words[index + 1]! + words[index + 1 - 2 * samples]! + (low > 0xffffffff ? 1 : 0);
    }
  }
}
