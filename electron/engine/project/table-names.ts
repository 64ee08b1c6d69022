import type { LayerRole } from '../../contract/model.ts';
import { type Database, scalar } from './connection.ts';

/**
 * The table for a new layer, readable in other programs: `units`, `facilities_2`, and for candidates the date of the later
 * scene and a number, `candidates_2026_05_20_1`. The Chinese layer name goes into gpkg_contents as identifier.
 */
export function freeTableName(db: Database, role: LayerRole, date: string | null): string {
  const base = role === 'other' ? 'layer' : role.replaceAll('-', '_');
  const isDated = role === 'candidates';
  const stem =
    isDated && date !== null && /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${base}_${date.replaceAll('-', '_')}` : base;
  for (let number = 1; ; number++) {
    const name = number === 1 && !isDated ? stem : `${stem}_${number}`;
    if (!isTaken(db, name)) return name;
  }
}

function isTaken(db: Database, name: string): boolean {
  const sql = `SELECT 1 FROM sqlite_master WHERE lower(name) IN (?, 'rtree_' || ? || '_geom')
    UNION SELECT 1 FROM cg_layers WHERE lower(table_name) = ? UNION SELECT 1 FROM cg_earlier_tables WHERE lower(table_name) = ? UNION SELECT 1 FROM gpkg_contents WHERE lower(table_name) = ?`;
  return scalar(db, sql, ...[name, name, name, name, name]) !== undefined;
}
