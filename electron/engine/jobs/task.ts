import type { Run } from '../../../analysis/core/run.ts';

/** One piece of heavy work: plain data in, plain data out, progress and cancellation through the run. */
export type Task<Input, Output> = (input: Input, run: Run) => Promise<Output>;

/** Tasks by name. `never` lets every task fit; callers get the real types from TaskInput and TaskOutput. */
export type TaskTable = Readonly<Record<string, Task<never, unknown>>>;
export type TaskInput<Table extends TaskTable, Name extends keyof Table> = Parameters<Table[Name]>[0];
export type TaskOutput<Table extends TaskTable, Name extends keyof Table> = Awaited<ReturnType<Table[Name]>>;

/** A task under way. `result` settles exactly once; after `cancel` within a second, as the `cancelled` problem. */
export interface TaskHandle<Output> {
  readonly result: Promise<Output>;
  cancel(): void;
}

export interface TaskOptions {
  /** the work in the words of a cancellation or a lost worker, e.g. “检测疑似倾倒点” */
  readonly what: string;
  readonly onProgress?: (stage: string, fraction: number) => void;
}

/** Something that carries out tasks: a pool of workers, or the calling thread in tests. */
export interface TaskRunner<Table extends TaskTable> {
  start<Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table, Name>,
    options: TaskOptions,
  ): TaskHandle<TaskOutput<Table, Name>>;
  close(): Promise<void>;
}
