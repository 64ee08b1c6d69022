import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../core/features.ts';
import { readParams } from '../core/params.ts';
import { quietRun } from '../core/run.ts';
import { coverage, coverageGapsTable, coverageParams, coverageUnitsTable } from './index.ts';

/** A made-up district in EPSG:4548 metres: one unit of 2 × 1 km and one of 1 × 1 km beside it. */
const square = (x: number, width: number) => [
  [
    [x, 0],
    [x + width, 0],
    [x + width, 1000],
    [x, 1000],
    [x, 0],
  ],
];
const units: FeatureTable = {
  name: 'units',
  crs: 'EPSG:4548',
  fields: [
    { name: 'code', type: 'text' },
    { name: 'name', type: 'text' },
  ],
  rows: [
    { geometry: { type: 'Polygon', coordinates: square(0, 2000) }, values: ['u1', '甲街道'] },
    { geometry: { type: 'Polygon', coordinates: square(2000, 1000) }, values: ['u2', '乙地区'] },
  ],
};
const at = (x: number, y: number) => ({ type: 'Point' as const, coordinates: [x, y] });
const demand: FeatureTable = {
  name: 'compounds',
  crs: 'EPSG:4548',
  fields: ['id', 'name', 'community_code'].map((name) => ({ name, type: 'text' as const })),
  rows: [
    { geometry: at(500, 500), values: ['c1', '一号院', 'k1'] },
    { geometry: at(700, 500), values: ['c2', '二号院', 'k1'] },
    { geometry: at(1500, 500), values: ['c3', '三号院', 'k2'] },
    { geometry: at(2500, 500), values: ['c4', '某村', 'k3'] },
    { geometry: null, values: ['c5', '失踪院', 'k2'] },
  ],
};
const withPeople = (people: readonly number[], unitCodes: readonly string[]): FeatureTable => ({
  ...demand,
  fields: [
    ...demand.fields,
    { name: 'people', type: 'integer' },
    { name: 'households', type: 'integer' },
    { name: 'unit_code', type: 'text' },
  ],
  rows: demand.rows.map((row, i) => ({ ...row, values: [...row.values, people[i]!, people[i]! / 2, unitCodes[i]!] })),
});
const machines: FeatureTable = {
  name: 'machines',
  crs: 'EPSG:4548',
  fields: ['name', 'status', 'compound_id', 'community_code'].map((name) => ({ name, type: 'text' as const })),
  rows: [
    { geometry: at(500, 500), values: ['M1', '运行', 'c1', 'k1'] },
    { geometry: at(2500, 500), values: ['M2', '停用', 'c4', 'k3'] },
  ],
};
const communities: FeatureTable = {
  name: 'communities',
  crs: 'EPSG:4548',
  fields: ['code', 'kind', 'unit_code'].map((name) => ({ name, type: 'text' as const })),
  rows: [
    { geometry: at(600, 500), values: ['k1', '社区', 'u1'] },
    { geometry: at(1500, 500), values: ['k2', '社区', 'u1'] },
    { geometry: at(2500, 500), values: ['k3', '村', 'u2'] },
  ],
};
const inputs = {
  demand: withPeople([100, 200, 400, 800, 10], ['', '', '', '', 'u1']),
  facilities: machines,
  communities,
  units,
};
const defaults = readParams(coverageParams);

describe('coverage', () => {
  it('serves who is within 300 m of a running machine, by straight distance × 1.32', async () => {
    const result = await coverage.run(inputs, defaults, quietRun);
    expect([...result.isServed]).toEqual([1, 1, 0, 0, 0]);
    expect(result.distanceM[1]).toBeCloseTo(264, 6);
    expect(result.district.people).toEqual({ served: 300, counted: 1510 });
    expect(result.units[0]!.people).toEqual({ served: 300, counted: 710 });
    expect(result.units[1]!.people).toEqual({ served: 0, counted: 800 });
  });

  it('tells the two readings apart: two compounds within the walk, one with a machine', async () => {
    const { district } = await coverage.run(inputs, defaults, quietRun);
    expect(district.demandPoints).toEqual({ served: 2, counted: 5 });
    expect(district.placesInstalled).toEqual({ served: 1, counted: 5 });
    expect(district.communitiesInstalled).toEqual({ served: 1, counted: 3 });
    expect(district.communitiesWithin).toEqual({ served: 1, counted: 3 });
  });

  it('counts a stopped machine as none, and says so as the reason', async () => {
    const { gaps, district } = await coverage.run(inputs, defaults, quietRun);
    expect(gaps.map(({ name, reason }) => [name, reason])).toEqual([
      ['某村', 'machine-stopped'],
      ['三号院', 'far'],
      ['失踪院', 'no-position'],
    ]);
    expect([district.machinesRunning, district.machinesStopped]).toEqual([1, 1]);
  });

  it('measures the ground within the walk: a whole disc of 300 / 1.32 m in the first unit', async () => {
    const { units: rows } = await coverage.run(inputs, defaults, quietRun);
    expect(rows[0]!.areaM2.served).toBeCloseTo(Math.PI * (300 / 1.32) ** 2, -2);
    expect(rows[1]!.areaM2).toEqual({ served: 0, counted: 1_000_000 });
  });

  it('says NaN for a home without a position and serves nobody without machines', async () => {
    const none = await coverage.run({ ...inputs, facilities: { ...machines, rows: [] } }, defaults, quietRun);
    expect(none.distanceM[4]).toBeNaN();
    expect(none.distanceM[0]).toBe(Number.POSITIVE_INFINITY);
    expect(none.gaps.map(({ reason }) => reason)).toEqual([
      'no-machine',
      'no-machine',
      'no-machine',
      'no-machine',
      'no-position',
    ]);
  });

  it('takes minutes before metres: 2 minutes at 80 m/min are 160 m', async () => {
    const result = await coverage.run(inputs, readParams(coverageParams, { minutes: 2 }), quietRun);
    expect(result.limitM).toBe(160);
    expect([...result.isServed]).toEqual([1, 0, 0, 0, 0]);
  });

  it('refuses a demand layer without positions and a unit layer without areas', async () => {
    const lost = { ...inputs.demand, rows: inputs.demand.rows.map((row) => ({ ...row, geometry: null })) };
    await expect(coverage.run({ ...inputs, demand: lost }, defaults, quietRun)).rejects.toThrow('no-demand');
    await expect(coverage.run({ ...inputs, units: machines }, defaults, quietRun)).rejects.toThrow('no-units');
  });

  it('writes one row per unit and one per unserved point', async () => {
    const result = await coverage.run(inputs, defaults, quietRun);
    const table = coverageUnitsTable(result, inputs);
    const column = table.fields.findIndex(({ name }) => name === 'people_pct');
    expect(table.rows.map(({ values }) => values[column])).toEqual([42.2, 0]); // 300 / 710 = 42.25…, rounded down
    expect(coverageGapsTable(result, inputs).rows.map(({ values }) => values[1])).toEqual(['某村', '三号院', '失踪院']);
  });
});
