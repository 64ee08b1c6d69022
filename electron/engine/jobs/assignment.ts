import { AppError } from '../../../analysis/core/problems.ts';
import type { TaskOptions } from './task.ts';
import type { TaskCall, WorkerReport } from './worker-messages.ts';

let lastId = 0;

/** One call of a task on its way through the pool. It settles once; whatever comes later is ignored. */
export class Assignment {
  readonly id = ++lastId;
  readonly result: Promise<unknown>;
  readonly cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  isSettled = false;
  private resolve!: (value: unknown) => void;
  private reject!: (error: Error) => void;

  constructor(
    readonly task: string,
    readonly input: unknown,
    readonly options: TaskOptions,
  ) {
    this.result = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    this.result.catch(() => {}); // whoever started it hears of a failure; nobody else has to
  }

  call(): TaskCall {
    return {
      id: this.id,
      task: this.task,
      what: this.options.what,
      input: this.input,
      cancelFlag: this.cancelFlag,
    };
  }

  askToStop(): void {
    Atomics.store(this.cancelFlag, 0, 1);
  }

  isAskedToStop(): boolean {
    return Atomics.load(this.cancelFlag, 0) === 1;
  }

  hear(report: WorkerReport): void {
    if (report.kind === 'progress') {
      if (!this.isSettled && !this.isAskedToStop()) this.options.onProgress?.(report.stage, report.fraction);
    } else if (report.kind === 'done') {
      this.settle(() => this.resolve(report.value));
    } else {
      this.fail(report.problem === null ? bug(report.message, report.stack) : new AppError(report.problem));
    }
  }

  fail(error: Error): void {
    this.settle(() => this.reject(error));
  }

  failCancelled(): void {
    this.fail(new AppError({ code: 'cancelled', what: this.options.what }));
  }

  failWorkerGone(): void {
    this.fail(new AppError({ code: 'worker-gone', what: this.options.what }));
  }

  private settle(how: () => void): void {
    if (this.isSettled) return;
    this.isSettled = true;
    how();
  }
}

function bug(message: string, stack: string): Error {
  const error = new Error(message);
  if (stack !== '') error.stack = stack;
  return error;
}
