import { randomUUID } from 'node:crypto';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import type { JobInfo, JobOutcome } from '../../contract/model.ts';
import { Job, type JobProducts, type JobWork } from './job.ts';
import type { TaskRunner, TaskTable } from './task.ts';

const TELL_EVERY_MS = 100;

export interface JobListener {
  progress(job: JobInfo): void;
  settled(jobId: string, outcome: JobOutcome): void;
}

/** The jobs under way. Each settles once: done, failed, or cancelled; a lost worker is a failure with its words. */
export class JobManager<Table extends TaskTable> {
  private readonly jobs = new Map<string, Job<Table>>();

  constructor(
    private readonly runner: TaskRunner<Table>,
    private readonly listener: JobListener,
    private readonly stageWords: (stage: string) => Words,
  ) {}

  list(): readonly JobInfo[] {
    return [...this.jobs.values()].map((job) => job.info());
  }

  /** Starts the work at once and answers with the job's id; the end arrives through the listener and `settled`. */
  start(title: Words, work: JobWork<Table>): { readonly jobId: string; readonly settled: Promise<JobOutcome> } {
    let lastToldMs = Number.NEGATIVE_INFINITY;
    let lastStage = '';
    const job: Job<Table> = new Job(randomUUID(), title, this.runner, this.stageWords, () => {
      const info = job.info();
      const nowMs = performance.now();
      if (info.stage.en === lastStage && nowMs - lastToldMs < TELL_EVERY_MS) return;
      lastToldMs = nowMs;
      lastStage = info.stage.en;
      if (this.jobs.has(job.id)) this.listener.progress(info);
    });
    this.jobs.set(job.id, job);
    return { jobId: job.id, settled: this.follow(job, work) };
  }

  /** False when there is nothing left to cancel: unknown, settled, or already being written. */
  cancel(jobId: string): boolean {
    return this.jobs.get(jobId)?.cancel() ?? false;
  }

  cancelAll(exceptId?: string): void {
    for (const job of this.jobs.values()) if (job.id !== exceptId) job.cancel();
  }

  private async follow(job: Job<Table>, work: JobWork<Table>): Promise<JobOutcome> {
    let outcome: JobOutcome;
    try {
      await new Promise<void>((resolve) => setImmediate(resolve)); // the id is answered before the first event
      outcome = { status: 'done', ...products(await work(job)) };
    } catch (error) {
      outcome = outcomeOf(error);
    }
    this.jobs.delete(job.id);
    this.listener.settled(job.id, outcome);
    return outcome;
  }
}

const products = ({ runId, layerIds }: JobProducts): JobProducts => ({ runId, layerIds });

function outcomeOf(error: unknown): JobOutcome {
  if (error instanceof AppError) {
    if (error.problem.code === 'cancelled') return { status: 'cancelled' };
    return { status: 'failed', problem: error.problem, message: error.message };
  }
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Error ? error.stack : message);
  return { status: 'failed', problem: null, message };
}
