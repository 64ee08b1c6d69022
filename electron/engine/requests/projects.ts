import type { Handlers } from '../handlers.ts';
import type { Workspace } from '../workspace.ts';
import { newProjectAt } from './new-project.ts';

type Names =
  | 'workspace.snapshot'
  | 'project.create'
  | 'project.open'
  | 'project.close'
  | 'edit.undo'
  | 'edit.redo'
  | 'job.cancel';

/** Opening, closing, undo, and the jobs under way. */
export function projectHandlers(workspace: Workspace): Handlers<Names> {
  const { projects } = workspace.setup;
  return {
    'workspace.snapshot': () => workspace.snapshot(),
    'project.create': ({ file, name }) => {
      const path = workspace.files.pathOf(file);
      return workspace.switchTo(() => newProjectAt(path, name, projects));
    },
    'project.open': ({ file }) => {
      const path = workspace.files.pathOf(file);
      return workspace.switchTo(() => projects.open(path));
    },
    'project.close': () => workspace.switchTo(null),
    'edit.undo': () => {
      workspace.project().undo();
      return workspace.changed();
    },
    'edit.redo': () => {
      workspace.project().redo();
      return workspace.changed();
    },
    'job.cancel': ({ jobId }) => ({ cancelled: workspace.jobs.cancel(jobId) }),
  };
}
