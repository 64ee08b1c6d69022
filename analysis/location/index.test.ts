import highsLoader from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FeatureTable } from '../core/features.ts';
import { readParams } from '../core/params.ts';
import { seededRandom } from '../core/random.ts';
import { quietRun } from '../core/run.ts';
import { location, locationParams, locationTable, setHighsLoader } from './index.ts';

beforeAll(() => setHighsLoader(() => highsLoader()));

const points = (name: string, rows: readonly (readonly [x: number, y: number, people: number])[]): FeatureTable => ({
  name,
  crs: 'EPSG:4548',
  fields: [
    { name: 'name', type: 'text' },
    { name: 'people', type: 'integer' },
    { name: 'unit', type: 'text' },
  ],
  rows: rows.map(([x, y, people], row) => ({
    geometry: { type: 'Point', coordinates: [500_000 + x, 4_400_000 + y] },
    values: [`${name}${row}`, people, x < 1000 ? '西' : '东'],
  })),
});
const ask = (model: string, more: Record<string, number> = {}) =>
  readParams(locationParams, { model, radiusM: 100, detour: 1, timeLimitS: 20, ...more });

/** Homes every 100 m on a street, candidates at each home: a site reaches its home and both neighbours. */
const street = points(
  'h',
  [0, 100, 200, 300, 400, 500].map((x) => [x, 0, 10] as const),
);

describe('location', () => {
  it('needs two sites for six homes in a row', async () => {
    const result = await location.run({ demand: street, candidates: street }, ask('lscp'), quietRun);
    expect([...result.chosen].sort()).toEqual([1, 4]);
    expect([result.objective, result.provenBound, result.isProven, result.gap]).toEqual([2, 2, true, 0]);
  });

  it('serves most people with one site, and less people are added by the second', async () => {
    const homes = points(
      'h',
      [0, 100, 200, 300, 400, 500].map((x, i) => [x, 0, i === 5 ? 100 : 10] as const),
    );
    const result = await location.run({ demand: homes, candidates: homes }, ask('mclp', { p: 2 }), quietRun);
    expect(result.objective).toBe(150);
    expect(result.sites.map(({ marginalPeople }) => marginalPeople)).toEqual([120, 30]);
    expect(result.isProven).toBe(true);
  });

  it('keeps existing facilities as serving already, stopped ones not', async () => {
    const existing: FeatureTable = {
      ...street,
      fields: [{ name: 'status', type: 'text' }],
      rows: [
        { geometry: street.rows[1]!.geometry, values: ['运行'] },
        { geometry: street.rows[4]!.geometry, values: ['停用'] },
      ],
    };
    const result = await location.run({ demand: street, candidates: street, existing }, ask('lscp'), quietRun);
    expect([...result.chosen]).toEqual([4]);
    expect(result.servedWeightBefore).toBe(30);
    expect(result.sites[0]!.nearestExistingM).toBe(300);
  });

  it('lists demand that no candidate reaches instead of giving up', async () => {
    const far = points('h', [
      [0, 0, 10],
      [5000, 0, 7],
    ]);
    const result = await location.run({ demand: far, candidates: street }, ask('lscp'), quietRun);
    expect([...result.unreachable]).toEqual([1]);
    expect(result.notes.some(({ zh }) => zh.includes('1 个需求点'))).toBe(true);
  });

  it('keeps the limit per unit and the least spacing', async () => {
    const homes = points(
      'h',
      [0, 300, 600, 1200].map((x, i) => [x, 0, 40 - i * 10] as const),
    );
    const inputs = { demand: homes, candidates: homes };
    const perUnit = await location.run(inputs, ask('mclp', { p: 3, maxPerUnit: 1 }), quietRun);
    expect([...perUnit.chosen].sort()).toEqual([0, 3]);
    const spaced = await location.run(inputs, ask('mclp', { p: 3, minSpacingM: 301 }), quietRun);
    expect([...spaced.chosen].sort()).toEqual([0, 2, 3]);
    await expect(location.run(inputs, ask('lscp', { maxPerUnit: 1 }), quietRun)).rejects.toThrow('no-plan');
  });

  it('writes the chosen sites in rank order', async () => {
    const inputs = { demand: street, candidates: street };
    const result = await location.run(inputs, ask('mclp', { p: 1 }), quietRun);
    const table = locationTable(result, inputs);
    expect(table.rows.map(({ values }) => values.slice(0, 5))).toEqual([[1, '', 'h1', '西', 30]]);
  });

  it('finds the least total and the least worst walk for two sites on the street', async () => {
    const inputs = { demand: street, candidates: street };
    const median = await location.run(inputs, ask('p-median', { p: 2 }), quietRun);
    expect(median.objective).toBeCloseTo(10 * 400, 6);
    const center = await location.run(inputs, ask('p-center', { p: 2 }), quietRun);
    expect(center.objective).toBeCloseTo(100, 6);
  });
});

/** All choices of at most p of n sites. */
function choices(n: number, p: number): number[][] {
  const all: number[][] = [];
  for (let bits = 0; bits < 1 << n; bits++) {
    const chosen = Array.from({ length: n }, (_, site) => site).filter((site) => bits & (1 << site));
    if (chosen.length <= p) all.push(chosen);
  }
  return all;
}

describe('against trying every choice, on 20 small districts', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed))('district %i', async (seed) => {
    const random = seededRandom(seed);
    const place = () => [Math.round(random() * 800), Math.round(random() * 400), Math.ceil(random() * 50)] as const;
    const demand = points('d', Array.from({ length: 24 }, place));
    const candidates = points('c', Array.from({ length: 10 }, place));
    const p = 1 + (seed % 4);
    const xy = (table: FeatureTable, row: number) =>
      (table.rows[row]!.geometry as { coordinates: number[] }).coordinates;
    const metres = (d: number, c: number) =>
      Math.hypot(xy(demand, d)[0]! - xy(candidates, c)[0]!, xy(demand, d)[1]! - xy(candidates, c)[1]!);
    const reaches = (d: number, c: number) => metres(d, c) <= 150;
    const people = demand.rows.map(({ values }) => values[1] as number);
    const served = (chosen: readonly number[]) =>
      people.reduce((sum, n, d) => sum + (chosen.some((c) => reaches(d, c)) ? n : 0), 0);
    const everyone = served([...candidates.rows.keys()]);
    const most = Math.max(...choices(10, p).map(served));
    const fewest = Math.min(
      ...choices(10, 10)
        .filter((chosen) => served(chosen) === everyone)
        .map(({ length }) => length),
    );
    const inputs = { demand, candidates };
    const mclp = await location.run(inputs, ask('mclp', { p, radiusM: 150 }), quietRun);
    const lscp = await location.run(inputs, ask('lscp', { radiusM: 150 }), quietRun);
    expect([mclp.objective, mclp.isProven, served([...mclp.chosen])]).toEqual([most, true, most]);
    expect([lscp.objective, lscp.isProven, served([...lscp.chosen])]).toEqual([fewest, true, everyone]);
    const total = (chosen: readonly number[]) =>
      people.reduce((sum, n, d) => sum + n * Math.min(...chosen.map((c) => metres(d, c))), 0);
    const worst = (chosen: readonly number[]) =>
      Math.max(...people.map((_, d) => Math.min(...chosen.map((c) => metres(d, c)))));
    const some = choices(10, p).filter(({ length }) => length > 0);
    const median = await location.run(inputs, ask('p-median', { p }), quietRun);
    expect(median.objective).toBeCloseTo(Math.min(...some.map(total)), 4);
    const center = await location.run(inputs, ask('p-center', { p }), quietRun);
    expect(center.objective).toBeCloseTo(Math.min(...some.map(worst)), 6);
  });
});

describe('more never serves fewer', () => {
  const random = seededRandom(99);
  const scatter = (count: number) =>
    Array.from({ length: count }, () => [random() * 3000, random() * 2000, Math.ceil(random() * 99)] as const);
  const inputs = { demand: points('d', scatter(150)), candidates: points('c', scatter(60)) };
  const served = async (more: Record<string, number>) =>
    (await location.run(inputs, ask('mclp', more), quietRun)).objective;

  it('with more sites, with a longer walk, and the bound is met', async () => {
    const bySites = await Promise.all([1, 2, 4, 8, 16].map((p) => served({ p, radiusM: 300 })));
    expect(bySites).toEqual([...bySites].sort((a, b) => a - b));
    const byRadius = await Promise.all([100, 200, 300, 400].map((radiusM) => served({ p: 5, radiusM })));
    expect(byRadius).toEqual([...byRadius].sort((a, b) => a - b));
  });

  it('and the fewest sites, given as p, serve everyone who can be reached', async () => {
    const fewest = await location.run(inputs, ask('lscp', { radiusM: 300 }), quietRun);
    const most = await location.run(inputs, ask('mclp', { radiusM: 300, p: fewest.objective }), quietRun);
    expect(most.objective).toBe(fewest.servedWeightAfter);
    const oneLess = await location.run(inputs, ask('mclp', { radiusM: 300, p: fewest.objective - 1 }), quietRun);
    expect(oneLess.objective).toBeLessThan(most.objective);
  });
});
