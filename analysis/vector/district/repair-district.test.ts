import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalAreaM2 } from '../../core/earth.ts';
import type { CellValue, FeatureTable } from '../../core/features.ts';
import { quietRun } from '../../core/run.ts';
import { checkDistrict } from './check-district.ts';
import { type Finding, findingsOf } from './findings.ts';
import { repairDistrict } from './repair-district.ts';

type Ring = readonly (readonly [number, number])[];
const polygon = (...rings: readonly Ring[]): Polygon => ({
  type: 'Polygon',
  coordinates: rings.map((ring) => [...ring, ring[0]!].map(([x, y]): Position => [x, y])),
});
const box = (west: number, south: number, east: number, north: number): Polygon =>
  polygon([
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ]);
const table = (...units: readonly (readonly [name: CellValue, geometry: Polygon, code?: string])[]): FeatureTable => ({
  name: 'units',
  crs: 'EPSG:4326',
  fields: [
    { name: '名称', type: 'text' },
    { name: '代码', type: 'text' },
  ],
  rows: units.map(([name, geometry, code = '']) => ({ geometry, values: [name, code] })),
});
/** two boxes side by side */
const WHOLE_KM2 = ellipsoidalAreaM2(box(116.4, 39.9, 116.42, 39.91)) / 1e6;

const findings = async (units: FeatureTable): Promise<Finding[]> =>
  findingsOf(await checkDistrict(units, quietRun), units).filter(({ kind }) => kind !== 'missing-unit');
const idsOf = (list: readonly Finding[], kind: Finding['kind']): string[] =>
  list.filter((one) => one.kind === kind).map(({ id }) => id);
const corners = (of: FeatureTable, row: number): Position[] => (of.rows[row]!.geometry as Polygon).coordinates[0]!;
const repairKind = async (units: FeatureTable, kind: Finding['kind']) =>
  repairDistrict(units, idsOf(await findings(units), kind), quietRun);

describe('what the report finds', () => {
  it('names and codes: alias, wrong code, missing code, unknown', async () => {
    const units = table(
      ['建外街道办事处', box(116.4, 39.9, 116.41, 39.91), '110105001'],
      ['朝外街道', box(116.42, 39.9, 116.43, 39.91), '110105999'],
      ['双井街道', box(116.44, 39.9, 116.45, 39.91)],
      ['海淀街道', box(116.46, 39.9, 116.47, 39.91)],
    );
    const found = await findings(units);
    expect(found.map(({ kind, rows, repair }) => [kind, ...rows, repair])).toEqual([
      ['unknown-name', 4, null],
      ['wrong-code', 2, 'code'],
      ['missing-code', 3, 'code'],
      ['other-name', 1, 'name'],
    ]);
  });

  it('a strip 4 m wide between two units that opens to the outside, with its place', async () => {
    const units = table(
      ['建外街道', box(116.4, 39.9, 116.41, 39.91)],
      ['朝外街道', box(116.41005, 39.9, 116.42, 39.91)],
    );
    const [gap, ...others] = (await findings(units)).filter(({ kind }) => kind !== 'missing-code');
    expect(gap).toMatchObject({ kind: 'open-gap', rows: [1, 2] });
    // 0.00005° × 0.01° near 39.9° N: 4.27 m × 1,110.3 m
    expect(gap?.areaM2).toBeCloseTo(4.27 * 1110.3, -2);
    expect(gap?.extent?.[0]).toBeCloseTo(116.41, 4);
    expect(others).toEqual([]);
  });

  it('no strip in a bay of the outline, and none at an inner corner', async () => {
    const bay = polygon([
      [116.4, 39.9],
      [116.42, 39.9],
      [116.42, 39.91],
      [116.41, 39.91],
      [116.41, 39.905],
      [116.4, 39.905],
    ]);
    const units = table(['建外街道', bay], ['朝外街道', box(116.42, 39.9, 116.43, 39.92)]);
    expect(idsOf(await findings(units), 'open-gap')).toEqual([]);
  });

  it('a vertex that only one side of a border has', async () => {
    const withVertex = polygon([
      [116.41, 39.9],
      [116.42, 39.9],
      [116.42, 39.91],
      [116.41, 39.91],
      [116.41, 39.905],
    ]);
    const units = table(['建外街道', box(116.4, 39.9, 116.41, 39.91)], ['朝外街道', withVertex]);
    expect(idsOf(await findings(units), 'loose-vertices')).toEqual(['loose-vertices:1-2:border']);
    const { table: matched } = await repairKind(units, 'loose-vertices');
    expect(corners(matched, 0)).toContainEqual([116.41, 39.905]);
    expect(matched.rows[1]).toBe(units.rows[1]);
    expect(idsOf(await findings(matched), 'loose-vertices')).toEqual([]);
  });
});

describe('repairs', () => {
  it('write the official name and code, and add a field for codes where there is none', async () => {
    const units: FeatureTable = {
      ...table(['建外', box(116.4, 39.9, 116.41, 39.91)]),
      fields: [{ name: '名称', type: 'text' }],
      rows: [{ geometry: box(116.4, 39.9, 116.41, 39.91), values: ['建外'] }],
    };
    const { table: repaired } = await repairDistrict(units, null, quietRun);
    expect(repaired.fields.map(({ name }) => name)).toEqual(['名称', 'code']);
    expect(repaired.rows[0]?.values).toEqual(['建外街道', '110105001']);
    expect(units.rows[0]?.values).toEqual(['建外']);
  });

  it('drop a row that is the same as another, and only that', async () => {
    const square = box(116.4, 39.9, 116.41, 39.91);
    const units = table(['建外街道', square], ['朝外街道', box(116.41, 39.9, 116.42, 39.91)], ['建外', square]);
    expect(idsOf(await findings(units), 'overlap')).toEqual([]);
    const { table: repaired } = await repairKind(units, 'copy');
    expect(repaired.rows).toEqual(units.rows.slice(0, 2));
  });

  it('make a bow tie two triangles of the same ground', async () => {
    const tie = polygon([
      [116.4, 39.9],
      [116.41, 39.91],
      [116.41, 39.9],
      [116.4, 39.91],
    ]);
    const units = table(['建外街道', tie, '110105001']);
    const { table: repaired, after } = await repairKind(units, 'ring');
    expect(after.invalidRings).toEqual([]);
    expect(repaired.rows[0]?.geometry?.type).toBe('MultiPolygon');
    // two triangles with half the box each: half the box together
    expect(ellipsoidalAreaM2(repaired.rows[0]?.geometry as Polygon)).toBeCloseTo(
      ellipsoidalAreaM2(box(116.4, 39.9, 116.41, 39.91)) / 2,
      -2,
    );
  });

  it('close an open ring and take a repeated point away, to the very same positions', async () => {
    const ring = [
      [116.4, 39.9],
      [116.41, 39.9],
      [116.41, 39.9],
      [116.41, 39.91],
      [116.4, 39.91],
    ];
    const units = table(['建外街道', { type: 'Polygon', coordinates: [ring] }]);
    const { table: repaired } = await repairKind(units, 'ring');
    const points = corners(repaired, 0);
    expect(points).toHaveLength(5);
    expect(points[0]).toEqual(points.at(-1));
    expect(new Set(points.map(String))).toEqual(new Set(ring.map(String)));
  });

  it('give a sliver that two units both own to one of them: no overlap, no gap, the area of the union', async () => {
    const units = table(
      ['建外街道', box(116.4, 39.9, 116.410005, 39.91)],
      ['朝外街道', box(116.41, 39.9, 116.42, 39.91)],
    );
    const { after } = await repairKind(units, 'overlap');
    expect(after.overlaps).toEqual([]);
    expect(after.overlapsM2).toBeLessThan(0.5);
    expect(after.openGaps).toEqual([]);
    expect(after.areaKm2).toBeCloseTo(WHOLE_KM2, 5);
  });

  it('give a gap to the neighbour with the longest border along it', async () => {
    // The gap is 2 m by 5 m; the unit in the west borders on its long side as the one in the east does, plus both ends.
    const [w, e, s, n] = [116.41, 116.410024, 39.905, 39.905045];
    const west = polygon([
      [116.4, 39.9],
      [w, 39.9],
      [e, 39.9],
      [e, s],
      [w, s],
      [w, n],
      [e, n],
      [e, 39.91],
      [116.4, 39.91],
    ]);
    const east = polygon([
      [e, 39.9],
      [116.42, 39.9],
      [116.42, 39.91],
      [e, 39.91],
      [e, n],
      [e, s],
    ]);
    const units = table(['建外街道', west], ['朝外街道', east]);
    const { table: repaired, after, repaired: done } = await repairKind(units, 'gap');
    expect(done.map(({ kind }) => kind)).toEqual(['gap']);
    expect(after.gaps).toEqual([]);
    expect(repaired.rows[1]).toBe(units.rows[1]);
    expect(corners(repaired, 0)).not.toContainEqual([w, s]);
  });

  it('leave a gap larger than the limit to people', async () => {
    const units = table(
      ['建外街道', box(116.4, 39.9, 116.41, 39.91)],
      ['朝外街道', box(116.41009, 39.9, 116.42, 39.91)],
    );
    const [gap] = (await findings(units)).filter(({ kind }) => kind === 'open-gap');
    expect(gap).toMatchObject({ severity: 'error', repair: null });
    await expect(repairDistrict(units, [gap!.id], quietRun)).rejects.toThrow('repair-nothing');
  });

  it('take a strip that opens to the outside into one of its sides when the limit allows', async () => {
    const units = table(
      ['建外街道', box(116.4, 39.9, 116.41, 39.91)],
      ['朝外街道', box(116.410005, 39.9, 116.42, 39.91)],
    );
    const { after } = await repairKind(units, 'open-gap');
    expect([after.openGaps, after.gaps, after.overlaps]).toEqual([[], [], []]);
    expect(after.areaKm2).toBeCloseTo(WHOLE_KM2, 5);
  });
});
