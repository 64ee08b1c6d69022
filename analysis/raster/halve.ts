/** How four pixels become one: the mean of those that have data, or the first one (for numbers that stand for kinds). */
export type Halving = 'average' | 'first';

/**
 * Halves rows of pixels in both directions: width w becomes ⌈w / 2⌉, and so the rows. At an odd edge two pixels or one make the new
 * one. NaN where none of them has data.
 *
 * @param rows how many rows `source` holds from its beginning
 * @param output receives the halves from row `atRow`, column `atColumn` on; it is `outputWidth` wide
 */
export function halve(
  source: Float32Array,
  width: number,
  rows: number,
  how: Halving,
  output: Float32Array,
  outputWidth: number,
  atRow: number,
  atColumn: number,
): void {
  const columns = Math.ceil(width / 2);
  for (let row = 0; row < Math.ceil(rows / 2); row++) {
    const upper = 2 * row * width;
    const lower = 2 * row + 1 < rows ? upper + width : upper;
    const to = (atRow + row) * outputWidth + atColumn;
    for (let column = 0; column < columns; column++) {
      const left = 2 * column;
      const right = left + 1 < width ? left + 1 : left;
      const a = source[upper + left]!;
      if (how === 'first') {
        output[to + column] = a;
        continue;
      }
      const [b, c, d] = [source[upper + right]!, source[lower + left]!, source[lower + right]!];
      const mean = (a + b + c + d) / 4;
      output[to + column] = Number.isNaN(mean) ? meanOfValid(a, b, c, d) : mean;
    }
  }
}

/** A pixel that stands in twice at an odd edge counts twice in both sum and count, so the mean is right. */
function meanOfValid(...values: readonly number[]): number {
  let [sum, count] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}
