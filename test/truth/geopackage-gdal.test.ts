import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Feature } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { transformBetween } from '../../analysis/core/crs.ts';
import type { FeatureTable } from '../../analysis/core/features.ts';
import { AppError } from '../../analysis/core/problems.ts';
import { seededRandom } from '../../analysis/core/random.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { inspectVectorFile, readVectorFile } from '../../electron/engine/datasets/vector-files.ts';
import { writeVectorFile } from '../../electron/engine/datasets/write-vector.ts';

const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;
const why = hasOgr ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'geopackage-gdal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const file = (path: string, layer = '') => ({ path, layer, encoding: null, crs: null });
const read = (path: string, layer = '') => readVectorFile(file(path, layer), quietRun);
const ogr = (...args: string[]): string =>
  execFileSync('ogr2ogr', args, { stdio: ['ignore', 'pipe', 'ignore'] }).toString();

async function problemOf(work: Promise<unknown>): Promise<object> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError) return error.problem;
    throw error;
  }
  return {};
}

/** A GeoPackage that OGR makes of rows of WKT. */
function fromWkt(name: string, wkts: readonly string[], ...options: string[]): string {
  writeFileSync(at(`${name}.csv`), ['WKT,名称', ...wkts.map((wkt, row) => `"${wkt}",第${row}行`)].join('\n'));
  ogr(
    '-f',
    'GPKG',
    '-oo',
    'GEOM_POSSIBLE_NAMES=WKT',
    '-oo',
    'KEEP_GEOM_COLUMNS=NO',
    ...(options.length > 0 ? options : ['-a_srs', 'EPSG:4326']),
    at(`${name}.gpkg`),
    at(`${name}.csv`),
  );
  return at(`${name}.gpkg`);
}

describe.skipIf(!hasOgr)(`GeoPackages and OGR${why}`, () => {
  it('OGR finds through our index what it finds without one', async () => {
    const random = seededRandom(9);
    const table: FeatureTable = {
      name: '站点',
      crs: 'EPSG:4548',
      fields: [
        { name: '名称', type: 'text' },
        { name: '日期', type: 'date' },
        { name: 'n', type: 'integer' },
      ], // prettier-ignore
      rows: Array.from({ length: 4_000 }, (_, row) => ({
        geometry: { type: 'Point', coordinates: [450_000 + random() * 20_000, 4_410_000 + random() * 20_000] },
        values: [`第${row}站`, '2026-05-20', row],
      })),
    };
    await writeVectorFile(at('ours.gpkg'), table);
    const inWindow = table.rows.filter(
      ({ geometry }) =>
        geometry?.type === 'Point' &&
        geometry.coordinates[0]! >= 455_000 &&
        geometry.coordinates[0]! <= 460_000 &&
        geometry.coordinates[1]! >= 4_415_000 &&
        geometry.coordinates[1]! <= 4_420_000,
    );
    const found: Feature[] = JSON.parse(
      ogr(
        '-f',
        'GeoJSON',
        '-lco',
        'RFC7946=NO',
        '-spat',
        '455000',
        '4415000',
        '460000',
        '4420000',
        '/vsistdout/',
        at('ours.gpkg'),
      ),
    ).features;
    const byNumber = new Map(found.map(({ properties }) => [properties?.['n'], properties]));
    expect([...byNumber.keys()].sort((a, b) => a - b)).toEqual(inWindow.map(({ values }) => values[2]));
    expect(byNumber.get(inWindow[0]!.values[2])).toMatchObject({ 名称: inWindow[0]!.values[0], 日期: '2026-05-20' });
    const summary = execFileSync('ogrinfo', ['-so', at('ours.gpkg'), '站点']).toString();
    expect(summary).toContain('ID["EPSG",4548]');
    expect(summary).toContain('Feature Count: 4000');
    expect(summary).toMatch(/日期: Date/);
  });

  it.each([['wkb of both byte orders, envelopes of every kind', 'any']])('%s are read', async (_, name) => {
    const path = fromWkt(
      name,
      [
        'POINT ZM (1 2 3 4)',
        'LINESTRING M (1 2 3,4 5 6)',
        'POLYGON Z ((0 0 1,1 0 1,1 1 1,0 0 1))',
        'MULTIPOINT (1 2,3 4)',
        'GEOMETRYCOLLECTION (POINT (1 2))',
        'POINT EMPTY',
        'POLYGON EMPTY',
      ],
      '-nlt',
      'GEOMETRY',
      '-a_srs',
      'EPSG:4326',
    );
    const expected = (await read(path)).table.rows.map(({ geometry }) => geometry);
    expect(expected.map((geometry) => geometry?.type)).toEqual([
      'Point',
      'LineString',
      'Polygon',
      'MultiPoint',
      'GeometryCollection',
      undefined,
      undefined,
    ]);
    const db = new DatabaseSync(path);
    db.exec(
      'DROP TRIGGER IF EXISTS rtree_any_geom_update1; DROP TRIGGER IF EXISTS rtree_any_geom_update2; DROP TRIGGER IF EXISTS rtree_any_geom_update3',
    );
    const rows = db.prepare('SELECT fid, geom FROM "any" WHERE geom NOT NULL').all();
    for (const envelope of [0, 1, 2, 3, 4]) {
      for (const trigger of db.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
        db.exec(`DROP TRIGGER "${trigger.name}"`);
      const update = db.prepare('UPDATE "any" SET geom = ? WHERE fid = ?');
      for (const { fid, geom } of rows) update.run(withEnvelope(geom, envelope), fid);
      expect((await read(path)).table.rows.map(({ geometry }) => geometry)).toEqual(expected);
    }
    db.close();
  });

  it('arcs are kept aside by name, and the rest of the layer is read', async () => {
    const path = fromWkt(
      'arcs',
      ['CIRCULARSTRING (0 0,1 1,2 0)', 'LINESTRING (0 0,1 1)'],
      '-nlt',
      'GEOMETRY',
      '-a_srs',
      'EPSG:4326',
    );
    const { table, aside } = await read(path);
    expect(table.rows.length).toBe(1);
    expect(aside.map(({ problem }) => problem)).toEqual([{ code: 'bad-geometry', row: 1, reason: 'curved' }]);
  });

  it('layers are read each in its own system, known by its number or by its definition', async () => {
    const path = fromWkt('layers', ['POINT (39450000 4420000)'], '-a_srs', 'EPSG:4527', '-nln', 'belt');
    writeFileSync(at('own.csv'), 'WKT,a\n"POINT (450000 4420000)",x');
    ogr(
      '-update',
      '-oo',
      'GEOM_POSSIBLE_NAMES=WKT',
      '-nln',
      'own',
      '-a_srs',
      '+proj=tmerc +lat_0=0 +lon_0=117 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m',
      path,
      at('own.csv'),
    );
    ogr('-update', '-nln', 'plain', '-nlt', 'NONE', '-oo', 'KEEP_GEOM_COLUMNS=YES', path, at('layers.csv'));
    const previews = await inspectVectorFile(file(path), quietRun);
    expect(previews.map(({ name }) => name).sort()).toEqual(['belt', 'own', 'plain']);
    const [lon, lat] = transformBetween('EPSG:4548', 'EPSG:4326')(450_000, 4_420_000);
    for (const layer of ['belt', 'own']) {
      const { geometry } = (await read(path, layer)).table.rows[0]!;
      const [x, y] = geometry?.type === 'Point' ? geometry.coordinates : [];
      expect([layer, Math.abs(x! - lon) < 1e-9, Math.abs(y! - lat) < 1e-9]).toEqual([layer, true, true]);
    }
    expect((await read(path, 'plain')).table.rows[0]).toMatchObject({
      geometry: null,
      values: ['POINT (39450000 4420000)', '第0行'],
    });
  });

  it('a file in WAL mode is left as it is, with nothing beside it; one that is open elsewhere shows its last changes', async () => {
    const path = fromWkt('wal', ['POINT (1 2)']);
    const db = new DatabaseSync(path);
    db.exec('PRAGMA journal_mode=WAL');
    db.close();
    const copy = at('wal-copy.gpkg');
    cpSync(path, copy);
    const before = readFileSync(copy);
    expect((await read(copy)).table.rows.length).toBe(1);
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('wal-copy'))).toEqual(['wal-copy.gpkg']);
    const open = new DatabaseSync(copy);
    for (const { name } of open.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all())
      open.exec(`DROP TRIGGER "${name}"`);
    open.exec('INSERT INTO wal (geom) SELECT geom FROM wal');
    expect((await read(copy)).table.rows.length).toBe(2);
    open.close();
  });

  it('SpatiaLite, MBTiles, plain SQLite and files of tiles alone are refused by what they are', async () => {
    ogr('-f', 'SQLite', '-dsco', 'SPATIALITE=YES', at('s.sqlite'), fromWkt('for-sqlite', ['POINT (1 2)']));
    expect(await problemOf(read(at('s.sqlite')))).toMatchObject({ code: 'sqlite-not-geopackage', kind: 'spatialite' });
    const plain = new DatabaseSync(at('plain.db'));
    plain.exec('CREATE TABLE t (a)');
    plain.close();
    expect(await problemOf(read(at('plain.db')))).toMatchObject({ code: 'sqlite-not-geopackage', kind: 'sqlite' });
    execFileSync('gdal_create', [
      '-q',
      '-of',
      'GPKG',
      '-outsize',
      '64',
      '64',
      '-bands',
      '3',
      '-a_srs',
      'EPSG:4326',
      '-a_ullr',
      '116',
      '40',
      '117',
      '39',
      at('tiles.gpkg'),
    ]);
    expect(await problemOf(read(at('tiles.gpkg')))).toMatchObject({ code: 'geopackage-no-tables', tiles: 1 });
    ogr('-update', '-oo', 'GEOM_POSSIBLE_NAMES=WKT', '-a_srs', 'EPSG:4326', at('tiles.gpkg'), at('for-sqlite.csv'));
    expect((await read(at('tiles.gpkg'))).provenance.map(({ en }) => en)).toContain(
      'tile tables in the file that are not read: 1',
    );
  });

  it('a GeoPackage that forgot its application id is one all the same', async () => {
    const path = fromWkt('forgot', ['POINT (1 2)']);
    writeFileSync(path, readFileSync(path).fill(0, 68, 72));
    expect((await read(path)).table.rows.length).toBe(1);
  });
});

/** The value with another kind of envelope (OGC 12-128r18, table 5); its bytes are of no use to a reader of WKB. */
function withEnvelope(geom: Uint8Array, kind: number): Uint8Array {
  const sizes = [0, 32, 48, 48, 64];
  const flags = geom[3]!;
  const start = 8 + sizes[(flags >> 1) & 7]!;
  const value = new Uint8Array(8 + sizes[kind]! + geom.length - start);
  value.set(geom.subarray(0, 8));
  value[3] = (flags & ~0x0e) | (kind << 1);
  value.set(geom.subarray(start), 8 + sizes[kind]!);
  return value;
}
