import type { Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../core/features.ts';
import { quietRun } from '../../core/run.ts';
import { checkDistrict } from './check-district.ts';
import { officialUnits, unitOfName } from './official-units.ts';

const box = (west: number, south: number, east: number, north: number): Polygon => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ],
});
const table = (...units: readonly (readonly [name: string, geometry: Polygon])[]): FeatureTable => ({
  name: 'units',
  crs: 'EPSG:4326',
  fields: [{ name: '名称', type: 'text' }],
  rows: units.map(([name, geometry]) => ({ geometry, values: [name] })),
});

describe('checkDistrict', () => {
  it('knows 24 街道 and 19 地区', () => {
    expect(officialUnits.filter(({ kind }) => kind === '街道').length).toBe(24);
    expect(officialUnits.filter(({ kind }) => kind === '地区').length).toBe(19);
  });

  it.each([
    ['建外街道办事处', '建外街道'],
    ['北京市朝阳区高碑店乡', '高碑店地区'],
    ['和平街', '和平街街道'],
    ['平房地区办事处', '平房地区'],
  ])('reads %s as %s', (written, name) => expect(unitOfName(written)?.name).toBe(name));

  it('finds two neighbours sound: no gap, no overlap', async () => {
    const units = table(['建外街道', box(116.4, 39.9, 116.41, 39.91)], ['朝外', box(116.41, 39.9, 116.42, 39.91)]);
    const check = await checkDistrict(units, quietRun);
    expect(check).toMatchObject({ unitCount: 2, gapsM2: 0, overlapsM2: 0, invalidRings: [], unknown: [] });
    expect(check.missing.length).toBe(41);
    // 0.02° × 0.01° near 39.9° N: 1,709.3 m × 1,110.3 m on the ellipsoid
    expect(check.areaKm2).toBeCloseTo(1.898, 2);
  });

  it('measures what two units share', async () => {
    const units = table(['建外街道', box(116.4, 39.9, 116.411, 39.91)], ['朝外街道', box(116.41, 39.9, 116.42, 39.91)]);
    const { overlaps } = await checkDistrict(units, quietRun);
    expect(overlaps).toMatchObject([{ rows: [1, 2], names: ['建外街道', '朝外街道'] }]);
    expect(overlaps[0]?.areaM2).toBeCloseTo(94_900, -3);
  });

  it('finds the hole that four units leave between them', async () => {
    // The long sides carry the corners of their neighbours: a straight line in degrees is not one in metres.
    const south = [
      [116.4, 39.9],
      [116.43, 39.9],
      [116.43, 39.91],
      [116.42, 39.91],
      [116.41, 39.91],
      [116.4, 39.91],
    ];
    const north = [
      [116.4, 39.92],
      [116.41, 39.92],
      [116.42, 39.92],
      [116.43, 39.92],
      [116.43, 39.93],
      [116.4, 39.93],
    ];
    const units = table(
      ['建外街道', { type: 'Polygon', coordinates: [[...south, south[0]!]] }],
      ['朝外街道', { type: 'Polygon', coordinates: [[...north, north[0]!]] }],
      ['双井街道', box(116.4, 39.91, 116.41, 39.92)],
      ['劲松街道', box(116.42, 39.91, 116.43, 39.92)],
    );
    const { gaps } = await checkDistrict(units, quietRun);
    expect(gaps.length).toBe(1);
    expect(gaps[0]?.areaM2).toBeCloseTo(949_000, -4);
  });

  it('finds a bow tie, a name that is nobody’s, and a name twice', async () => {
    const tie: Polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [116.4, 39.9],
          [116.41, 39.91],
          [116.41, 39.9],
          [116.4, 39.91],
          [116.4, 39.9],
        ],
      ],
    };
    const square = box(116.5, 39.9, 116.51, 39.91);
    const check = await checkDistrict(table(['建外街道', tie], ['海淀街道', square], ['建外', square]), quietRun);
    expect(check.invalidRings).toMatchObject([{ row: 1 }]);
    expect(check.unknown).toEqual([{ row: 2, name: '海淀街道' }]);
    expect(check.duplicates).toMatchObject([{ rows: [1, 3] }]);
  });
});
