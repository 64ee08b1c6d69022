import { expect, it } from 'vitest';
import { count, emptyHistogram, histogramPercentile, otsuThreshold } from './otsu.ts';

const histogramOf = (values: readonly number[]) => {
  const histogram = emptyHistogram(10, 10);
  for (const value of values) count(histogram, value);
  return histogram;
};

it('parts two heaps of values between them', () => {
  // Two values in bin 1 and two in bin 8: every edge from 2 to 8 is equally good, the middle one is taken.
  expect(otsuThreshold(histogramOf([1.5, 1.5, 8.5, 8.5]))).toBe(5);
});
it('says NaN for an empty histogram', () => {
  expect(otsuThreshold(histogramOf([]))).toBeNaN();
  expect(histogramPercentile(histogramOf([]), 0.5)).toBeNaN();
});
it('leaves NaN out and keeps what is above the last bin', () => {
  expect([...histogramOf([Number.NaN, 25]).counts]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});
it('finds a percentile inside its bin', () => {
  expect(histogramPercentile(histogramOf([0.1, 0.2, 0.3, 0.4]), 0.5)).toBe(0.5);
});
