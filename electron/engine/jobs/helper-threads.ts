import { isMainThread, Worker } from 'node:worker_threads';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { TaskCall, WorkerReport } from './worker-messages.ts';

/** How long an idle helper waits for the next call before it ends. */
const IDLE_MS = 20_000;
const LOOK_EVERY_MS = 50;

interface Helper {
  readonly worker: Worker;
  idle: NodeJS.Timeout | null;
}

const resting: Helper[] = [];
let lastId = 0;

/** Whether this thread is one of the engine's workers, which can be started a second time. */
export const canHaveHelpers = (): boolean => !isMainThread && process.argv[1] !== undefined;

/**
 * Runs a task of the same table in another thread of the engine while this one does its own part. A cancellation of `run` ends
 * the other thread's work too; what it throws is thrown here.
 */
export async function inHelper(task: string, input: unknown, what: string, run: Run): Promise<void> {
  const helper = resting.pop() ?? { worker: newWorker(), idle: null };
  if (helper.idle !== null) clearTimeout(helper.idle);
  helper.worker.removeAllListeners();
  helper.worker.ref();
  const { worker } = helper;
  const cancelFlag = new Int32Array(new SharedArrayBuffer(4));
  const call: TaskCall = { id: ++lastId, task, what, input, cancelFlag };
  let isSettled = false;
  const settled = new Promise<void>((resolve, reject) => {
    const hear = (report: WorkerReport): void => {
      if (report.id !== call.id || report.kind === 'progress') return;
      worker.off('message', hear);
      if (report.kind === 'done') resolve();
      else reject(report.problem === null ? new Error(report.message) : new AppError(report.problem));
    };
    worker.on('message', hear);
    worker.once('error', reject);
    worker.once('exit', () => reject(new AppError({ code: 'worker-gone', what })));
  }).finally(() => {
    isSettled = true;
  });
  settled.catch(() => {});
  worker.postMessage(call);
  try {
    while (!isSettled) {
      await Promise.race([settled.catch(() => {}), new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))]);
      await run.breathe();
    }
    await settled;
    rest(helper);
  } catch (error) {
    Atomics.store(cancelFlag, 0, 1);
    void worker.terminate();
    throw error;
  }
}

/** `workerData` must be there: a library takes a thread without it for one of its own. */
const newWorker = (): Worker => new Worker(process.argv[1]!, { execArgv: process.execArgv, workerData: {} });

function rest(helper: Helper): void {
  helper.worker.removeAllListeners();
  const forget = (): void => {
    const at = resting.indexOf(helper);
    if (at >= 0) resting.splice(at, 1);
  };
  helper.worker.once('error', forget);
  helper.worker.once('exit', forget);
  helper.worker.unref();
  helper.idle = setTimeout(() => {
    forget();
    void helper.worker.terminate();
  }, IDLE_MS);
  helper.idle.unref();
  resting.push(helper);
}
