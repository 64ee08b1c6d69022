import { AppError } from '../../../analysis/core/problems.ts';
import type { RunInfo } from '../../contract/model.ts';
import type { NewRun } from './api.ts';
import { layerIdOf, numberOf, runIdOf } from './catalogue.ts';
import { type Database, scalar } from './connection.ts';

/** Writes the record of a run and its inputs; returns its number. */
export function insertRun(db: Database, run: NewRun): number {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO cg_runs (is_present, analysis, started_at, duration_s, status, params, software_version, seed, summary_zh, summary_en, result)
      VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      run.analysis,
      run.startedAt,
      run.durationS,
      run.status,
      JSON.stringify(run.params),
      run.softwareVersion,
      run.seed,
      run.summary.zh,
      run.summary.en,
      JSON.stringify(run.result ?? null),
    );
  const number = Number(lastInsertRowid);
  const insert = db.prepare('INSERT INTO cg_run_inputs (run_id, layer_id, name, sha256) VALUES (?, ?, ?, ?)');
  for (const { layerId, name, sha256 } of run.inputs) insert.run(number, layerId, name, sha256);
  return number;
}

/** The runs that were not undone, oldest first. */
export function presentRuns(db: Database): RunInfo[] {
  return db
    .prepare('SELECT * FROM cg_runs WHERE is_present = 1 ORDER BY id')
    .all()
    .map((row) => runFrom(db, row));
}

/** @throws AppError project-no-run */
export function presentRun(db: Database, runId: string): RunInfo {
  const row = db.prepare('SELECT * FROM cg_runs WHERE is_present = 1 AND id = ?').get(numberOf(runId, 'run') ?? -1);
  if (row === undefined) throw new AppError({ code: 'project-no-run', runId });
  return runFrom(db, row);
}

/** @throws AppError project-no-run */
export function resultOf(db: Database, runId: string): unknown {
  presentRun(db, runId);
  return JSON.parse(String(scalar(db, 'SELECT result FROM cg_runs WHERE id = ?', numberOf(runId, 'run'))));
}

function runFrom(db: Database, row: Record<string, unknown>): RunInfo {
  const number = Number(row.id);
  const inputs = db
    .prepare('SELECT layer_id, name, sha256 FROM cg_run_inputs WHERE run_id = ? ORDER BY id')
    .all(number);
  const outputs = db.prepare('SELECT id FROM cg_layers WHERE run_id = ? AND is_present = 1 ORDER BY id').all(number);
  return {
    id: runIdOf(number),
    analysis: row.analysis as RunInfo['analysis'],
    startedAt: String(row.started_at),
    durationS: Number(row.duration_s),
    status: row.status as RunInfo['status'],
    params: JSON.parse(String(row.params)) as RunInfo['params'],
    inputs: inputs.map((input) => ({
      layerId: String(input.layer_id),
      name: String(input.name),
      sha256: String(input.sha256),
    })),
    outputLayerIds: outputs.map(({ id }) => layerIdOf(Number(id))),
    softwareVersion: String(row.software_version),
    seed: Number(row.seed),
    summary: { zh: String(row.summary_zh), en: String(row.summary_en) },
  };
}
