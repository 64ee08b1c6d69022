import { open } from 'node:fs/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { isGeographic } from '../../../analysis/core/crs.ts';
import { crsWords } from '../../../analysis/core/crs-words.ts';
import type { Crs, FeatureTable } from '../../../analysis/core/features.ts';
import { quietRun, type Run } from '../../../analysis/core/run.ts';
import { GpkgGeometryWriter, hasZ } from '../../../analysis/vector/gpkg-geometry-write.ts';
import { esriWktOf } from '../../../analysis/vector/shapefile/write-wkt.ts';
import { type StoredField, storedFields, toSql } from '../project/columns.ts';
import { type Database, problemsOf, quoted, type SqlValue, scalar } from '../project/connection.ts';
import { type GeometryKind, geometryKind } from '../project/geometry-kind.ts';
import { createGeoPackageTables, GEOMETRY_COLUMN, listInContents } from '../project/geopackage-tables.ts';
import { KEY_COLUMN } from '../project/rtree.ts';
import { createPackedRtree, type KeyedBoxes } from './packed-rtree.ts';

/**
 * Writes a table as a new GeoPackage in its own coordinate system, with a spatial index; keys are 1, 2, 3 … in row order. The
 * file has no journal while it is made, so `path` must be a name that nobody opens before this returns; then all of it is on
 * disk. The time of change that the format wants is a fixed one: the same table gives the same bytes.
 */
export async function writeGeoPackage(path: string, table: FeatureTable, run: Run = quietRun): Promise<void> {
  const db = problemsOf(path, () => new DatabaseSync(path, { defensive: false }));
  try {
    db.exec('PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF');
    db.exec('PRAGMA cache_size=-64000; BEGIN');
    problemsOf(path, () => createGeoPackageTables(db));
    await writeTable(db, path, table, run);
    problemsOf(path, () => db.exec('COMMIT'));
  } finally {
    db.close();
  }
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
}

async function writeTable(db: Database, path: string, table: FeatureTable, run: Run): Promise<void> {
  const name = tableName(table.name);
  const fields = storedFields(table);
  const kind = geometryKind(table.rows.map(({ geometry }) => geometry));
  const geometryColumn = kind.geometryTypeName === null ? [] : [`${quoted(GEOMETRY_COLUMN)} ${kind.geometryTypeName}`];
  const columns = [
    `${quoted(KEY_COLUMN)} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`,
    ...geometryColumn,
    ...fields.map(({ column, sqlType }) => `${quoted(column)} ${sqlType}`),
  ];
  problemsOf(path, () => db.exec(`CREATE TABLE ${quoted(name)} (${columns.join(', ')})`));
  const inserted = await insertRows(db, path, { name, table, fields, kind, columns: columns.length }, run);
  const srsId = kind.geometryTypeName === null ? 4326 : listSystem(db, table.crs);
  problemsOf(path, () => {
    listInContents(db, {
      table: name,
      identifier: table.name,
      description: '',
      lastChange: new Date(0).toISOString(),
      extent: inserted.extent,
      geometry: kind.geometryTypeName === null ? null : { typeName: kind.geometryTypeName, hasZ: inserted.anyZ, srsId },
    });
    if (kind.geometryTypeName !== null) createPackedRtree(db, name, inserted.index);
  });
}

interface Insertion {
  readonly name: string;
  readonly table: FeatureTable;
  readonly fields: readonly StoredField[];
  readonly kind: GeometryKind;
  readonly columns: number;
}

interface Inserted {
  readonly index: KeyedBoxes;
  readonly extent: readonly [number, number, number, number] | null;
  readonly anyZ: boolean;
}

/** Rows to a statement: fewer calls, and SQLite takes at most 32,766 values in one. */
const ROWS_AT_ONCE = 32;

async function insertRows(db: Database, path: string, insertion: Insertion, run: Run): Promise<Inserted> {
  const { name, table, fields, kind, columns } = insertion;
  const { rows } = table;
  const row = `(${new Array(columns).fill('?').join(', ')})`;
  const prepared = (count: number) =>
    db.prepare(`INSERT INTO ${quoted(name)} VALUES ${new Array(count).fill(row).join(', ')}`);
  const atOnce = Math.max(1, Math.min(ROWS_AT_ONCE, Math.floor(32_000 / columns)));
  const insert = prepared(atOnce);
  const writer = new GpkgGeometryWriter(srsIdOf(table.crs));
  const keys = new Uint32Array(rows.length);
  const boxes = new Float64Array(rows.length * 4);
  let [placed, anyZ] = [0, false];
  let bound: SqlValue[] = [];
  for (let at = 0; at < rows.length; at++) {
    const { geometry, values } = rows[at]!;
    bound.push(at + 1);
    if (kind.geometryTypeName !== null) {
      bound.push(geometry === null ? null : writer.write(geometry, kind.isPromoted));
      if (geometry !== null && writer.box[0]! <= writer.box[1]!) {
        keys[placed] = at + 1;
        boxes.set(writer.box, placed * 4);
        placed++;
        anyZ ||= hasZ(geometry);
      }
    }
    for (let column = 0; column < fields.length; column++) bound.push(toSql(values[column], fields[column]!));
    if ((at + 1) % atOnce !== 0) continue;
    problemsOf(path, () => insert.run(...bound));
    bound = [];
    if ((at + 1) % (atOnce * 16) !== 0) continue;
    await run.breathe();
    run.progress(at / rows.length);
  }
  if (bound.length > 0) problemsOf(path, () => prepared(bound.length / columns).run(...bound));
  const index = { keys: keys.subarray(0, placed), boxes: boxes.subarray(0, placed * 4) };
  return { index, extent: extentOfBoxes(index.boxes), anyZ };
}

function extentOfBoxes(boxes: Float64Array): readonly [number, number, number, number] | null {
  if (boxes.length === 0) return null;
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < boxes.length; at += 4) {
    west = Math.min(west, boxes[at]!);
    east = Math.max(east, boxes[at + 1]!);
    south = Math.min(south, boxes[at + 2]!);
    north = Math.max(north, boxes[at + 3]!);
  }
  return [west, south, east, north];
}

/** A system without an EPSG number is one of the two undefined ones of the format: -1 in metres, 0 in degrees. */
const srsIdOf = (crs: Crs): number => (crs.startsWith('EPSG:') ? Number(crs.slice(5)) : isGeographic(crs) ? 0 : -1);

/** Puts the system of the table into gpkg_spatial_ref_sys unless it is there. */
function listSystem(db: Database, crs: Crs): number {
  const id = srsIdOf(crs);
  if (scalar(db, 'SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?', id) === undefined) {
    const definition = esriWktOf(crs) ?? 'undefined';
    const description = `${crsWords(crs).en}${isGeographic(crs) ? '' : ', metres'}`;
    db.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, ?)").run(
      ...[crsWords(crs).en, id, id, definition, description],
    );
  }
  return id;
}

/** The layer's name as a table; names that the format or SQLite keeps for itself, or that we do, get a word before them. */
function tableName(layer: string): string {
  const name = layer.replaceAll('\0', '').trim() || 'layer';
  return /^(sqlite|gpkg|rtree|cg)_/i.test(name) ? `layer_${name}` : name;
}
