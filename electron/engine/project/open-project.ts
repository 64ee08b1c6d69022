import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError, type Problem } from '../../../analysis/core/problems.ts';
import { adoptEdits } from './adopt-edits.ts';
import {
  type Database,
  letGo,
  openForReading,
  openToCheck,
  problemsOf,
  scalar,
  takeForWriting,
  transaction,
  trustSchema,
} from './connection.ts';
import { CURRENT_VERSION, migrate, schemaVersion } from './migrations.ts';
import { GeoPackageProject } from './project-file.ts';
import { guardSchema } from './schema-guard.ts';

/**
 * Opens a project: header, quick_check, version and schema guard come first, and whatever fails there, the file has not been
 * written to. One that a newer program saved or that may not be written is opened for reading only.
 */
export function openProjectFile(
  path: string,
  as: { readonly version: string; readonly now: () => Date },
): GeoPackageProject {
  const file = basename(path);
  checkHeader(path);
  const canWrite = isWritable(path);
  const db = canWrite ? openToCheck(path) : openForReading(path);
  try {
    const version = problemsOf(path, () => checkContent(db, path));
    const readOnlyReason = whyReadOnly(file, version, canWrite);
    if (readOnlyReason !== null) {
      db.exec('PRAGMA query_only=ON');
      return new GeoPackageProject(path, db, { now: as.now, readOnlyReason });
    }
    takeForWriting(db, path);
    if (version < CURRENT_VERSION) {
      keepSnapshot(db, path, version);
      const at = as.now().toISOString();
      transaction(db, path, () => migrate(db, version, { softwareVersion: as.version, at }));
    }
    trustSchema(db);
    transaction(db, path, () => adoptEdits(db, path, as.now().toISOString()));
    return new GeoPackageProject(path, db, { now: as.now, readOnlyReason: null });
  } catch (error) {
    letGo(db, path);
    throw error;
  }
}

function whyReadOnly(file: string, version: number, canWrite: boolean): Problem | null {
  if (version > CURRENT_VERSION) return { code: 'project-newer', file, version, known: CURRENT_VERSION };
  return canWrite ? null : { code: 'project-read-only', file };
}

/** The SQLite header with the application id of a GeoPackage, without SQLite. */
function checkHeader(path: string): void {
  const file = basename(path);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new AppError({ code: 'project-not-found', file });
  const header = Buffer.alloc(100);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch {
    throw new AppError({ code: 'project-cannot-open', file });
  }
  try {
    readSync(descriptor, header, 0, 100, 0);
  } finally {
    closeSync(descriptor);
  }
  const isSqlite = header.toString('latin1', 0, 16) === 'SQLite format 3\0';
  if (!isSqlite || header.toString('latin1', 68, 72) !== 'GPKG')
    throw new AppError({ code: 'project-not-a-project', file });
}

function checkContent(db: Database, path: string): number {
  const verdict = scalar(db, 'PRAGMA quick_check(1)');
  if (verdict !== 'ok') throw new AppError({ code: 'project-damaged', file: basename(path), detail: String(verdict) });
  return checkSchema(db, path);
}

function checkSchema(db: Database, path: string): number {
  const version = schemaVersion(db);
  if (version === null) throw new AppError({ code: 'project-not-a-project', file: basename(path) });
  guardSchema(db, path, version);
  return version;
}

/** May the file be written, and its side files made beside it? */
function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Keeps the project as it was before a migration: “name.before-v2.gpkg” beside it, unless that is there already. */
function keepSnapshot(db: Database, path: string, version: number): void {
  const name = `${basename(path, '.gpkg')}.before-v${version + 1}.gpkg`;
  const snapshot = join(dirname(path), name);
  if (statSync(snapshot, { throwIfNoEntry: false }) === undefined) {
    problemsOf(snapshot, () => db.prepare('VACUUM INTO ?').run(snapshot));
  }
}
