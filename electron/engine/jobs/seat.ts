import { Worker } from 'node:worker_threads';
import type { Assignment } from './assignment.ts';
import type { WorkerReport } from './worker-messages.ts';

/** How long a task may take to answer a cancellation before its worker is ended; with the rest it stays under a second. */
export const PATIENCE_MS = 700;

export interface SeatPlan {
  readonly workerFile: string | URL;
  readonly execArgv: readonly string[];
  readonly heapMb: number;
}

/** A place for one worker: started when first needed, replaced when it died, busy with one assignment at a time. */
export class Seat {
  private worker: Worker | null = null;
  private current: Assignment | null = null;
  private timers: NodeJS.Timeout[] = [];

  constructor(
    private readonly plan: SeatPlan,
    private readonly onFree: () => void,
  ) {}

  isFree(): boolean {
    return this.current === null;
  }

  holds(assignment: Assignment): boolean {
    return this.current === assignment;
  }

  /** Hands the assignment over; with a time budget the watchdog ends a worker that does not keep it. */
  take(assignment: Assignment, budgetMs: number | null): void {
    this.current = assignment;
    const worker = this.liveWorker();
    worker.ref();
    try {
      worker.postMessage(assignment.call());
    } catch (error) {
      assignment.fail(error instanceof Error ? error : new Error(String(error)));
      this.free();
      return;
    }
    if (budgetMs !== null) this.after(budgetMs, () => this.end(() => assignment.failWorkerGone()));
  }

  /** Asks politely first, then ends the worker. */
  cancel(): void {
    const assignment = this.current;
    if (assignment === null || assignment.isAskedToStop()) return;
    assignment.askToStop();
    this.after(PATIENCE_MS, () => this.end(() => assignment.failCancelled()));
  }

  async close(): Promise<void> {
    const worker = this.worker;
    this.end(() => this.current?.failWorkerGone());
    await worker?.terminate();
  }

  private liveWorker(): Worker {
    if (this.worker !== null) return this.worker;
    const worker = new Worker(this.plan.workerFile, {
      execArgv: [...this.plan.execArgv],
      workerData: {},
      resourceLimits: { maxOldGenerationSizeMb: this.plan.heapMb },
    });
    worker.on('message', (report: WorkerReport) => this.hear(worker, report));
    worker.on('error', (error) => this.lost(worker, error));
    worker.on('messageerror', (error) => this.lost(worker, error));
    worker.on('exit', () => this.lost(worker, null));
    this.worker = worker;
    return worker;
  }

  private hear(worker: Worker, report: WorkerReport): void {
    if (worker !== this.worker || report.id !== this.current?.id) return;
    this.current.hear(report);
    if (this.current.isSettled) this.free();
  }

  private lost(worker: Worker, error: Error | null): void {
    if (worker !== this.worker) return;
    if (error !== null) console.error(`worker lost: ${error.stack ?? error.message}`);
    const assignment = this.current;
    this.end(() => (assignment?.isAskedToStop() ? assignment.failCancelled() : assignment?.failWorkerGone()));
  }

  /** The worker's answer no longer counts: the assignment is told, the thread ends, the seat is free for the next. */
  private end(tell: () => void): void {
    const worker = this.worker;
    this.worker = null;
    tell();
    void worker?.terminate();
    this.free();
  }

  private free(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers = [];
    this.worker?.unref();
    if (this.current === null) return;
    this.current = null;
    this.onFree();
  }

  private after(delayMs: number, then: () => void): void {
    this.timers.push(setTimeout(then, delayMs));
  }
}
