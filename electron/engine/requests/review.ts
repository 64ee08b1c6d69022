import type { Handlers } from '../handlers.ts';
import type { Workspace } from '../workspace.ts';

/** The review queue. A decision is answered after it is on disk. */
export function reviewHandlers(workspace: Workspace): Handlers<'candidates.list' | 'review.decide'> {
  return {
    'candidates.list': ({ runId }) => workspace.project().candidates(runId),
    'review.decide': ({ candidateId, verdict, reason, note, by }) => {
      const at = new Date().toISOString();
      const candidate = workspace.project().decide(candidateId, { verdict, reason, note, by, at });
      workspace.changed();
      return candidate;
    },
  };
}
