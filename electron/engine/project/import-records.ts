import type { CellValue } from '../../../analysis/core/features.ts';
import type { Problem } from '../../../analysis/core/problems.ts';
import type { LayerInfo } from '../../contract/model.ts';
import type { AsideRecord, LayerOrigin } from './api.ts';
import type { Database } from './connection.ts';

/** Keeps what an import said of a layer; goes with the layer when that is deleted for good. */
export function insertOrigin(db: Database, layer: number, origin: LayerOrigin): void {
  db.prepare('INSERT INTO cg_imports VALUES (?, ?, ?, ?)').run(
    layer,
    origin.encoding,
    JSON.stringify(origin.asideFields),
    JSON.stringify(origin.report ?? null),
  );
  const insert = db.prepare('INSERT INTO cg_aside_rows (layer_id, row, problem, cells) VALUES (?, ?, ?, ?)');
  for (const { row, problem, values } of origin.aside) {
    insert.run(layer, row, JSON.stringify(problem), JSON.stringify(values));
  }
}

/** What was kept of a layer's import; null where nothing was. */
export function originOf(db: Database, layer: number, info: LayerInfo): LayerOrigin | null {
  const kept = db.prepare('SELECT encoding, fields, report FROM cg_imports WHERE id = ?').get(layer);
  if (kept === undefined) return null;
  const rows = db.prepare('SELECT row, problem, cells FROM cg_aside_rows WHERE layer_id = ? ORDER BY id').all(layer);
  return {
    fileName: info.fileName ?? '',
    encoding: kept.encoding === null ? null : String(kept.encoding),
    remarks: info.remarks,
    report: JSON.parse(String(kept.report)) as unknown,
    asideFields: JSON.parse(String(kept.fields)) as string[],
    aside: rows.map(
      ({ row, problem, cells }): AsideRecord => ({
        row: Number(row),
        problem: JSON.parse(String(problem)) as Problem,
        values: JSON.parse(String(cells)) as CellValue[],
      }),
    ),
  };
}
