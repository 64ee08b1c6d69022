import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { realData } from '../../test/helpers/real-data.ts';
import type { FeatureTable } from '../core/features.ts';
import { seededRandom } from '../core/random.ts';
import { looksShifted, shiftProblem } from './looks-shifted.ts';
import { mapPositions } from './map-positions.ts';
import { fromShifted, toShifted } from './shifted-datum.ts';
import { shiftedOrigin } from './shifted-provenance.ts';

const METRES_IN_DEGREE = 111_320;

describe('GCJ-02 and BD-09 there and back', () => {
  it.each(['gcj02', 'bd09'] as const)('closes within a millimetre all over China, %s', (datum) => {
    const [to, back] = [toShifted(datum), fromShifted(datum)];
    let worstM = 0;
    for (let lon = 74; lon <= 134; lon += 2.5) {
      for (let lat = 4; lat <= 53; lat += 2.45) {
        const [x, y] = back(...to(lon, lat));
        worstM = Math.max(worstM, Math.hypot(x - lon, y - lat) * METRES_IN_DEGREE);
      }
    }
    expect(worstM).toBeLessThan(0.001);
  });
  it.each(['gcj02', 'bd09'] as const)('leaves the rest of the world where it is, %s', (datum) => {
    for (const [lon, lat] of [
      [-74, 40.7],
      [2.35, 48.85],
      [151.2, -33.9],
      [139.7, 35.7],
      [0, 0],
    ] as const) {
      expect(toShifted(datum)(lon, lat)).toEqual([lon, lat]);
      expect(fromShifted(datum)(lon, lat)).toEqual([lon, lat]);
    }
  });
  it('moves Beijing by about 530 m at 75°', () => {
    const [lon, lat] = toShifted('gcj02')(116.46, 39.92);
    const [east, north] = [
      (lon - 116.46) * Math.cos(39.92 / 57.2958) * METRES_IN_DEGREE,
      (lat - 39.92) * METRES_IN_DEGREE,
    ];
    expect(Math.hypot(east, north)).toBeCloseTo(530, -2);
    expect((Math.atan2(east, north) * 180) / Math.PI).toBeCloseTo(75, -1);
  });
});

it('knows by its provenance that a layer came in a shifted system', () => {
  const approximate = { zh: 'GCJ-02→WGS 84 近似换算', en: 'converted approximately from GCJ-02 to WGS 84' };
  expect(shiftedOrigin([{ zh: '甲', en: 'a' }, approximate])).toEqual(['gcj02']);
  expect(shiftedOrigin([{ zh: '由 EPSG:4548 换算', en: 'converted from EPSG:4548' }])).toEqual([]);
});

const table = (name: string, fields: FeatureTable['fields'], rows: FeatureTable['rows']): FeatureTable => ({
  name,
  crs: 'EPSG:4326',
  fields,
  rows,
});
const NAME = [{ name: '名称', type: 'text' }] as const;

/** 5 × 5 squares of 0.03° in Chaoyang, named 甲0街道 … */
const UNITS = table(
  'units',
  NAME,
  Array.from({ length: 25 }, (_, index) => {
    const [west, south] = [116.35 + (index % 5) * 0.03, 39.83 + Math.floor(index / 5) * 0.03];
    const ring = [
      [west, south],
      [west + 0.03, south],
      [west + 0.03, south + 0.03],
      [west, south + 0.03],
      [west, south],
    ];
    return { geometry: { type: 'Polygon', coordinates: [ring] }, values: [`甲${index}街道`] };
  }),
);

function pointsIn(count: number, named: boolean, move: (lon: number, lat: number) => [number, number]): FeatureTable {
  const random = seededRandom(11);
  const rows = Array.from({ length: count }, () => {
    const [lon, lat] = [116.35 + random() * 0.15, 39.83 + random() * 0.15];
    const unit = Math.floor((lon - 116.35) / 0.03) + 5 * Math.floor((lat - 39.83) / 0.03);
    const geometry: Geometry = { type: 'Point', coordinates: move(lon, lat) };
    return { geometry, values: [named ? `甲${unit}街道办事处` : '点'] };
  });
  return table('points', NAME, rows);
}

const stay = (lon: number, lat: number): [number, number] => [lon, lat];

describe('does a layer look shifted?', () => {
  it.each(['gcj02', 'bd09'] as const)('says %s of points that name their units', (datum) => {
    const verdict = looksShifted(pointsIn(300, true, toShifted(datum)), { units: UNITS });
    expect(verdict).toMatchObject({ verdict: datum, isCertain: true, counted: 300 });
    expect(shiftProblem('点', verdict)).toMatchObject({ code: 'looks-shifted', certain: true });
  });
  it('says 530 m at 75° for GCJ-02 here', () => {
    const { displacementM, bearingDeg } = looksShifted(pointsIn(300, true, toShifted('gcj02')), { units: UNITS });
    expect(displacementM).toBeGreaterThan(480);
    expect(displacementM).toBeLessThan(590);
    expect(Math.abs(bearingDeg - 75)).toBeLessThan(12);
  });
  it('says none of points in their places', () => {
    const verdict = looksShifted(pointsIn(300, true, stay), { units: UNITS });
    expect(verdict).toMatchObject({ verdict: 'none', isCertain: true });
    expect(shiftProblem('点', verdict)).toBeNull();
  });
  it('cannot tell from five points, nor without anything to hold them against', () => {
    expect(looksShifted(pointsIn(5, true, toShifted('gcj02')), { units: UNITS }).verdict).toBe('unknown');
    expect(looksShifted(pointsIn(300, true, toShifted('gcj02')), {}).verdict).toBe('unknown');
  });
  it('is not taken in by a shift to another side', () => {
    const west = (lon: number, lat: number): [number, number] => [lon - 0.006, lat];
    expect(['unknown', 'none']).toContain(looksShifted(pointsIn(300, true, west), { units: UNITS }).verdict);
  });
  it('tells by roads alone', () => {
    const lines = Array.from({ length: 16 }, (_, index) => 116.35 + index * 0.02).flatMap((lon, index) => {
      const lat = 39.8 + index * 0.02;
      return [
        [
          [lon, 39.75],
          [lon + 0.004, 40.2],
        ],
        [
          [116.3, lat],
          [116.7, lat + 0.003],
        ],
      ];
    });
    const roads = table(
      'roads',
      [],
      lines.map((coordinates) => ({ geometry: { type: 'LineString', coordinates }, values: [] })),
    );
    const random = seededRandom(5);
    const rows = Array.from({ length: 200 }, () => {
      const [start, end] = lines[Math.floor(random() * lines.length)]!;
      const along = random();
      const place = [0, 1].map(
        (axis) => start![axis]! + along * (end![axis]! - start![axis]!) + (random() - 0.5) * 4e-4,
      );
      const geometry: Geometry = { type: 'Point', coordinates: toShifted('gcj02')(place[0]!, place[1]!) };
      return { geometry, values: [] };
    });
    expect(looksShifted(table('bins', [], rows), { roads })).toMatchObject({ verdict: 'gcj02', isCertain: true });
  });
});

const folder = realData('chaoyang-gcj02');
describe.skipIf(folder === null)(
  `the real outline and its communities${folder ? '' : ' (skipped: no real data here)'}`,
  () => {
    const read = (name: string): unknown => JSON.parse(readFileSync(join(folder!, name), 'utf8'));
    const load = () => {
      const outline = read('fence_110105.json') as Geometry;
      const { features } = read('communities_2016.geojson') as FeatureCollection;
      const points = table(
        'communities',
        [],
        features.map(({ geometry }) => ({ geometry, values: [] })),
      );
      const inPlace = mapPositions(outline, fromShifted('gcj02'));
      return { points, units: table('outline', [], [{ geometry: inPlace, values: [] }]) };
    };
    it('warns of points in GCJ-02 on the true outline, by the six near its border, and never calls true points shifted', () => {
      const { points, units } = load();
      expect(looksShifted(points, { units })).toMatchObject({ verdict: 'gcj02', isCertain: false });
      const rows = points.rows.map((row) => ({ ...row, geometry: mapPositions(row.geometry!, fromShifted('gcj02')) }));
      expect(['none', 'unknown']).toContain(looksShifted({ ...points, rows }, { units }).verdict);
    });
  },
);
