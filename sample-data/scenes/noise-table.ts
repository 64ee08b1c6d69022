import { normal, seededRandom } from '../../analysis/core/random.ts';

const SIZE = 512;

/** Repeating noise, mean 0 and spread 1, to be asked by column and row. */
export interface NoiseTable {
  at(column: number, row: number): number;
}

/** White noise, or noise averaged over `cells` cells each way (wrapping round, so that the table tiles). */
export function makeNoiseTable(seed: number, cells: number): NoiseTable {
  const random = seededRandom(seed * 31 + cells);
  let values: Float32Array = Float32Array.from({ length: SIZE * SIZE }, () => normal(random));
  if (cells > 1) values = unitSpread(boxMean(boxMean(values, cells, 1), cells, SIZE));
  return { at: (column, row) => values[(row & (SIZE - 1)) * SIZE + (column & (SIZE - 1))]! };
}

function boxMean(values: Float32Array, cells: number, stride: number): Float32Array {
  const mean = new Float32Array(values.length);
  for (let line = 0; line < SIZE; line++) {
    const start = stride === 1 ? line * SIZE : line;
    for (let i = 0; i < SIZE; i++) {
      let sum = 0;
      for (let k = 0; k < cells; k++) sum += values[start + ((i + k) & (SIZE - 1)) * stride]!;
      mean[start + i * stride] = sum / cells;
    }
  }
  return mean;
}

function unitSpread(values: Float32Array): Float32Array {
  let squares = 0;
  for (const value of values) squares += value * value;
  const spread = Math.sqrt(squares / values.length);
  return values.map((value) => value / spread);
}
