import { describe, expect, it } from 'vitest';
import { areasM2, type BorderNet, borderNet } from './border-net.ts';
import { settleAreas } from './settle-areas.ts';

/** 3 × 3 km of unit 0 with 1 × 1 km of unit 1 in its middle, on the central meridian of EPSG:32650. */
const grid = { left: 498_500, top: 4_421_500, cellM: 100, width: 30, height: 30 };
const labels = Int16Array.from({ length: 900 }, (_, cell) => {
  const [column, row] = [cell % 30, Math.floor(cell / 30)];
  return column >= 10 && column < 20 && row >= 10 && row < 20 ? 1 : 0;
});
const net = borderNet(grid, labels, 2);

describe('settling areas', () => {
  it('grows a square of 1 km to 1.1 km when it is to have 1.21 km²: every side moves out 50 m, in two units that share it', () => {
    const totalM2 = sum(areasM2(net));
    const targetsM2 = [totalM2 * (1 - 1.21 / 9), totalM2 * (1.21 / 9)];
    const settled = settleAreas(net, targetsM2, [[0, 1]]);
    expect(corners(settled, 'inner')).toEqual(['499450 4419450', '499450 4420550', '500550 4419450', '500550 4420550']);
    expect(corners(settled, 'outer')).toEqual(corners(net, 'outer'));
    // Corners rounded to 1e-7° move a side of 1.1 km by at most 0.6 cm: 7 m² for each of four sides, below 28 m².
    // (The rounding of the outline is in the targets already.)
    for (const [unit, area] of areasM2(settled).entries()) expect(Math.abs(area - targetsM2[unit]!)).toBeLessThan(28);
  });

  it('scales the whole part when its outline does not hold the areas wanted', () => {
    const targetsM2 = [...areasM2(net)].map((area) => area * 1.21);
    const settled = settleAreas(net, targetsM2, [[0, 1]]);
    expect(corners(settled, 'outer')[0]).toBe('498350 4418350');
    expect(corners(settled, 'inner')[0]).toBe('499450 4419450');
  });

  it('leaves alone what is right already, and its input always', () => {
    expect(settleAreas(net, [...areasM2(net)], [[0, 1]])).toBe(net);
    expect(corners(net, 'inner')[0]).toBe('499500 4419500');
  });
});

/** Corners as 'x y' in whole metres, sorted. */
function corners({ borders, chains, xy }: BorderNet, which: 'inner' | 'outer'): string[] {
  const isWanted = (b: number): boolean =>
    (Math.min(borders[b]!.left, borders[b]!.right) === -1) === (which === 'outer');
  const vertices = new Set(chains.filter((_, b) => isWanted(b)).flat());
  return [...vertices].map((v) => `${Math.round(xy[2 * v]!)} ${Math.round(xy[2 * v + 1]!)}`).sort();
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
