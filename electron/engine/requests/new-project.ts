import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import type { ProjectFile } from '../project/api.ts';
import type { ProjectStore } from '../workspace.ts';

/** What SQLite leaves beside a database that was not closed; beside another one they would be taken for its own. */
const SIDE_FILES = ['-wal', '-shm', '-journal'];

/**
 * Makes an empty project in place of what is at the path, which the save dialog has asked about. It is made beside its place
 * first, so that a failure leaves the old one whole.
 *
 * @throws AppError project-not-a-project when the file there is no GeoPackage: other data is never replaced
 */
export function newProjectAt(path: string, name: string, projects: ProjectStore): ProjectFile {
  refuseOtherData(path);
  const staging = `${path}.new`;
  const clear = (of: string): void => {
    for (const end of SIDE_FILES) rmSync(`${of}${end}`, { force: true });
  };
  rmSync(staging, { force: true });
  clear(staging);
  try {
    projects.create(staging, { name, isSample: false }).close();
    clear(path);
    renameSync(staging, path);
  } catch (error) {
    rmSync(staging, { force: true });
    throw error;
  }
  return projects.open(path);
}

function refuseOtherData(path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || (found.isFile() && (found.size === 0 || isGeoPackageFile(path)))) return;
  throw new AppError({ code: 'project-not-a-project', file: basename(path) });
}

/** The SQLite header with the application id of a GeoPackage. */
function isGeoPackageFile(path: string): boolean {
  const header = Buffer.alloc(72);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, 72, 0);
  } finally {
    closeSync(descriptor);
  }
  return header.toString('latin1', 0, 15) === 'SQLite format 3' && header.toString('latin1', 68, 72) === 'GPKG';
}
