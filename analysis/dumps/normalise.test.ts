import { expect, it } from 'vitest';
import { normal, seededRandom } from '../core/random.ts';
import { chiSquareAbove } from './normalise.ts';
import { robustLine } from './robust-line.ts';

it('gives the tail of χ² as tables print it', () => {
  expect(chiSquareAbove(16.812, 6)).toBeCloseTo(0.01, 5);
  expect(chiSquareAbove(22.458, 6)).toBeCloseTo(0.001, 5);
  expect(chiSquareAbove(3.841, 1)).toBeCloseTo(0.05, 4);
  expect(chiSquareAbove(11.07, 5)).toBeCloseTo(0.05, 4);
  expect(chiSquareAbove(0, 4)).toBe(1);
});
it('finds a line through points of which a quarter lie elsewhere', () => {
  const random = seededRandom(3);
  const x = Float64Array.from({ length: 400 }, () => random());
  const y = x.map((value, i) => (i % 4 === 0 ? 0.9 : 1.3 * value - 0.05 + 0.005 * normal(random)));
  const { gain, offset } = robustLine(x, y, new Float64Array(400).fill(1));
  expect(gain).toBeCloseTo(1.3, 1);
  expect(offset).toBeCloseTo(-0.05, 1);
});
it('has gain 1 where x does not vary', () => {
  expect(robustLine(Float64Array.of(2, 2), Float64Array.of(3, 3), Float64Array.of(1, 1))).toEqual({
    gain: 1,
    offset: 1,
  });
});
