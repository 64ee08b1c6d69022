import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { seededRandom } from '../../../analysis/core/random.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { scalar } from '../project/connection.ts';
import { temporaryFolder } from '../project/project-for-tests.ts';
import { readGeoPackage } from './geopackage.ts';
import { writeGeoPackage } from './write-geopackage.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** Boxes of some size scattered over the district, every eleventh row without a place. */
function boxes(rows: number): FeatureTable {
  const random = seededRandom(5);
  return {
    name: '地块',
    crs: 'EPSG:4326',
    fields: [{ name: '名称', type: 'text' }],
    rows: Array.from({ length: rows }, (_, row) => {
      const [x, y, size] = [116 + random(), 39 + random(), random() * 0.01];
      const ring = [
        [x, y],
        [x + size, y],
        [x + size, y + size],
        [x, y + size],
        [x, y],
      ]; // prettier-ignore
      return {
        geometry: row % 11 === 10 ? null : { type: 'Polygon', coordinates: [ring] },
        values: [`第${row + 1}块`],
      };
    }),
  };
}

/** The rows whose box meets a window, by looking at each. */
const meeting = (
  { rows }: FeatureTable,
  [west, south, east, north]: readonly [number, number, number, number],
): number[] =>
  rows.flatMap(({ geometry }, row) => {
    if (geometry?.type !== 'Polygon') return [];
    const [[x, y], , [right, top]] = geometry.coordinates[0] as [[number, number], unknown, [number, number]];
    return x <= east && right >= west && y <= north && top >= south ? [row + 1] : [];
  });

it.each([0, 1, 51, 52, 2_601, 2_602, 6_000])(
  'the index of %i rows is sound and finds what a look at every row finds',
  async (count) => {
    const table = boxes(count);
    const path = join(folder.path, 'out.gpkg');
    await writeGeoPackage(path, table);
    const db = new DatabaseSync(path);
    if (count > 0) {
      expect(scalar(db, "SELECT rtreecheck('rtree_地块_geom')")).toBe('ok');
      for (const window of [
        [116.2, 39.2, 116.3, 39.4],
        [116, 39, 117.1, 40.1],
        [115, 38, 115.5, 38.5],
      ] as const) {
        const found = db.prepare(
          'SELECT id FROM "rtree_地块_geom" WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ? ORDER BY id',
        );
        const ids = found.all(window[0], window[2], window[1], window[3]).map(({ id }) => id);
        expect(ids).toEqual(meeting(table, window));
      }
    }
    expect(scalar(db, 'PRAGMA integrity_check')).toBe('ok');
    db.close();
  },
);

it('the index goes on working when another program edits the table', async () => {
  const path = join(folder.path, 'out.gpkg');
  await writeGeoPackage(path, boxes(5_000));
  const db = new DatabaseSync(path);
  for (const name of ['ST_IsEmpty', 'ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY']) {
    db.function(name, (_blob: unknown) => (name === 'ST_IsEmpty' ? 0 : name.endsWith('X') ? 10 : 20));
  }
  db.exec(
    'DELETE FROM "地块" WHERE fid % 3 = 0; INSERT INTO "地块" (geom) SELECT geom FROM "地块" WHERE fid % 3 = 1 AND fid < 3000',
  );
  expect(scalar(db, "SELECT rtreecheck('rtree_地块_geom')")).toBe('ok');
  expect(scalar(db, 'SELECT count(*) FROM "rtree_地块_geom" WHERE minx = 10 AND miny = 20')).toBe(909);
  db.close();
});

it('comes back as it was, and the same table gives the same bytes', async () => {
  const table = boxes(100);
  const [one, other] = [join(folder.path, 'a.gpkg'), join(folder.path, 'b.gpkg')];
  await writeGeoPackage(one, table);
  await writeGeoPackage(other, table);
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true);
  expect((await readGeoPackage(one, {}, quietRun)).table).toEqual(table);
});

it('says which fields had to be called differently', async () => {
  const fields = ['Name', 'name', 'fid', '户数'].map((name) => ({ name, type: 'text' as const }));
  const renamed = await writeGeoPackage(join(folder.path, 'out.gpkg'), {
    ...{ name: 'p', crs: 'EPSG:4326', fields },
    rows: [{ geometry: null, values: ['a', 'b', 'c', 'd'] }],
  });
  expect(renamed).toEqual([
    { from: 'name', to: 'name_2' },
    { from: 'fid', to: 'fid_2' },
  ]);
});

it('keeps the table’s own system', async () => {
  const path = join(folder.path, 'out.gpkg');
  const geometry = { type: 'Point', coordinates: [39_500_000, 4_400_000] } as const;
  await writeGeoPackage(path, {
    name: 'p',
    crs: 'EPSG:4527',
    fields: [],
    rows: [{ geometry: { ...geometry, coordinates: [...geometry.coordinates] }, values: [] }],
  });
  const { table, provenance } = await readGeoPackage(path, {}, quietRun);
  expect(provenance.map(({ en }) => en).join()).toContain('converted to degrees');
  expect(table.rows[0]?.geometry?.type === 'Point' && table.rows[0].geometry.coordinates[0]).toBeCloseTo(117, 9);
});
