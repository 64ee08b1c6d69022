import type { Polygon } from 'geojson';
import { expect, it } from 'vitest';
import { transformBetween } from '../core/crs.ts';
import type { CellValue, FeatureTable } from '../core/features.ts';
import { evaluate } from './evaluate.ts';

const toDegrees = transformBetween('EPSG:4548', 'EPSG:4326');
/** A square with its lower left corner `x`, `y` metres from a point in the district. */
function square(x: number, y: number, sizeM: number): Polygon {
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  return {
    type: 'Polygon',
    coordinates: [corners.map(([dx, dy]) => toDegrees(450_000 + x + dx * sizeM, 4_420_000 + y + dy * sizeM))],
  };
}
const table = (fields: string[], rows: readonly [Polygon, ...CellValue[]][]): FeatureTable => ({
  name: 'test',
  crs: 'EPSG:4326',
  fields: fields.map((name) => ({ name, type: name === 'type' || name === 'status' ? 'text' : 'real' })),
  rows: rows.map(([geometry, ...values]) => ({ geometry, values })),
});

const truth = table(
  ['type', 'detectable'],
  [
    [square(0, 0, 20), 'cd', 1],
    [square(500, 0, 50), 'msw', 1],
    [square(1000, 0, 100), 'cd', 0],
  ],
);

it('counts a hit, a miss and a false alarm', () => {
  const found = table(
    ['score'],
    [
      [square(0, 0, 20), 0.9],
      [square(2000, 0, 30), 0.8],
      [square(500, 0, 50), 0.7],
    ],
  );
  const result = evaluate(found, truth, { match: 'centroid' });
  expect(result.precision).toMatchObject({ hits: 2, of: 3 });
  expect(result.recall).toMatchObject({ hits: 2, of: 3 });
  expect(result.detectableRecall).toMatchObject({ hits: 2, of: 2 });
  // Hits at ranks 1 and 3 of three truths: (1/1 + 2/3) / 3.
  expect(result.averagePrecision).toBeCloseTo(5 / 9, 12);
  expect(result.effort.map(({ confirmed }) => confirmed)).toEqual([1, 1, 2]);
  expect(result.bySize['<0.1 ha']).toMatchObject({ hits: 1, of: 1 });
  expect(result.byType['cd']).toMatchObject({ hits: 1, of: 2 });
  expect(result.areaRatio).toBeCloseTo(1, 9);
});
it('matches a true site once: a second patch on it is a duplicate and counts against precision', () => {
  const found = table(
    ['score'],
    [
      [square(0, 0, 18), 0.9],
      [square(2, 2, 18), 0.8],
    ],
  );
  const result = evaluate(found, truth, { match: 'centroid' });
  expect(result.duplicates).toBe(1);
  expect(result.precision).toMatchObject({ hits: 1, of: 2 });
});
it('asks IoU for the share it is given', () => {
  // 20 m and 50 m squares from one corner: 400 of 2,500 m² shared, IoU 0.16.
  const found = table(['score'], [[square(500, 0, 20), 1]]);
  expect(evaluate(found, truth, { match: 'iou', iou: 0.15 }).recall.hits).toBe(1);
  expect(evaluate(found, truth, { match: 'iou', iou: 0.17 }).recall.hits).toBe(0);
});
it('reports centroid, IoU and strict IoU together', () => {
  // A patch of 300 m around everything: its centroid lies in no site.
  const found = table(['score'], [[square(0, 0, 300), 1]]);
  const { otherRules } = evaluate(found, truth, { match: 'centroid' });
  expect(otherRules.map(({ rule, iou }) => [rule, iou])).toEqual([
    ['iou', 0.1],
    ['either', 0.1],
    ['iou', 0.5],
  ]);
});
it('leaves patches that were set aside out', () => {
  const found = table(['score', 'status'], [[square(0, 0, 20), 0.9, 'excluded:facility:x']]);
  expect(evaluate(found, truth, { match: 'centroid' }).found).toBe(0);
});
it('has no precision without patches and no recall without sites', () => {
  const none = table(['score'], []);
  expect(evaluate(none, truth, { match: 'centroid' }).precision.share).toBeNaN();
  expect(evaluate(none, none, { match: 'centroid' }).recall.share).toBeNaN();
  expect(evaluate(none, none, { match: 'centroid' }).averagePrecision).toBe(0);
});
