import { expect, it } from 'vitest';
import { parseNodata, punchNodata } from './nodata-value.ts';

it.each([
  ['-9999', -9999],
  [' 0 \0', 0],
  ['-9999,0', -9999],
  ['1e+20', 1e20],
  ['nan', Number.NaN],
  ['-1.#IND', Number.NaN],
  ['-inf', Number.NEGATIVE_INFINITY],
  ['', null],
  ['none', null],
])('reads %j', (text, value) => {
  expect(parseNodata(text)).toBe(value);
});

it('compares as the 32-bit value that is read', () => {
  const pixels = Float32Array.of(0.1, 0.2);
  punchNodata(pixels, 0.1);
  expect([...pixels]).toEqual([Number.NaN, Math.fround(0.2)]);
});

it('takes a printed lowest float for every value down there', () => {
  const pixels = Float32Array.of(-3.4028234663852886e38, 5);
  punchNodata(pixels, -3.40282e38);
  expect([...pixels]).toEqual([Number.NaN, 5]);
});
