import type { ProjectFile } from './api.ts';
import { createProjectFile } from './create-project.ts';
import { openProjectFile } from './open-project.ts';
import { GeoPackageProject } from './project-file.ts';
import type { ChainReport } from './review-events.ts';

export type * from './api.ts';
export { GeoPackageProject } from './project-file.ts';
export type { ChainReport } from './review-events.ts';

/** Makes a new, empty project. @throws AppError project-exists, project-cannot-open, project-disk-full */
export const createProject: (
  path: string,
  as: { readonly name: string; readonly isSample: boolean; readonly version: string; readonly now: () => Date },
) => GeoPackageProject = createProjectFile;

/**
 * Opens a project for this program alone. One that a newer program saved, or that may not be written, opens read-only and
 * says why in `readOnlyReason`.
 *
 * @throws AppError project-not-found, project-not-a-project, project-locked, project-damaged, project-unsafe
 */
export const openProject: (
  path: string,
  as: { readonly version: string; readonly now: () => Date },
) => GeoPackageProject = openProjectFile;

/** Recomputes the hash chain of the review events and says where it breaks. */
export function verifyChain(project: ProjectFile): ChainReport {
  if (!(project instanceof GeoPackageProject)) throw new Error('not a project that was opened here');
  return project.verifyChain();
}
