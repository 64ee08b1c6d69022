import { AppError } from '../../../analysis/core/problems.ts';
import type { Words } from '../../../analysis/core/words.ts';
import type { JobInfo } from '../../contract/model.ts';
import type { TaskHandle, TaskInput, TaskOutput, TaskRunner, TaskTable } from './task.ts';

/** What a finished job leaves in the project. */
export interface JobProducts {
  readonly runId: string | null;
  readonly layerIds: readonly string[];
}

export type JobWork<Table extends TaskTable> = (job: Job<Table>) => Promise<JobProducts>;

/** The share of the whole bar that a task fills. */
export interface Share {
  readonly from: number;
  readonly to: number;
}

/** A job as its work sees it: tasks to run in workers, a bar to move, and one moment at which results are written. */
export class Job<Table extends TaskTable> {
  private stage: Words;
  private fraction = 0;
  private readonly startedAt = new Date().toISOString();
  private readonly running = new Set<TaskHandle<unknown>>();
  private isCancelled = false;
  private isWriting = false;

  constructor(
    readonly id: string,
    private readonly title: Words,
    private readonly runner: TaskRunner<Table>,
    private readonly stageWords: (stage: string) => Words,
    private readonly onChange: () => void,
  ) {
    this.stage = title;
  }

  info(): JobInfo {
    const { id, title, stage, fraction, startedAt } = this;
    return { id, title, stage, fraction, startedAt };
  }

  /** Runs one task in a worker; its progress fills the given share of the job's bar. */
  async task<Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table, Name>,
    share: Share = { from: 0, to: 1 },
  ): Promise<TaskOutput<Table, Name>> {
    this.checkCancelled();
    const handle = this.runner.start(name, input, {
      what: this.title.zh,
      onProgress: (stage, fraction) =>
        this.say(this.stageWords(stage), share.from + (share.to - share.from) * fraction),
    });
    this.running.add(handle);
    try {
      return await handle.result;
    } finally {
      this.running.delete(handle);
    }
  }

  say(stage: Words, fraction: number): void {
    this.stage = stage;
    this.fraction = Math.max(this.fraction, Math.min(1, fraction));
    this.onChange();
  }

  /** Writes results: from here on a cancellation comes too late, before here it wins. */
  write<T>(commit: () => T): T {
    this.checkCancelled();
    this.isWriting = true;
    try {
      return commit();
    } finally {
      this.isWriting = false;
    }
  }

  cancel(): boolean {
    if (this.isCancelled || this.isWriting) return false;
    this.isCancelled = true;
    for (const handle of this.running) handle.cancel();
    return true;
  }

  private checkCancelled(): void {
    if (this.isCancelled) throw new AppError({ code: 'cancelled', what: this.title.zh });
  }
}
