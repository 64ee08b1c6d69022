import { open } from 'node:fs/promises';
import { DatabaseSync } from '@photostructure/sqlite';
import { isGeographic } from '../../../analysis/core/crs.ts';
import { crsWords } from '../../../analysis/core/crs-words.ts';
import type { Crs, FeatureTable } from '../../../analysis/core/features.ts';
import { quietRun, type Run } from '../../../analysis/core/run.ts';
import { esriWktOf } from '../../../analysis/vector/shapefile/write-wkt.ts';
import { type StoredField, storedFields } from '../project/columns.ts';
import { type Database, problemsOf, quoted, scalar } from '../project/connection.ts';
import { geometryKind } from '../project/geometry-kind.ts';
import { createGeoPackageTables, GEOMETRY_COLUMN, listInContents } from '../project/geopackage-tables.ts';
import { insertRows } from '../project/insert-rows.ts';
import { KEY_COLUMN } from '../project/rtree.ts';
import { createPackedRtree } from './packed-rtree.ts';

/** A field whose name another one has but for capitals, or the format keeps for itself. */
export interface RenamedField {
  readonly from: string;
  readonly to: string;
}

/**
 * Writes a table as a new GeoPackage in its own coordinate system, with a spatial index; keys are 1, 2, 3 … in row order. The
 * file has no journal while it is made, so `path` must be a name that nobody opens before this returns; then all of it is on
 * disk. The time of change that the format wants is a fixed one: the same table gives the same bytes.
 *
 * @returns the fields that are called differently in the file
 */
export async function writeGeoPackage(
  path: string,
  table: FeatureTable,
  run: Run = quietRun,
): Promise<readonly RenamedField[]> {
  const fields = storedFields(table);
  const db = problemsOf(path, () => new DatabaseSync(path, { defensive: false }));
  try {
    db.exec('PRAGMA page_size=4096; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF');
    db.exec('PRAGMA cache_size=-64000; BEGIN');
    problemsOf(path, () => createGeoPackageTables(db));
    await writeTable(db, path, table, fields, run);
    problemsOf(path, () => db.exec('COMMIT'));
  } finally {
    db.close();
  }
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
  return fields.flatMap(({ name, column }) => (name === column ? [] : { from: name, to: column }));
}

async function writeTable(
  db: Database,
  path: string,
  table: FeatureTable,
  fields: readonly StoredField[],
  run: Run,
): Promise<void> {
  const name = tableName(table.name);
  const kind = geometryKind(table.rows.map(({ geometry }) => geometry));
  const geometryColumn = kind.geometryTypeName === null ? [] : [`${quoted(GEOMETRY_COLUMN)} ${kind.geometryTypeName}`];
  const columns = [
    `${quoted(KEY_COLUMN)} INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL`,
    ...geometryColumn,
    ...fields.map(({ column, sqlType }) => `${quoted(column)} ${sqlType}`),
  ];
  problemsOf(path, () => db.exec(`CREATE TABLE ${quoted(name)} (${columns.join(', ')})`));
  const geometries = table.rows.map(({ geometry }) => geometry);
  const rows = { rows: table.rows, geometries, fields, kind, srsId: srsIdOf(table.crs) };
  const steps = insertRows(db, name, rows);
  let step = problemsOf(path, () => steps.next());
  for (; !step.done; step = problemsOf(path, () => steps.next())) {
    await run.breathe();
    run.progress(step.value / table.rows.length);
  }
  const inserted = step.value;
  const srsId = kind.geometryTypeName === null ? 4326 : listSystem(db, table.crs);
  problemsOf(path, () => {
    listInContents(db, {
      table: name,
      identifier: table.name,
      description: '',
      lastChange: new Date(0).toISOString(),
      extent: inserted.extent,
      geometry: kind.geometryTypeName === null ? null : { typeName: kind.geometryTypeName, hasZ: inserted.hasZ, srsId },
    });
    if (kind.geometryTypeName !== null) createPackedRtree(db, name, inserted.index);
  });
}

/** A system without an EPSG number is one of the two undefined ones of the format: -1 in metres, 0 in degrees. */
const srsIdOf = (crs: Crs): number => (crs.startsWith('EPSG:') ? Number(crs.slice(5)) : isGeographic(crs) ? 0 : -1);

/** Puts the system of the table into gpkg_spatial_ref_sys unless it is there. */
function listSystem(db: Database, crs: Crs): number {
  const id = srsIdOf(crs);
  if (scalar(db, 'SELECT 1 FROM gpkg_spatial_ref_sys WHERE srs_id = ?', id) === undefined) {
    const definition = esriWktOf(crs) ?? 'undefined';
    const name = crsWords(crs).en;
    db.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, 'EPSG', ?, ?, ?)").run(
      ...[name, id, id, definition, name],
    );
  }
  return id;
}

/** The layer's name as a table; names that the format or SQLite keeps for itself, or that we do, get a word before them. */
function tableName(layer: string): string {
  const name = layer.replaceAll('\0', '').trim() || 'layer';
  return /^(sqlite|gpkg|rtree|cg)_/i.test(name) ? `layer_${name}` : name;
}
