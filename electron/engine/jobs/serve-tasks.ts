import { type MessagePort, parentPort } from 'node:worker_threads';
import { AppError } from '../../../analysis/core/problems.ts';
import { startRun } from '../../../analysis/core/run.ts';
import type { TaskTable } from './task.ts';
import type { TaskCall, WorkerReport } from './worker-messages.ts';

/** At most ten progress reports a second leave a worker. */
const REPORT_EVERY_MS = 100;

/** Makes this thread a worker that carries out the tasks of the table, one call at a time. */
export function serveTasks(tasks: TaskTable): void {
  if (parentPort === null) throw new Error('serveTasks runs in a worker thread only');
  const port = parentPort;
  port.on('message', (call: TaskCall) => {
    void answer(tasks, call, port);
  });
}

async function answer(tasks: TaskTable, call: TaskCall, port: MessagePort): Promise<void> {
  const task = Object.hasOwn(tasks, call.task) ? tasks[call.task] : undefined;
  const isCancelled = (): boolean => Atomics.load(call.cancelFlag, 0) === 1;
  try {
    if (task === undefined) throw new Error(`no task called ${call.task}`);
    const run = startRun(call.what, throttled(call.id, port), isCancelled, () => performance.now());
    await run.breathe();
    const value: unknown = await task(call.input as never, run);
    send(port, { kind: 'done', id: call.id, value }, transferables(value));
  } catch (error) {
    send(port, failure(call.id, error));
  }
}

function throttled(id: number, port: MessagePort): (stage: string, fraction: number) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastStage = '';
  return (stage, fraction) => {
    const nowMs = performance.now();
    if (stage === lastStage && nowMs - lastMs < REPORT_EVERY_MS) return;
    lastMs = nowMs;
    lastStage = stage;
    send(port, { kind: 'progress', id, stage, fraction });
  };
}

/** A bug keeps its stack for the log; a problem travels as its facts. */
function failure(id: number, error: unknown): WorkerReport {
  const problem = error instanceof AppError ? error.problem : null;
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', id, problem, message, stack: error instanceof Error ? (error.stack ?? '') : '' };
}

/** Pictures are handed over, not copied. */
function transferables(value: unknown): ArrayBuffer[] {
  if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) return [];
  return value.byteLength === value.buffer.byteLength ? [value.buffer] : [];
}

const send = (port: MessagePort, report: WorkerReport, transfer: ArrayBuffer[] = []): void =>
  port.postMessage(report, transfer);
