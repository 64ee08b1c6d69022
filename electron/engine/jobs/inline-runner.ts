import { AppError } from '../../../analysis/core/problems.ts';
import { startRun } from '../../../analysis/core/run.ts';
import type { TaskHandle, TaskInput, TaskOptions, TaskOutput, TaskRunner, TaskTable } from './task.ts';

/** Carries out tasks on the calling thread: for tests and for tools that need no cancellation in hard loops. */
export class InlineRunner<Table extends TaskTable> implements TaskRunner<Table> {
  constructor(private readonly tasks: Table) {}

  start<Name extends keyof Table & string>(
    name: Name,
    input: TaskInput<Table, Name>,
    options: TaskOptions,
  ): TaskHandle<TaskOutput<Table, Name>> {
    let isCancelled = false;
    const report = (stage: string, fraction: number): void => options.onProgress?.(stage, fraction);
    const run = startRun(
      options.what,
      report,
      () => isCancelled,
      () => performance.now(),
    );
    const work = async (): Promise<TaskOutput<Table, Name>> => {
      await new Promise<void>((resolve) => setImmediate(resolve));
      await run.breathe();
      const value = (await this.tasks[name]!(structuredClone(input) as never, run)) as TaskOutput<Table, Name>;
      if (isCancelled) throw new AppError({ code: 'cancelled', what: options.what });
      return value;
    };
    const result = work();
    result.catch(() => {});
    return {
      result,
      cancel: () => {
        isCancelled = true;
      },
    };
  }

  async close(): Promise<void> {}
}
