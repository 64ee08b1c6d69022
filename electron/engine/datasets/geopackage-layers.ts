import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { constants } from '@photostructure/sqlite';
import type { Field, FieldType } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import {
  arrays,
  type Database,
  openForReading,
  problemsOf,
  quoted,
  type SqlValue,
  scalar,
} from '../project/connection.ts';

/** A layer of a foreign GeoPackage that can be read. */
export interface GeoPackageLayer {
  /** the table */
  readonly name: string;
  /** what gpkg_contents calls it */
  readonly title: string;
  readonly rows: number;
  readonly geometryColumn: string | null;
  /** POINT, MULTIPOLYGON, …; null for an attribute table */
  readonly geometryTypeName: string | null;
  readonly srsId: number | null;
  /** the integer primary key, by which rows are ordered */
  readonly keyColumn: string | null;
  /** columns with values; not the key called fid, the geometry, bytes or generated ones */
  readonly columns: readonly Field[];
}

/** A SQLite file with one of the application ids of GeoPackage, by its first 72 bytes. */
export const isGeoPackage = (head: Uint8Array): boolean =>
  isSqlite(head) && ['GPKG', 'GP10', 'GP11'].includes(String.fromCharCode(...head.subarray(68, 72)));

/** Any SQLite file, by its first 16 bytes. */
export const isSqlite = (head: Uint8Array): boolean =>
  String.fromCharCode(...head.subarray(0, 16)) === 'SQLite format 3\0';

/**
 * Refuses a SQLite file that is no GeoPackage, and a GeoPackage without a table to read, naming what it is. A file that forgot its
 * application id but has the tables of a GeoPackage is one. Problems: `sqlite-not-geopackage`, `geopackage-no-tables`.
 */
export function checkReadable(path: string): void {
  const db = openForeign(path);
  try {
    const master = safely(path, () => arrays(db.prepare('SELECT name FROM sqlite_master')).all() as SqlValue[][]);
    const names = new Set(master.map(([name]) => String(name).toLowerCase()));
    const file = basename(path);
    if (!names.has('gpkg_contents') || !names.has('gpkg_spatial_ref_sys')) {
      throw new AppError({ code: 'sqlite-not-geopackage', file, kind: kindOf(names) });
    }
    if (safely(path, () => layersIn(db)).length > 0) return;
    throw new AppError({ code: 'geopackage-no-tables', file, tiles: safely(path, () => tileTables(db)).length });
  } finally {
    db.close();
  }
}

function kindOf(names: ReadonlySet<string>): 'spatialite' | 'mbtiles' | 'sqlite' {
  if (names.has('geometry_columns') && names.has('spatial_ref_sys')) return 'spatialite';
  return names.has('tiles') && names.has('metadata') ? 'mbtiles' : 'sqlite';
}

/** What gpkg_contents lists beside tables of rows: tile pyramids and gridded coverages. */
export function tileTables(db: Database): string[] {
  const sql = "SELECT table_name FROM gpkg_contents WHERE data_type NOT IN ('features', 'attributes')";
  return (arrays(db.prepare(sql)).all() as SqlValue[][]).map(([name]) => String(name));
}

/** Opens a file that another person made: read-only, checked page by page, and then nothing but plain reads is allowed. */
export function openForeign(path: string): Database {
  return safely(path, () => {
    const db = openForReading(path, !hasUnmergedChanges(path));
    try {
      const verdict = scalar(db, 'PRAGMA quick_check(1)');
      if (verdict !== 'ok') throw damaged(path, String(verdict));
      db.setAuthorizer((action, _name, argument, _database, viewOrTrigger) => {
        if (viewOrTrigger !== null || !READING.has(action)) return constants.SQLITE_DENY;
        return action !== constants.SQLITE_FUNCTION || argument === 'count'
          ? constants.SQLITE_OK
          : constants.SQLITE_DENY;
      });
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Another program has the file open, or left it without closing: what it wrote last lies in the -wal beside it. */
function hasUnmergedChanges(path: string): boolean {
  try {
    return statSync(`${path}-wal`).size > 0;
  } catch {
    return false;
  }
}

const READING: ReadonlySet<number> = new Set([
  constants.SQLITE_SELECT,
  constants.SQLITE_READ,
  constants.SQLITE_PRAGMA,
  constants.SQLITE_FUNCTION,
]);

/** Runs `work` on a foreign file; what SQLite finds broken is the file's problem, not a bug. */
export function safely<T>(path: string, work: () => T): T {
  try {
    return problemsOf(path, work);
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'project-damaged')
      throw damaged(path, error.problem.detail);
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_SQLITE')) {
      throw damaged(path, error.message);
    }
    throw error;
  }
}

const damaged = (path: string, detail: string): AppError =>
  new AppError({ code: 'geopackage-damaged', file: basename(path), detail });

/** What gpkg_contents lists and sqlite_master knows as a plain table. */
export function layersIn(db: Database): GeoPackageLayer[] {
  const read = (sql: string): SqlValue[][] => arrays(db.prepare(sql)).all() as SqlValue[][];
  const master = read('SELECT type, name, sql FROM sqlite_master');
  const tables = new Set(master.filter(([type, , sql]) => type === 'table' && !isVirtual(sql)).map(([, name]) => name));
  if (!tables.has('gpkg_contents')) return [];
  const geometries = new Map<SqlValue | undefined, SqlValue[]>();
  if (tables.has('gpkg_geometry_columns')) {
    const sql = 'SELECT table_name, column_name, geometry_type_name, srs_id FROM gpkg_geometry_columns';
    for (const row of read(sql)) geometries.set(row[0], row);
  }
  const layers: GeoPackageLayer[] = [];
  for (const [name, kind, identifier] of read('SELECT table_name, data_type, identifier FROM gpkg_contents')) {
    if (typeof name !== 'string' || !tables.has(name) || (kind !== 'features' && kind !== 'attributes')) continue;
    // Older GDAL puts an empty table of this name into a package without shapes.
    if (/^(sqlite|gpkg|rtree|cg)_|^ogr_empty_table$/i.test(name)) continue;
    const geometry = kind === 'features' ? geometries.get(name) : undefined;
    layers.push(layerOf(db, name, String(identifier ?? name), geometry));
  }
  return layers.sort((a, b) => Number(b.geometryColumn !== null) - Number(a.geometryColumn !== null));
}

function layerOf(db: Database, name: string, title: string, geometry: SqlValue[] | undefined): GeoPackageLayer {
  const all = db.prepare(`PRAGMA table_xinfo(${quoted(name)})`).all();
  const plain = all.filter(({ hidden }) => hidden === 0);
  const named = (wanted: SqlValue | undefined): string | null =>
    plain.find((column) => String(column.name).toLowerCase() === String(wanted ?? '').toLowerCase())?.name ?? null;
  const geometryColumn = named(geometry?.[1]);
  const keys = plain.filter(({ pk }) => pk > 0);
  const keyColumn: string | null = keys.length === 1 && /^integer$/i.test(keys[0].type) ? keys[0].name : null;
  const columns: Field[] = [];
  for (const { name: column, type: declared } of plain) {
    const type = fieldTypeOf(String(declared));
    const isKey = column === keyColumn && /^(fid|ogc_fid)$/i.test(column);
    if (column !== geometryColumn && !isKey && type !== null) columns.push({ name: column, type });
  }
  return {
    name,
    title,
    rows: Number(scalar(db, `SELECT count(*) FROM ${quoted(name)}`)),
    geometryColumn,
    geometryTypeName: geometryColumn === null ? null : String(geometry?.[2] ?? 'GEOMETRY').toUpperCase(),
    srsId: geometryColumn === null ? null : Number(geometry?.[3] ?? -1),
    keyColumn,
    columns,
  };
}

/** GeoPackage column types (OGC 12-128r18, table 1); null for bytes, which no analysis reads. */
function fieldTypeOf(declared: string): FieldType | null {
  const type = declared.toUpperCase();
  if (type === 'BOOLEAN') return 'boolean';
  if (/^(TINYINT|SMALLINT|MEDIUMINT|INT|INTEGER|BIGINT)\b/.test(type)) return 'integer';
  if (/^(FLOAT|DOUBLE|REAL|NUMERIC|DECIMAL)\b/.test(type)) return 'real';
  if (type === 'DATE') return 'date';
  return /^BLOB\b/.test(type) ? null : 'text';
}

const isVirtual = (sql: SqlValue | undefined): boolean => /^\s*create\s+virtual\s/i.test(String(sql ?? ''));
