import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { AppError } from '../../analysis/core/problems.ts';
import type { JobOutcome } from '../contract/model.ts';
import { Engine } from '../engine/engine.ts';
import { projectStore } from '../engine/project-store.ts';
import type { Session } from './session.ts';

/** The engine of the window, driven from the terminal: jobs are waited for, their progress goes to stderr. */
export class TerminalEngine {
  readonly engine: Engine;
  private readonly waiting = new Map<string, (outcome: JobOutcome) => void>();

  constructor(
    private readonly session: Session,
    dataFolder: string = tmpdir(),
  ) {
    this.engine = new Engine({
      dataFolder,
      version: session.setup.version,
      runner: session.runner(),
      projects: projectStore(session.setup.version),
      opened: () => {},
      emit: (name, payload) => {
        if (name === 'job.progress' && 'fraction' in payload) {
          session.terminal.progress(payload.title, payload.stage, payload.fraction);
        }
        if (name === 'job.settled' && 'jobId' in payload) this.waiting.get(payload.jobId)?.(payload.outcome);
      },
    });
  }

  grant(path: string): string {
    const token = randomBytes(16).toString('hex');
    this.engine.grant(token, resolve(path));
    return token;
  }

  /** Waits for the job; throws its problem, or the bug it met. */
  async finish(started: Promise<{ readonly jobId: string }>): Promise<Extract<JobOutcome, { status: 'done' }>> {
    const { jobId } = await started;
    const outcome = new Promise<JobOutcome>((settle) => this.waiting.set(jobId, settle));
    const settled = await this.session.stoppable(outcome, () => {
      this.engine.workspace.jobs.cancel(jobId);
    });
    this.waiting.delete(jobId);
    if (settled.status === 'done') return settled;
    if (settled.status === 'cancelled') throw new AppError({ code: 'cancelled', what: jobId });
    throw settled.problem === null ? new Error(settled.message) : new AppError(settled.problem);
  }

  /** Puts the project back into a single file. The workers belong to the session. */
  close(): void {
    this.engine.workspace.jobs.cancelAll();
    this.engine.workspace.closeProject();
  }
}
