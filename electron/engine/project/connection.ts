import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { AppError, type Problem } from '../../../analysis/core/problems.ts';
import { registerGeometryFunctions } from './geometry-functions.ts';

export type Database = DatabaseSyncInstance;
export type SqlValue = string | number | bigint | null | Uint8Array;

/** How long another program may hold the file before it counts as locked. */
const BUSY_TIMEOUT_MS = 300;
/** The longest text or geometry that is read from a file: 256 MB. */
const LONGEST_VALUE_BYTES = 256 * 1024 * 1024;

/**
 * Opens a file for reading and leaves nothing behind. The schema of the file is not trusted: functions of ours cannot be
 * called from its triggers, views and defaults, pages are checked as they are read, and the file is not memory-mapped.
 *
 * @param immutable nobody else changes the file: no lock is taken and no -wal or -shm is made beside it
 * @throws AppError project-locked, project-damaged, project-cannot-open
 */
export function openForReading(path: string, immutable = false): Database {
  return problemsOf(path, () => {
    const db = connect(immutable ? `${pathToFileURL(path).href}?immutable=1` : path, true);
    return orClose(db, () => {
      db.exec('PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA query_only=ON');
      return db;
    });
  });
}

/**
 * Opens a file so that no other program can change it from the first read on; nothing is written yet. One connection serves
 * the checks and the work: the binding keeps statements alive until garbage collection, and with them the locks of a
 * connection that was closed, so a second connection would meet the first one's lock on a file with a left-over -wal.
 *
 * @throws AppError project-locked, project-damaged, project-cannot-open
 */
export function openToCheck(path: string): Database {
  return problemsOf(path, () => {
    const db = connect(path, false);
    return orClose(db, () => {
      db.exec(
        'PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA trusted_schema=OFF; PRAGMA locking_mode=EXCLUSIVE',
      );
      return db;
    });
  });
}

/**
 * Makes a checked connection ready for writing: WAL, synchronous=FULL, foreign keys, exclusive lock. No other program can read
 * or write the file until `closeToSingleFile`.
 *
 * @throws AppError project-locked when any other program holds the file
 */
export function takeForWriting(db: Database, path: string): void {
  problemsOf(path, () => {
    db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON');
    // the first write takes the lock, so a second program is met here and not in the middle of the work
    db.exec('BEGIN IMMEDIATE; COMMIT');
    for (const [pragma, expected] of Object.entries({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1 })) {
      const value = scalar(db, `PRAGMA ${pragma}`);
      if (value !== expected) throw new Error(`PRAGMA ${pragma} is ${String(value)}, not ${expected}`);
    }
  });
}

/** Closes a file that was only looked at: a clean one stays as it is, byte for byte; of a crashed one the -wal is merged. */
export function letGo(db: Database, path: string): void {
  try {
    if (scalar(db, 'PRAGMA journal_mode') === 'wal') closeToSingleFile(db, path);
    else {
      db.exec('PRAGMA locking_mode=NORMAL');
      scalar(db, 'SELECT count(*) FROM sqlite_master');
    }
  } catch {
    // what is wrong with the file has been said already
  } finally {
    if (db.isOpen) db.close();
  }
}

/**
 * Lets the triggers of the file call our four geometry functions, which the standard R-tree triggers need. Only after the
 * schema guard has compared every trigger, under the exclusive lock.
 */
export function trustSchema(db: Database): void {
  registerGeometryFunctions(db);
  db.exec('PRAGMA trusted_schema=ON');
}

/** Moves everything into the one file, removes the side files and lets go of it. */
export function closeToSingleFile(db: Database, path: string): void {
  problemsOf(path, () => {
    try {
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      const mode = scalar(db, 'PRAGMA journal_mode=DELETE');
      if (mode !== 'delete') throw new Error(`journal_mode stayed ${String(mode)}`);
      db.prepare('PRAGMA locking_mode=NORMAL').get();
      db.prepare('SELECT count(*) FROM sqlite_master').get();
    } finally {
      db.close();
    }
  });
}

/** Runs `work` as one transaction: all of it is on disk afterwards, or none of it. */
export function transaction<T>(db: Database, path: string, work: () => T): T {
  return problemsOf(path, () => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  });
}

/** The first column of the first row, or undefined. */
export function scalar(db: Database, sql: string, ...values: SqlValue[]): SqlValue | undefined {
  const row = arrays(db.prepare(sql)).get(...values) as SqlValue[] | undefined;
  return row?.[0];
}

/** The statement with rows as arrays: a column called __proto__ stays a column. */
export function arrays(statement: StatementSyncInstance): StatementSyncInstance {
  statement.setReturnArrays(true);
  return statement;
}

/** Writes a name as an SQL identifier, whatever is in it. */
export const quoted = (name: string): string => `"${name.replaceAll('\0', '').replaceAll('"', '""')}"`;

/** Runs `work`; SQLite's errors that a person can act on become problems. */
export function problemsOf<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const problem = problemOf(error, basename(path));
    throw problem ? new AppError(problem) : error;
  }
}

function problemOf(error: unknown, file: string): Problem | null {
  if (!(error instanceof Error) || !('errcode' in error || 'sqliteCode' in error)) return null;
  const code = Number('errcode' in error ? error.errcode : (error as { sqliteCode?: unknown }).sqliteCode) & 0xff;
  switch (code) {
    case 5:
    case 6:
      return { code: 'project-locked', file };
    case 8:
      return { code: 'project-read-only', file };
    case 10:
      return { code: 'project-disk-error', file, detail: error.message };
    case 11:
    case 26:
      return { code: 'project-damaged', file, detail: error.message };
    case 13:
      return { code: 'project-disk-full', file };
    case 14:
      return { code: 'project-cannot-open', file };
    default:
      return null;
  }
}

function connect(path: string, readOnly: boolean): Database {
  return new DatabaseSync(path, {
    readOnly,
    defensive: true,
    timeout: BUSY_TIMEOUT_MS,
    allowExtension: false,
    limits: { length: LONGEST_VALUE_BYTES, attach: 1, triggerDepth: 10 },
  });
}

function orClose<T>(db: Database, work: () => T): T {
  try {
    return work();
  } catch (error) {
    db.close();
    throw error;
  }
}
