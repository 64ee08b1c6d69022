import { randomUUID } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import { letGo, openToCheck, takeForWriting, transaction, trustSchema } from './connection.ts';
import { createGeoPackageTables } from './geopackage-tables.ts';
import { CURRENT_VERSION, migrate } from './migrations.ts';
import { GeoPackageProject } from './project-file.ts';
import { firstHash } from './review-events.ts';

/** Makes a new project; a file that could not be finished is taken away again. */
export function createProjectFile(
  path: string,
  as: { readonly name: string; readonly isSample: boolean; readonly version: string; readonly now: () => Date },
): GeoPackageProject {
  if (existsSync(path)) throw new AppError({ code: 'project-exists', file: basename(path) });
  try {
    const db = openToCheck(path);
    try {
      takeForWriting(db, path);
      const at = as.now().toISOString();
      const projectId = randomUUID();
      transaction(db, path, () => {
        createGeoPackageTables(db);
        migrate(db, 0, { softwareVersion: as.version, at });
        db.prepare('INSERT INTO cg_meta VALUES (1, ?, ?, ?, ?, ?, ?, ?, 0, ?)').run(
          ...[projectId, as.name, Number(as.isSample), CURRENT_VERSION, at, at, as.version, firstHash(projectId)],
        );
      });
      db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
      trustSchema(db);
      return new GeoPackageProject(path, db, { now: as.now, readOnlyReason: null });
    } catch (error) {
      letGo(db, path);
      throw error;
    }
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(path + suffix, { force: true });
    throw error;
  }
}
