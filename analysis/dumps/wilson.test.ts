import { expect, it } from 'vitest';
import { wilson } from './wilson.ts';

// Newcombe 1998 (Statistics in Medicine 17:857), table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives the published interval of %i in %i', (hits, of, low, high) => {
  const interval = wilson(hits, of);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});
it('has no share of nothing', () => {
  expect(wilson(0, 0).share).toBeNaN();
});
