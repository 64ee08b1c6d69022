import { AppError } from '../../../analysis/core/problems.ts';
import { Assignment } from './assignment.ts';
import { Seat } from './seat.ts';
import type { TaskHandle, TaskInput, TaskOptions, TaskOutput, TaskRunner, TaskTable } from './task.ts';

/** Workers that only serve their own kind of task, so that a map tile never waits behind an analysis. */
export interface LanePlan {
  readonly workers: number;
  readonly heapMb: number;
  /** the newest call first: what is on the screen now matters more than what was */
  readonly newestFirst: boolean;
}

export interface PoolPlan<Name extends string, LaneName extends string> {
  readonly workerFile: string | URL;
  readonly execArgv?: readonly string[];
  readonly lanes: Readonly<Record<LaneName, LanePlan>>;
  /** the lane of a task and, for the reading of untrusted bytes, how long it may take */
  readonly rules: Readonly<Record<Name, { readonly lane: LaneName; readonly budgetMs: number | null }>>;
}

/** Carries out tasks in worker threads. Every call settles once: its value, its problem, cancelled, or worker gone. */
export class WorkerPool<Table extends TaskTable, LaneName extends string> implements TaskRunner<Table> {
  private readonly lanes = new Map<LaneName, Lane>();
  private isClosed = false;

  constructor(private readonly plan: PoolPlan<keyof Table & string, LaneName>) {
    const { workerFile, execArgv = [] } = plan;
    for (const [name, lane] of Object.entries(plan.lanes) as [LaneName, LanePlan][]) {
      this.lanes.set(name, new Lane(lane, (onFree) => new Seat({ workerFile, execArgv, heapMb: lane.heapMb }, onFree)));
    }
  }

  start<Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table, Name>,
    options: TaskOptions,
  ): TaskHandle<TaskOutput<Table, Name>> {
    const rule = this.plan.rules[name];
    const lane = this.lanes.get(rule.lane)!;
    const assignment = new Assignment(name, input, options);
    if (this.isClosed) assignment.fail(new AppError({ code: 'worker-gone', what: options.what }));
    else lane.add(assignment, rule.budgetMs);
    return {
      result: assignment.result as Promise<TaskOutput<Table, Name>>,
      cancel: () => lane.cancel(assignment),
    };
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.all([...this.lanes.values()].map((lane) => lane.close()));
  }
}

class Lane {
  private readonly seats: Seat[];
  private waiting: { readonly assignment: Assignment; readonly budgetMs: number | null }[] = [];

  constructor(
    private readonly plan: LanePlan,
    newSeat: (onFree: () => void) => Seat,
  ) {
    this.seats = Array.from({ length: plan.workers }, () => newSeat(() => this.next()));
  }

  add(assignment: Assignment, budgetMs: number | null): void {
    this.waiting.push({ assignment, budgetMs });
    this.next();
  }

  cancel(assignment: Assignment): void {
    if (assignment.isSettled) return;
    const queued = this.waiting.some((entry) => entry.assignment === assignment);
    if (!queued) {
      this.seats.find((seat) => seat.holds(assignment))?.cancel();
      return;
    }
    this.waiting = this.waiting.filter((entry) => entry.assignment !== assignment);
    assignment.failCancelled();
  }

  async close(): Promise<void> {
    const left = this.waiting;
    this.waiting = [];
    for (const { assignment } of left) assignment.failWorkerGone();
    await Promise.all(this.seats.map((seat) => seat.close()));
  }

  private next(): void {
    const seat = this.seats.find((candidate) => candidate.isFree());
    if (seat === undefined) return;
    const entry = this.plan.newestFirst ? this.waiting.pop() : this.waiting.shift();
    if (entry !== undefined) seat.take(entry.assignment, entry.budgetMs);
  }
}
