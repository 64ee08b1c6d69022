import type { FieldType } from '../../../analysis/core/features.ts';
import { type Extent, extentOf, unionExtent } from '../../../analysis/vector/geometry-extent.ts';
import { type CatalogueEntry, presentEntries, type VectorDetail } from './catalogue.ts';
import { noteListing, writeDetail } from './changes.ts';
import type { StoredField } from './columns.ts';
import { type Database, quoted, scalar } from './connection.ts';
import { hashOfRows, readFeatureTable } from './feature-table.ts';
import { geometryKind } from './geometry-kind.ts';
import { GEOMETRY_COLUMN } from './geopackage-tables.ts';
import { KEY_COLUMN } from './rtree.ts';

/**
 * Takes over what another program changed while the project was closed: rows, columns and extents of layers whose
 * `last_change` is not the one we wrote, and layers whose table it deleted. Inside the caller's transaction.
 *
 * @returns the ids of the layers that changed
 */
export function adoptEdits(db: Database, path: string, at: string): string[] {
  const adopted: string[] = [];
  for (const entry of presentEntries(db, path)) {
    if (entry.detail.kind !== 'vector' || entry.tableName === null) continue;
    const exists = scalar(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?", entry.tableName);
    const listing = scalar(db, 'SELECT last_change FROM gpkg_contents WHERE table_name = ?', entry.tableName);
    if (exists === undefined || listing === undefined) forget(db, entry);
    else if (listing === scalar(db, 'SELECT listed_at FROM cg_layers WHERE id = ?', entry.number)) continue;
    else adopt(db, entry, entry.tableName, entry.detail, String(listing));
    adopted.push(entry.info.id);
  }
  if (adopted.length > 0) db.prepare('UPDATE cg_meta SET saved_at = ? WHERE id = 1').run(at);
  return adopted;
}

/** The table is gone: the layer leaves the catalogue and cannot come back. */
function forget(db: Database, entry: CatalogueEntry): void {
  db.prepare('UPDATE cg_layers SET is_present = 0, table_name = NULL WHERE id = ?').run(entry.number);
}

function adopt(db: Database, entry: CatalogueEntry, tableName: string, detail: VectorDetail, listing: string): void {
  const fields = fieldsNow(db, tableName, detail.fields);
  const table = readFeatureTable(db, tableName, entry.info.name, { ...detail, fields, extent: null });
  const geometries = table.rows.map(({ geometry }) => geometry);
  const extent = geometries.reduce<Extent | null>((box, one) => unionExtent(box, one && extentOf(one)), null);
  const { geometryType } = geometryKind(geometries);
  writeDetail(db, entry.number, { ...detail, fields, rows: table.rows.length, geometryType });
  db.prepare(`
    UPDATE cg_layers SET revision = revision + 1, sha256 = ?, west = ?, south = ?, east = ?, north = ? WHERE id = ?`).run(
    hashOfRows(table),
    ...(extent ?? [null, null, null, null]),
    entry.number,
  );
  noteListing(db, entry.number, listing);
}

/** Our fields that still have their column, then the columns that were added. */
function fieldsNow(db: Database, tableName: string, fields: readonly StoredField[]): StoredField[] {
  const columns = db.prepare(`PRAGMA table_xinfo(${quoted(tableName)})`).all();
  const names = new Set(columns.map(({ name }) => String(name)));
  const kept = fields.filter(({ column }) => names.has(column));
  const known = new Set([KEY_COLUMN, GEOMETRY_COLUMN, ...kept.map(({ column }) => column)]);
  for (const { name, type } of columns) {
    const sqlType = String(type).toUpperCase();
    const fieldType = typeOf(sqlType);
    if (known.has(name) || fieldType === null) continue;
    kept.push({ name, type: fieldType, column: name, sqlType: 'TEXT' });
  }
  return kept;
}

function typeOf(sqlType: string): FieldType | null {
  if (sqlType === 'BOOLEAN') return 'boolean';
  if (/INT/.test(sqlType)) return 'integer';
  if (/^(FLOAT|DOUBLE|REAL)/.test(sqlType)) return 'real';
  if (/^BLOB/.test(sqlType)) return null;
  return sqlType === 'DATE' ? 'date' : 'text';
}
