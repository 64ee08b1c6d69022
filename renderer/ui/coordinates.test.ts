import { describe, expect, it } from 'vitest';
import { districtXY, formatScale, formatXY, scaleAt } from './coordinates.ts';

describe('survey coordinates', () => {
  it('put the central meridian at 500 km east', () => expect(districtXY([117, 40]).yEastM).toBeCloseTo(500_000, 6));
  it('show X as north and Y as east', () => expect(formatXY([117, 40])).toMatch(/^X 44\d{5}\.\d {2}Y 500000\.0$/));
});

describe('the scale', () => {
  it('halves with each zoom level', () => expect(scaleAt(40, 10) / scaleAt(40, 11)).toBeCloseTo(2, 12));
  it('is about 1:295 million at zoom 0 on the equator', () => expect(scaleAt(0, 0) / 295_829_355).toBeCloseTo(1, 3));
  it('is shown in three digits', () => expect(formatScale(25_316)).toBe('1:25,300'));
});
