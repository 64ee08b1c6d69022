import { describe, expect, it } from 'vitest';
import { readParams } from '../core/params.ts';
import { linkedGroups } from './gap-clusters.ts';
import { machineNeed } from './machine-need.ts';
import { coverageParams } from './params.ts';
import { floorPercent } from './result.ts';
import { standards } from './standards.ts';

describe('percentages', () => {
  it('round down: 999 of 1,000 is 99.9, 99,999 of 100,000 is not 100', () => {
    expect(floorPercent({ served: 999, counted: 1_000 })).toBe(99.9);
    expect(floorPercent({ served: 99_999, counted: 100_000 })).toBe(99.9);
    expect(floorPercent({ served: 5, counted: 5 })).toBe(100);
  });
  it('are unknown where nothing was counted', () => {
    expect(floorPercent({ served: 0, counted: 0 })).toBeNaN();
  });
});

describe('machines needed', () => {
  const params = readParams(coverageParams);
  it('takes the largest of the three rules', () => {
    // 10,000 × 0.18 × 0.3 ÷ 50 = 10.8; 4,300 ÷ 500 = 8.6
    expect(machineNeed(10_000, 4_300, 6, params)).toEqual({ byDemand: 11, byHouseholds: 9, byPlaces: 6, largest: 11 });
  });
  it('does not round a whole number up', () => {
    expect(machineNeed(0, 1_000, 0, params).byHouseholds).toBe(2);
  });
});

describe('gap clusters', () => {
  it('links neighbours in a chain and leaves the far one alone', () => {
    expect([
      ...linkedGroups(
        [
          [0, 0],
          [100, 0],
          [200, 0],
          [900, 0],
        ],
        100,
      ),
    ]).toEqual([0, 0, 0, 1]);
  });
});

describe('standards', () => {
  it('have a value in their range, a citation in both languages and a name of their own', () => {
    for (const { value, min, max, citation } of standards) {
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
      expect(citation.zh.length * citation.en.length).toBeGreaterThan(0);
    }
    expect(new Set(standards.map(({ id }) => id)).size).toBe(standards.length);
  });
  it('agree with the defaults of the analysis', () => {
    const value = (id: string) => standards.find((standard) => standard.id === id)!.value;
    const params = readParams(coverageParams);
    expect([params.radiusM, params.detour, params.walkSpeedMPerMin, params.householdsPer]).toEqual(
      ['smartMachine.radius', 'detour.factor', 'walk.speed', 'smartMachine.householdsPer'].map(value),
    );
  });
});
