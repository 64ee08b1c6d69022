import { AppError } from '../../analysis/core/problems.ts';
import type { Words } from '../../analysis/core/words.ts';
import { startPool } from '../engine/jobs/engine-pool.ts';
import type { TaskHandle, TaskInput, TaskOutput, TaskRunner } from '../engine/jobs/task.ts';
import { stageWords } from '../engine/stage-words.ts';
import type { Tasks } from '../engine/tasks/index.ts';
import { Outputs } from './outputs.ts';
import type { Terminal } from './terminal.ts';

export interface SessionSetup {
  readonly terminal: Terminal;
  readonly workerFile: string;
  /** the folder of the program: holds out/ and package.json */
  readonly appFolder: string;
  readonly version: string;
  readonly execArgv?: readonly string[];
}

/** One call of the command line: its workers, its unfinished outputs, and what Ctrl+C has to stop. */
export class Session {
  readonly outputs = new Outputs();
  readonly terminal: Terminal;
  private pool: TaskRunner<Tasks> | null = null;
  private readonly stoppers = new Set<() => void>();
  isInterrupted = false;

  constructor(readonly setup: SessionSetup) {
    this.terminal = setup.terminal;
  }

  /** The workers, started on first need. */
  runner(): TaskRunner<Tasks> {
    this.pool ??= startPool(this.setup.workerFile, this.setup.execArgv);
    return this.pool;
  }

  /** Runs one task in a worker with its progress on the terminal. */
  async task<Name extends keyof Tasks & string>(
    name: Name,
    title: Words,
    input: TaskInput<Tasks, Name>,
  ): Promise<TaskOutput<Tasks, Name>> {
    if (this.isInterrupted) throw new AppError({ code: 'cancelled', what: title[this.terminal.language] });
    const handle: TaskHandle<TaskOutput<Tasks, Name>> = this.runner().start(name, input, {
      what: title[this.terminal.language],
      onProgress: (stage, fraction) => this.terminal.progress(title, stageWords(stage), fraction),
    });
    return await this.stoppable(handle.result, () => handle.cancel());
  }

  /** Follows something that Ctrl+C must stop. */
  async stoppable<T>(result: Promise<T>, stop: () => void): Promise<T> {
    this.stoppers.add(stop);
    try {
      return await result;
    } finally {
      this.stoppers.delete(stop);
      this.terminal.clearBar();
    }
  }

  interrupt(): void {
    this.isInterrupted = true;
    for (const stop of this.stoppers) stop();
  }

  async close(): Promise<void> {
    this.outputs.removeUnfinished();
    await this.pool?.close();
  }
}
