import type { Words } from '../../../analysis/core/words.ts';
import { applyChange, type Change, type ChangePlace, changeSchema } from './changes.ts';
import { type Database, quoted } from './connection.ts';
import { rtreeName } from './rtree.ts';

/** So many steps can be taken back; what older ones removed is deleted for good when the project closes. */
export const STEPS_KEPT = 500;

/** Applies a change and notes it, so that it can be taken back, also after a restart. Steps that were undone are forgotten. */
export function doAndNote(place: ChangePlace, change: Change, label: Words): void {
  note(place, label, { redo: change, undo: applyChange(place, change) });
}

/** Notes a change that has just been made. */
export function note({ db, at }: ChangePlace, label: Words, { redo, undo }: { redo: Change; undo: Change }): void {
  db.exec('DELETE FROM cg_undo WHERE is_done = 0');
  db.prepare('INSERT INTO cg_undo (is_done, at, label_zh, label_en, redo, undo) VALUES (1, ?, ?, ?, ?, ?)').run(
    ...[at, label.zh, label.en, JSON.stringify(redo), JSON.stringify(undo)],
  );
  db.prepare('DELETE FROM cg_undo WHERE id <= (SELECT max(id) FROM cg_undo) - ?').run(STEPS_KEPT);
}

/** Takes the last step back; false when there is none. */
export const undoStep = (place: ChangePlace): boolean => step(place, 'undo');

/** Does the last undone step again; false when there is none. */
export const redoStep = (place: ChangePlace): boolean => step(place, 'redo');

export const nextUndo = (db: Database): Words | null => labelOf(nextStep(db, 'undo'));
export const nextRedo = (db: Database): Words | null => labelOf(nextStep(db, 'redo'));

/**
 * Deletes the tables of layers and the runs that are out of sight and that no step can bring back. Review events stay.
 * Runs inside the caller's transaction.
 */
export function deleteUnreachable(db: Database): void {
  const [layers, runs, tables] = [new Set<number>(), new Set<number>(), new Set<string>()];
  for (const { redo, undo } of db.prepare('SELECT redo, undo FROM cg_undo').all()) {
    for (const change of [redo, undo].map((text) => changeSchema.parse(JSON.parse(text)))) {
      if (change.do === 'presence') for (const run of change.runs) runs.add(run);
      if (change.do === 'presence') for (const layer of change.layers) layers.add(layer);
      if (change.do === 'update' || change.do === 'relink' || change.do === 'rows') layers.add(change.layer);
      if (change.do === 'rows') tables.add(change.table);
    }
  }
  for (const { id, table_name: table } of db
    .prepare('SELECT id, table_name FROM cg_layers WHERE is_present = 0')
    .all()) {
    if (layers.has(id)) continue;
    db.prepare('DELETE FROM cg_layers WHERE id = ?').run(id);
    if (table !== null) dropTable(db, table);
  }
  for (const { table_name: table } of db.prepare('SELECT table_name FROM cg_earlier_tables').all()) {
    if (tables.has(table)) continue;
    db.prepare('DELETE FROM cg_earlier_tables WHERE table_name = ?').run(table);
    dropTable(db, table);
  }
  for (const { id } of db.prepare('SELECT id FROM cg_runs WHERE is_present = 0').all()) {
    const hasLayers = db.prepare('SELECT 1 FROM cg_layers WHERE run_id = ?').get(id) !== undefined;
    if (!runs.has(id) && !hasLayers) db.prepare('DELETE FROM cg_runs WHERE id = ?').run(id);
  }
}

function dropTable(db: Database, table: string): void {
  db.exec(`DROP TABLE IF EXISTS ${quoted(table)}; DROP TABLE IF EXISTS ${quoted(rtreeName(table))}`);
}

type Direction = 'undo' | 'redo';

function step(place: ChangePlace, direction: Direction): boolean {
  const { db } = place;
  const next = nextStep(db, direction);
  if (next === undefined) return false;
  const change = changeSchema.parse(JSON.parse(next[direction]));
  const inverse = applyChange({ ...place, origin: direction }, change);
  const other = direction === 'undo' ? 'redo' : 'undo';
  db.prepare(`UPDATE cg_undo SET is_done = ?, ${other} = ? WHERE id = ?`).run(
    ...[direction === 'undo' ? 0 : 1, JSON.stringify(inverse), next.id],
  );
  return true;
}

interface Step {
  readonly id: number;
  readonly label_zh: string;
  readonly label_en: string;
  readonly redo: string;
  readonly undo: string;
}

function nextStep(db: Database, direction: Direction): Step | undefined {
  const which = direction === 'undo' ? 'is_done = 1 ORDER BY id DESC' : 'is_done = 0 ORDER BY id';
  return db.prepare(`SELECT id, label_zh, label_en, redo, undo FROM cg_undo WHERE ${which} LIMIT 1`).get();
}

const labelOf = (found: Step | undefined): Words | null => (found ? { zh: found.label_zh, en: found.label_en } : null);
