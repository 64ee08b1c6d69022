import { describe, expect, it } from 'vitest';
import { extentOf, labelPoint } from './geometry.ts';

const square = (x: number, y: number, size: number) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

describe('where labels go', () => {
  it('is the middle of a square', () =>
    expect(labelPoint({ type: 'Polygon', coordinates: [square(0, 0, 2)] })).toEqual([1, 1]));
  it('is in the largest part of many', () =>
    expect(labelPoint({ type: 'MultiPolygon', coordinates: [[square(0, 0, 1)], [square(10, 10, 4)]] })).toEqual([
      12, 12,
    ]));
  it('does not depend on the way the ring turns', () =>
    expect(labelPoint({ type: 'Polygon', coordinates: [square(0, 0, 2).reverse()] })).toEqual([1, 1]));
});

describe('extents', () => {
  it('span all parts', () =>
    expect(
      extentOf({
        type: 'MultiPoint',
        coordinates: [
          [1, 5],
          [3, 2],
        ],
      }),
    ).toEqual([1, 2, 3, 5]));
  it('are null without a position', () => {
    expect(extentOf(null)).toBeNull();
    expect(extentOf({ type: 'MultiPoint', coordinates: [] })).toBeNull();
  });
});
