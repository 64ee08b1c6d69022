import type { Point } from 'geojson';
import { describe, expect, it } from 'vitest';
import { quietRun } from '../analysis/core/run.ts';
import { makeDistrict } from './district.ts';
import { pointAt } from './geojson.ts';
import { vectorFiles } from './layers.ts';
import { unitCode } from './people/communities.ts';
import { roadsNearDistrict } from './roads/near-district.ts';
import { UNIT_TARGETS } from './units/targets.ts';

const district = makeDistrict({ seed: 7, extent: 'quick' });
const { communities, compounds, machines, facilities, plan, events } = district;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('people', () => {
  it('live in 768 communities and villages whose codes begin with the code of their unit', () => {
    expect(communities).toHaveLength(768);
    expect(new Set(communities.map(({ code }) => code)).size).toBe(768);
    expect(communities.every(({ code, unit }) => code.startsWith(unitCode(unit)))).toBe(true);
    expect(communities.filter(({ kind }) => kind === '村').length).toBeGreaterThan(130);
  });

  it('are 3,452,460, and every unit has its own number', () => {
    expect(sum(communities.map(({ people }) => people))).toBe(3_452_460);
    for (const [unit, target] of UNIT_TARGETS.entries()) {
      expect(sum(communities.filter((community) => community.unit === unit).map(({ people }) => people))).toBe(
        target.people,
      );
    }
  });

  it('stand inside their unit', () => {
    expect(communities.filter(({ u, v, unit }) => plan.urbanity.unitAt(u, v) !== unit)).toEqual([]);
  });

  it('add up from compounds of 100 to 3,000 households', () => {
    const homes = new Map(communities.map(({ code }) => [code, 0]));
    for (const { community, households } of compounds)
      homes.set(community.code, homes.get(community.code)! + households);
    expect(communities.every(({ code, households }) => homes.get(code) === households)).toBe(true);
    expect(compounds.length).toBeGreaterThan(2500);
    const sizes = compounds.filter(({ community }) => community.households >= 100).map(({ households }) => households);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(3000);
  });
});

describe('machines and facilities', () => {
  it('are 60 to 70 % of the need, with communities that have none', () => {
    expect(machines.length / compounds.length).toBeGreaterThan(0.6);
    expect(machines.length / compounds.length).toBeLessThan(0.7);
    const served = new Set(machines.map(({ compound }) => compound.community.code));
    expect(served.size).toBeGreaterThan(400);
    expect(served.size).toBeLessThan(720);
  });

  it('give every unit but one a transfer station, and the district its large plants', () => {
    const units = new Set(facilities.filter(({ type }) => type === 'transfer-station').map(({ unit }) => unit));
    expect(units.size).toBe(42);
    const kinds = new Set(facilities.map(({ type }) => type));
    expect(kinds.size).toBe(12);
    const landfill = facilities.find(({ type }) => type === 'landfill')!;
    expect(UNIT_TARGETS[landfill.unit]!.name).toBe('金盏地区');
    const sorting = facilities.find(({ name }) => name.startsWith('小武基'))!;
    expect(UNIT_TARGETS[sorting.unit]!.name).toBe('十八里店地区');
  });

  it('carry households ÷ 130 bin stations, within 2 %', () => {
    const bins = facilities.filter(({ type }) => type === 'bin-station').length;
    const wanted = sum(communities.map(({ households }) => households)) / 130;
    expect(Math.abs(bins / wanted - 1)).toBeLessThan(0.02);
  });
});

describe('roads', () => {
  it('are one connected net with all classes', () => {
    const roads = roadsNearDistrict(plan);
    const neighbours = new Map<string, string[]>();
    const link = (a: string, b: string): void => {
      neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
    };
    for (const { points } of roads) {
      for (let i = 1; i < points.length; i++) {
        link(points[i - 1]!.join(), points[i]!.join());
        link(points[i]!.join(), points[i - 1]!.join());
      }
    }
    const reached = new Set<string>();
    const waiting = [roads[0]!.points[0]!.join()];
    while (waiting.length > 0) {
      const node = waiting.pop()!;
      if (reached.has(node)) continue;
      reached.add(node);
      waiting.push(...neighbours.get(node)!);
    }
    expect(reached.size).toBe(neighbours.size);
    expect(new Set(roads.map(({ roadClass }) => roadClass)).size).toBe(8);
  });

  it('keep equal junctions equal in degrees', () => {
    expect((pointAt(450_000, 4_420_000) as Point).coordinates).toEqual(
      (pointAt(450_000, 4_420_000) as Point).coordinates,
    );
    const close = new Set([0, 1, 2, 3].map((step) => (pointAt(450_000 + step, 4_420_000) as Point).coordinates.join()));
    expect(close.size).toBe(4);
  });
});

describe('events', () => {
  it('plant fourteen dumps of four types on ground of their own, a few of them old', () => {
    const count = (type: string): number => events.dumps.filter((dump) => dump.type === type).length;
    expect(['cd', 'msw', 'slag', 'covered'].map(count)).toEqual([6, 5, 2, 1]);
    expect(events.dumps.filter(({ date }) => date < '2025-05-18')).toHaveLength(2);
  });
});

it('makes the same layers from the same seed, and others from another', async () => {
  const layersOf = async (seed: number): Promise<Map<string, string>> => {
    const layers = new Map<string, string>();
    for await (const [name, bytes] of vectorFiles(makeDistrict({ seed, extent: 'quick' }), quietRun))
      layers.set(name, new TextDecoder().decode(bytes));
    return layers;
  };
  const [first, again, other] = [await layersOf(7), await layersOf(7), await layersOf(8)];
  expect([...first.keys()]).toHaveLength(13);
  for (const [name, text] of first) expect(again.get(name) === text, name).toBe(true);
  expect(first.get('units.geojson') === other.get('units.geojson')).toBe(true);
  expect(first.get('compounds.geojson') === other.get('compounds.geojson')).toBe(false);
});
