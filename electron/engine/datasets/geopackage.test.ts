import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { AppError } from '../../../analysis/core/problems.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { writeGpkgGeometry } from '../../../analysis/vector/gpkg-geometry-write.ts';
import type { Database } from '../project/connection.ts';
import { createGeoPackageTables } from '../project/geopackage-tables.ts';
import { point, temporaryFolder } from '../project/project-for-tests.ts';
import {
  inspectGeoPackage,
  isGeoPackage,
  listGeoPackageLayers,
  readGeoPackage,
  readGeoPackageTable,
} from './geopackage.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

const NASTY = 'x"; drop table reviews;--😀';
const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'from outside.gpkg');
});
afterEach(() => folder.remove());

/** A GeoPackage with one table of this name in EPSG:`srs`, and whatever `more` does to it. */
function make(table: string, srs: number, more: (db: Database) => void): void {
  const db = new DatabaseSync(path);
  createGeoPackageTables(db);
  db.exec(
    `CREATE TABLE ${quote(table)} (fid INTEGER PRIMARY KEY, geom POINT, "__proto__" TEXT, n MEDIUMINT, raw BLOB)`,
  );
  db.prepare('INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)').run(
    ...[table, 'features', '图层', srs],
  );
  db.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)').run(table, 'geom', 'POINT', srs);
  db.exec('BEGIN');
  more(db);
  db.exec('COMMIT');
  db.close();
}

const insert = (db: Database, table: string, geom: Uint8Array | string | null, text: string | null, n: unknown) =>
  db.prepare(`INSERT INTO ${quote(table)} (geom, "__proto__", n) VALUES (?, ?, ?)`).run(geom, text, n);

async function problemOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof AppError) return error.problem.code;
    throw error;
  }
  return 'none';
}

it('reads a table with a hostile name, and nothing happens to the file', async () => {
  make(NASTY, 4326, (db) => {
    db.exec('CREATE TABLE reviews (a)');
    insert(db, NASTY, writeGpkgGeometry(point(116.4, 39.9), 4326), '望京', 1);
    insert(db, NASTY, null, null, '9007199254740993');
  });
  const before = readFileSync(path);
  expect(isGeoPackage(before)).toBe(true);
  expect(listGeoPackageLayers(path).map(({ name, title, rows }) => [name, title, rows])).toEqual([[NASTY, '图层', 2]]);
  const table = await readGeoPackageTable(path, NASTY);
  // a whole number beyond 2^53 makes the column text: no digit is lost
  expect(table.fields).toEqual([
    { name: '__proto__', type: 'text' },
    { name: 'n', type: 'text' },
  ]);
  expect(table.rows).toEqual([
    { geometry: point(116.4, 39.9), values: ['望京', '1'] },
    { geometry: null, values: [null, '9007199254740993'] },
  ]);
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('moves metres to degrees and keeps rows with lying bytes aside', async () => {
  const lying = writeGpkgGeometry(
    {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    },
    4548,
  );
  new DataView(lying.buffer).setUint32(45, 0xffff_ffff, true); // 4 thousand million positions in 32 bytes
  make('t', 4548, (db) => {
    insert(db, 't', writeGpkgGeometry(point(450_000, 4_420_000), 4548), 'ok', 1);
    insert(db, 't', lying, 'lie', 2);
    insert(db, 't', 'POINT(1 1)', 'text', 3);
  });
  const { table, aside } = await readGeoPackage(path, {}, quietRun);
  expect(aside.map(({ row, problem }) => [row, problem.code])).toEqual([
    [2, 'bad-geometry'],
    [3, 'bad-geometry'],
  ]);
  expect(table.rows).toHaveLength(1);
  const [preview] = await inspectGeoPackage(path, {}, quietRun);
  expect(preview).toMatchObject({ rows: 3, crs: 'EPSG:4548', blocking: null, geometryType: 'point' });
  expect(preview?.extent?.[0]).toBeCloseTo(116.415223585899, 9); // gdaltransform
});

it('does not see views, virtual tables, own tables of others, or names that are no table', async () => {
  make('t', 4326, (db) => {
    const list = (name: string): void => {
      db.prepare("INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES (?, 'attributes', ?)").run(
        name,
        name,
      );
    };
    db.exec('CREATE VIEW endless AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r');
    db.exec('CREATE VIRTUAL TABLE words USING fts5(x)');
    for (const name of ['endless', 'words', 'sqlite_master', 'gpkg_extensions', 'missing']) list(name);
  });
  expect(listGeoPackageLayers(path).map(({ name }) => name)).toEqual(['t']);
  expect(await problemOf(() => readGeoPackageTable(path, 'endless'))).toBe('unknown-layer');
});

it('says what is wrong with a file that has no system, is cut off, or is none', async () => {
  make('t', 0, (db) => {
    for (let row = 0; row < 300; row++) insert(db, 't', writeGpkgGeometry(point(1, 1), 0), 'x'.repeat(200), row);
  });
  expect(await problemOf(() => readGeoPackage(path, {}, quietRun))).toBe('missing-crs');
  expect((await readGeoPackage(path, { crs: 'EPSG:4326' }, quietRun)).table.rows).toHaveLength(300);
  const cut = join(folder.path, 'cut.gpkg');
  writeFileSync(cut, readFileSync(path).subarray(0, 30_000));
  expect(await problemOf(() => listGeoPackageLayers(cut))).toBe('geopackage-damaged');
  writeFileSync(cut, 'hello'.repeat(100));
  expect(await problemOf(() => listGeoPackageLayers(cut))).toBe('geopackage-damaged');
  expect(isGeoPackage(readFileSync(cut))).toBe(false);
});
