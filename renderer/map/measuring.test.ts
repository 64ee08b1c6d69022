import { describe, expect, it } from 'vitest';
import { lengthM, ringMeasure } from './measuring.ts';

describe('measuring on the ellipsoid', () => {
  it('finds one degree along the equator to be a 360th of its length', () =>
    expect(
      lengthM([
        [0, 0],
        [1, 0],
      ]),
    ).toBeCloseTo((2 * Math.PI * 6_378_137) / 360, 3));
  it('has no length with one point', () => expect(lengthM([[116, 39]])).toBe(0));
  it('measures a 0.01° cell at 40° N within 0.01 % of its meridian and parallel arcs', () => {
    const { areaM2, perimeterM } = ringMeasure([
      [116, 40],
      [116.01, 40],
      [116.01, 40.01],
      [116, 40.01],
    ]);
    const parallelM = lengthM([
      [116, 40.005],
      [116.01, 40.005],
    ]);
    const meridianM = lengthM([
      [116, 40],
      [116, 40.01],
    ]);
    expect(Math.abs(areaM2 / (parallelM * meridianM) - 1)).toBeLessThan(1e-4);
    expect(Math.abs(perimeterM / (2 * (parallelM + meridianM)) - 1)).toBeLessThan(1e-4);
  });
  it('has no area with two points', () =>
    expect(
      ringMeasure([
        [0, 0],
        [1, 1],
      ]).areaM2,
    ).toBe(0));
});
