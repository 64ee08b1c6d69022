import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../analysis/core/problems.ts';
import { WorkerPool } from '../../electron/engine/jobs/worker-pool.ts';
import type { TroubledTasks } from './helpers/troubled-tasks.ts';

const workerFile = fileURLToPath(new URL('./helpers/troubled-worker.mjs', import.meta.url));
const patient = { lane: 'main', budgetMs: null } as const;
const watched = { lane: 'main', budgetMs: 1500 } as const;

const pool = new WorkerPool<TroubledTasks, 'main' | 'quick'>({
  workerFile,
  lanes: {
    main: { workers: 1, heapMb: 64, newestFirst: false },
    quick: { workers: 1, heapMb: 64, newestFirst: true },
  },
  rules: {
    double: patient,
    whereAmI: patient,
    picture: { lane: 'quick', budgetMs: null },
    count: patient,
    spin: watched,
    exit: patient,
    throwLater: patient,
    hoard: patient,
    refuse: patient,
    bug: patient,
    unclonable: patient,
  },
});
afterAll(() => pool.close());

const what = { what: 'test work' };
const problemOf = async (result: Promise<unknown>): Promise<string> => {
  const error = await result.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof AppError ? error.problem.code : `no problem but ${String(error)}`;
};

describe('a worker that works', () => {
  it('answers with the value of its task', async () => {
    expect(await pool.start('double', 21, what).result).toBe(42);
  });
  it('hands bytes over whole', async () => {
    const bytes = await pool.start('picture', 3, what).result;
    expect([...bytes]).toEqual([7, 7, 7]);
  });
  it('reports its stage and ends at the whole', async () => {
    const heard: [string, number][] = [];
    await pool.start('count', 3, { ...what, onProgress: (stage, fraction) => heard.push([stage, fraction]) }).result;
    expect(heard[0]?.[0]).toBe('counting');
    expect(heard.every(([, fraction]) => fraction > 0 && fraction <= 1)).toBe(true);
  });
});

describe('a worker in trouble settles its job once and leaves a pool that works', () => {
  const works = async () => expect(await pool.start('double', 1, what).result).toBe(2);

  it('problem: travels as its facts', async () => {
    const error = await pool.start('refuse', 'a.tif', what).result.catch((reason: unknown) => reason);
    expect((error as AppError).problem).toEqual({ code: 'unknown-format', file: 'a.tif' });
    await works();
  });
  it('bug: keeps its message and the place it happened', async () => {
    const error = await pool.start('bug', undefined, what).result.catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(AppError);
    expect((error as Error).stack).toContain('troubled-tasks');
    await works();
  });
  it('a value that cannot leave the thread is a bug, not silence', async () => {
    const error = await pool.start('unclonable', undefined, what).result.catch((reason: unknown) => reason);
    expect(String(error)).toContain('could not be cloned');
    await works();
  });
  it('exit', async () => {
    expect(await problemOf(pool.start('exit', 3, what).result)).toBe('worker-gone');
    await works();
  });
  it('an exception outside the task', async () => {
    expect(await problemOf(pool.start('throwLater', undefined, what).result)).toBe('worker-gone');
    await works();
  });
  it('memory: the thread ends at its limit, the process lives', async () => {
    expect(await problemOf(pool.start('hoard', undefined, what).result)).toBe('worker-gone');
    await works();
  });
  it('endless loop: the watchdog ends it', async () => {
    const startedMs = performance.now();
    expect(await problemOf(pool.start('spin', undefined, what).result)).toBe('worker-gone');
    expect(performance.now() - startedMs).toBeGreaterThan(1400);
    await works();
  });
});

describe('cancel', () => {
  it('stops work that breathes, and keeps its worker', async () => {
    const handle = pool.start('count', 100_000, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const startedMs = performance.now();
    handle.cancel();
    expect(await problemOf(handle.result)).toBe('cancelled');
    expect(performance.now() - startedMs).toBeLessThan(500);
  });
  it('stops an endless loop within a second', async () => {
    const handle = pool.start('spin', undefined, what);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const startedMs = performance.now();
    handle.cancel();
    expect(await problemOf(handle.result)).toBe('cancelled');
    expect(performance.now() - startedMs).toBeLessThan(1000);
  });
  it('takes waiting work out of the queue at once', async () => {
    const busy = pool.start('count', 100_000, what);
    const waiting = pool.start('double', 1, what);
    waiting.cancel();
    expect(await problemOf(waiting.result)).toBe('cancelled');
    busy.cancel();
    expect(await problemOf(busy.result)).toBe('cancelled');
  });
  it('after the end changes nothing', async () => {
    const handle = pool.start('double', 4, what);
    expect(await handle.result).toBe(8);
    handle.cancel();
    expect(await handle.result).toBe(8);
  });
});

it('a picture does not wait behind an analysis', async () => {
  const busy = pool.start('count', 100_000, what);
  expect((await pool.start('picture', 1, what).result).length).toBe(1);
  busy.cancel();
  expect(await problemOf(busy.result)).toBe('cancelled');
});
