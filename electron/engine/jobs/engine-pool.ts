import { availableParallelism } from 'node:os';
import type { Tasks } from '../tasks/index.ts';
import { taskRules } from '../tasks/rules.ts';
import type { TaskRunner } from './task.ts';
import { WorkerPool } from './worker-pool.ts';

/** The engine's workers: pictures, reading and analyses each have their own, so that none waits behind another. */
export function startPool(workerFile: string, execArgv: readonly string[] = []): TaskRunner<Tasks> {
  const cores = availableParallelism();
  return new WorkerPool<Tasks, 'pictures' | 'reading' | 'analyses'>({
    workerFile,
    execArgv,
    lanes: {
      pictures: { workers: Math.max(1, Math.floor(cores / 2)), heapMb: 1024, newestFirst: true },
      reading: { workers: 1, heapMb: 2048, newestFirst: false },
      analyses: { workers: Math.max(1, cores - 1), heapMb: 4096, newestFirst: false },
    },
    rules: taskRules,
  });
}
