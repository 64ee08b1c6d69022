import { createHash } from 'node:crypto';
import type { Geometry } from 'geojson';
import { transformBetween } from '../../../analysis/core/crs.ts';
import type { CellValue, FeatureRow, FeatureTable } from '../../../analysis/core/features.ts';
import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import { BadGpkgGeometry, readGpkgGeometry } from '../../../analysis/vector/gpkg-geometry.ts';
import { fromSql, type StoredField, storedFields } from './columns.ts';
import { arrays, type Database, quoted, type SqlValue } from './connection.ts';
import { type GeometryKind, geometryKind, movedGeometry, singled } from './geometry-kind.ts';
import { GEOMETRY_COLUMN } from './geopackage-tables.ts';
import { insertRows, type KeyedBoxes } from './insert-rows.ts';
import { createRtree, KEY_COLUMN } from './rtree.ts';

/** How the rows of a layer are kept: enough to read them back as they were. */
export interface StoredTable extends GeometryKind {
  readonly rows: number;
  readonly fields: readonly StoredField[];
  readonly extent: Extent | null;
  readonly hasZ: boolean;
}

/**
 * Writes a table as a new feature table in EPSG:4326 with its spatial index; keys are 1, 2, 3 … in row order. A table
 * without any geometry becomes an attribute table.
 */
export function createFeatureTable(db: Database, tableName: string, table: FeatureTable): StoredTable {
  const fields = storedFields(table);
  const geometries = inDegrees(table);
  const kind = geometryKind(geometries);
  const hasGeometry = kind.geometryTypeName !== null;
  const columns = fields.map(({ column, sqlType }) => `${quoted(column)} ${sqlType}`);
  const geometryColumn = hasGeometry ? [`${quoted(GEOMETRY_COLUMN)} ${kind.geometryTypeName}`] : [];
  const key = `${quoted(KEY_COLUMN)} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`;
  db.exec(`CREATE TABLE ${quoted(tableName)} (${[key, ...geometryColumn, ...columns].join(', ')})`);

  const steps = insertRows(db, tableName, { rows: table.rows, geometries, fields, kind, srsId: 4326 });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const inserted = step.value;
  if (hasGeometry) createRtree(db, tableName, extentsOf(inserted.index));
  return { ...kind, rows: table.rows.length, fields, extent: inserted.extent, hasZ: inserted.hasZ };
}

function* extentsOf({ keys, boxes }: KeyedBoxes): Generator<readonly [key: number, extent: Extent]> {
  for (const [index, key] of keys.entries()) {
    const [west, east, south, north] = boxes.subarray(index * 4, index * 4 + 4);
    yield [key, [west!, south!, east!, north!]];
  }
}

/** Reads the rows back, in key order. A geometry that another program damaged is read as none. */
export function readFeatureTable(db: Database, tableName: string, name: string, stored: StoredTable): FeatureTable {
  const rows: FeatureRow[] = [];
  for (const { geometry, values } of storedRows(db, tableName, stored)) rows.push({ geometry, values });
  return {
    name,
    crs: 'EPSG:4326',
    fields: stored.fields.map((field) => ({ name: field.name, type: field.type })),
    rows,
  };
}

/** The rows as the text of a GeoJSON FeatureCollection; the id of a feature is its key. */
export function readGeoJsonText(db: Database, tableName: string, stored: StoredTable): string {
  const names = stored.fields.map(({ name }) => `${JSON.stringify(name)}:`);
  const features: string[] = [];
  for (const { key, geometry, values } of storedRows(db, tableName, stored)) {
    const properties = values.map((value, index) => names[index] + JSON.stringify(value)).join(',');
    features.push(`{"type":"Feature","id":${key},"geometry":${JSON.stringify(geometry)},"properties":{${properties}}}`);
  }
  return `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
}

export interface StoredRow {
  readonly key: number;
  readonly geometry: Geometry | null;
  readonly values: readonly CellValue[];
}

/** Every row of a feature table in key order, or the one row with a given key. */
export function* storedRows(
  db: Database,
  tableName: string,
  stored: StoredTable,
  onlyKey?: number,
): Generator<StoredRow> {
  const hasGeometry = stored.geometryTypeName !== null;
  const columns = [KEY_COLUMN, ...(hasGeometry ? [GEOMETRY_COLUMN] : []), ...stored.fields.map(({ column }) => column)];
  const select = `SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(tableName)}`;
  const key = quoted(KEY_COLUMN);
  const only = onlyKey === undefined ? [] : [onlyKey];
  const statement = arrays(db.prepare(`${select} ${only.length > 0 ? `WHERE ${key} = ?` : `ORDER BY ${key}`}`));
  const first = hasGeometry ? 2 : 1;
  for (const row of rowsWithBigNumbers(statement, only)) {
    const values = stored.fields.map((field, index) => fromSql(row[first + index], field.type));
    const geometry = hasGeometry ? decoded(row[1], stored.isPromoted) : null;
    yield { key: Number(row[0]), geometry, values };
  }
}

/** All rows; read again with BigInts when a whole number beyond 2^53 turns up, which is rare and slower. */
function rowsWithBigNumbers(statement: ReturnType<Database['prepare']>, values: readonly SqlValue[]): SqlValue[][] {
  try {
    return statement.all(...values) as SqlValue[][];
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('too large')) throw error;
    statement.setReadBigInts(true);
    return statement.all(...values) as SqlValue[][];
  }
}

function decoded(blob: SqlValue | undefined, isPromoted: boolean): Geometry | null {
  if (!(blob instanceof Uint8Array)) return null;
  try {
    const { geometry } = readGpkgGeometry(blob);
    return geometry && isPromoted ? singled(geometry) : geometry;
  } catch (error) {
    if (error instanceof BadGpkgGeometry) return null;
    throw error;
  }
}

/** SHA-256 of fields, values and geometries in row order, for a layer that came from no file. */
export function hashOfRows(table: FeatureTable): string {
  const hash = createHash('sha256').update(JSON.stringify([table.crs, table.fields]));
  for (const { geometry, values } of table.rows) hash.update(JSON.stringify([geometry, values]));
  return hash.digest('hex');
}

function inDegrees(table: FeatureTable): (Geometry | null)[] {
  const transform = transformBetween(table.crs, 'EPSG:4326');
  const isGeographic = table.crs === 'EPSG:4326' || table.crs === 'EPSG:4490';
  return table.rows.map(({ geometry }) => (geometry && !isGeographic ? movedGeometry(geometry, transform) : geometry));
}
