import { type Database, scalar } from './connection.ts';

/** A step from one version of our tables to the next. Released steps never change; new ones are added at the end. */
export interface Migration {
  readonly version: number;
  readonly what: string;
  readonly sql: string;
}

/**
 * Our own tables. Every one has an integer key and only GeoPackage column types, so that it can be listed as “attributes”.
 * Times are UTC, ISO 8601 with milliseconds; JSON is TEXT.
 */
const VERSION_1 = `
CREATE TABLE cg_meta (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  project_id TEXT NOT NULL,
  name TEXT NOT NULL,
  is_sample BOOLEAN NOT NULL,
  schema_version INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  saved_at TEXT NOT NULL,
  software_version TEXT NOT NULL,
  review_count INTEGER NOT NULL,
  review_head TEXT NOT NULL
);
CREATE TABLE cg_migrations (
  id INTEGER PRIMARY KEY,
  what TEXT NOT NULL,
  applied_at TEXT NOT NULL,
  software_version TEXT NOT NULL
);
CREATE TABLE cg_runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  is_present BOOLEAN NOT NULL,
  analysis TEXT NOT NULL,
  started_at TEXT NOT NULL,
  duration_s REAL NOT NULL,
  status TEXT NOT NULL,
  params TEXT NOT NULL,
  software_version TEXT NOT NULL,
  seed INTEGER NOT NULL,
  summary_zh TEXT NOT NULL,
  summary_en TEXT NOT NULL,
  result TEXT NOT NULL
);
CREATE TABLE cg_run_inputs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id INTEGER NOT NULL REFERENCES cg_runs(id) ON DELETE CASCADE,
  layer_id TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL
);
CREATE INDEX cg_run_inputs_run ON cg_run_inputs(run_id);
CREATE TABLE cg_layers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  is_present BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  table_name TEXT UNIQUE,
  listed_at TEXT,
  run_id INTEGER REFERENCES cg_runs(id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  visible BOOLEAN NOT NULL,
  opacity REAL NOT NULL,
  draw_order REAL NOT NULL,
  source TEXT NOT NULL,
  data_date TEXT,
  classification TEXT NOT NULL,
  crs_note_zh TEXT NOT NULL,
  crs_note_en TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  kept_aside INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  west REAL,
  south REAL,
  east REAL,
  north REAL,
  detail TEXT NOT NULL
);
CREATE TABLE cg_candidates (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  candidate_id TEXT NOT NULL UNIQUE,
  layer_id INTEGER NOT NULL REFERENCES cg_layers(id) ON DELETE CASCADE,
  feature_id INTEGER NOT NULL,
  first_status TEXT
);
CREATE INDEX cg_candidates_layer ON cg_candidates(layer_id);
CREATE TABLE cg_review_events (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL
);
CREATE INDEX cg_review_events_subject ON cg_review_events(subject, kind, seq);
CREATE TRIGGER cg_review_events_no_update BEFORE UPDATE ON cg_review_events BEGIN
  SELECT RAISE(ABORT, 'review events are append-only');
END;
CREATE TRIGGER cg_review_events_no_delete BEFORE DELETE ON cg_review_events BEGIN
  SELECT RAISE(ABORT, 'review events are append-only');
END;
CREATE TABLE cg_undo (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  is_done BOOLEAN NOT NULL,
  at TEXT NOT NULL,
  label_zh TEXT NOT NULL,
  label_en TEXT NOT NULL,
  redo TEXT NOT NULL,
  undo TEXT NOT NULL
);`;

/** What an import said: licence, file, quality report, and the rows kept aside; tables whose rows were replaced by a repair. */
const VERSION_2 = `
ALTER TABLE cg_layers ADD COLUMN licence TEXT NOT NULL DEFAULT '';
ALTER TABLE cg_layers ADD COLUMN file_name TEXT;
ALTER TABLE cg_layers ADD COLUMN remarks INTEGER NOT NULL DEFAULT 0;
CREATE TABLE cg_imports (
  id INTEGER PRIMARY KEY REFERENCES cg_layers(id) ON DELETE CASCADE,
  encoding TEXT,
  fields TEXT NOT NULL,
  report TEXT NOT NULL
);
CREATE TABLE cg_aside_rows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  layer_id INTEGER NOT NULL REFERENCES cg_layers(id) ON DELETE CASCADE,
  row INTEGER NOT NULL,
  problem TEXT NOT NULL,
  cells TEXT NOT NULL
);
CREATE INDEX cg_aside_rows_layer ON cg_aside_rows(layer_id);
CREATE TABLE cg_earlier_tables (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  table_name TEXT NOT NULL UNIQUE
);`;

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, what: 'catalogue, runs, candidates, review events, undo log', sql: VERSION_1 },
  { version: 2, what: 'licence, import records, rows kept aside, repaired tables', sql: VERSION_2 },
];

export const CURRENT_VERSION = MIGRATIONS.at(-1)!.version;

/** The version of our tables in a file, or null when it holds none. */
export function schemaVersion(db: Database): number | null {
  const hasMeta = scalar(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'cg_meta'") !== undefined;
  const version = hasMeta ? scalar(db, 'SELECT schema_version FROM cg_meta WHERE id = 1') : undefined;
  return typeof version === 'number' && Number.isInteger(version) && version >= 1 ? version : null;
}

/**
 * Brings the tables from `from` (0: none yet) to the newest version, inside the caller's transaction, and lists each of our
 * tables in gpkg_contents.
 */
export function migrate(
  db: Database,
  from: number,
  by: { readonly softwareVersion: string; readonly at: string },
  migrations: readonly Migration[] = MIGRATIONS,
): void {
  const due = migrations.filter(({ version }) => version > from);
  for (const { version, what, sql } of due) {
    db.exec(sql);
    db.prepare('INSERT INTO cg_migrations VALUES (?, ?, ?, ?)').run(version, what, by.at, by.softwareVersion);
    db.prepare('UPDATE cg_meta SET schema_version = ? WHERE id = 1').run(version);
  }
  db.prepare(`
    INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
    SELECT name, 'attributes', name, 'ClearGround 净图', ? FROM sqlite_master
    WHERE type = 'table' AND name GLOB 'cg_*' AND name NOT IN (SELECT table_name FROM gpkg_contents)`).run(by.at);
}
