import { createProject, openProject } from './project/index.ts';
import type { ProjectStore } from './workspace.ts';

/** Project files on disk, stamped with the version of the program that writes them. */
export function projectStore(version: string): ProjectStore {
  const now = (): Date => new Date();
  return {
    create: (path, facts) => createProject(path, { ...facts, version, now }),
    open: (path) => openProject(path, { version, now }),
  };
}
