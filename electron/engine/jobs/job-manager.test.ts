import { describe, expect, it } from 'vitest';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { JobInfo, JobOutcome } from '../../contract/model.ts';
import { InlineRunner } from './inline-runner.ts';
import { JobManager } from './job-manager.ts';

const tasks = {
  double: async (value: number, run: Run): Promise<number> => {
    run.stage('doubling', 0, 1).progress(1);
    return value * 2;
  },
  forever: async (_: null, run: Run): Promise<never> => {
    for (;;) {
      await run.breathe();
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  },
  refuse: async (file: string): Promise<never> => {
    throw new AppError({ code: 'unknown-format', file });
  },
} as const;
const title = { zh: '测试', en: 'Test' };

function manager() {
  const progress: JobInfo[] = [];
  const settled: [string, JobOutcome][] = [];
  const jobs = new JobManager<typeof tasks>(
    new InlineRunner(tasks),
    { progress: (job) => progress.push(job), settled: (jobId, outcome) => settled.push([jobId, outcome]) },
    (stage) => ({ zh: stage, en: stage }),
  );
  return { jobs, progress, settled };
}

describe('a job settles once', () => {
  it('done, with what it left; its progress is the share its task was given', async () => {
    const { jobs, progress, settled } = manager();
    const { jobId, settled: end } = jobs.start(title, async (job) => {
      const doubled = await job.task('double', 4, { from: 0.5, to: 0.75 });
      return { runId: null, layerIds: job.write(() => [`layer-${doubled}`]) };
    });
    expect(jobs.list().map(({ id }) => id)).toEqual([jobId]);
    expect(await end).toEqual({ status: 'done', runId: null, layerIds: ['layer-8'] });
    expect(settled).toEqual([[jobId, { status: 'done', runId: null, layerIds: ['layer-8'] }]]);
    expect(progress.at(-1)).toMatchObject({ stage: { en: 'doubling' }, fraction: 0.75 });
    expect(jobs.list()).toEqual([]);
  });
  it('failed, with the facts of its problem', async () => {
    const { jobs } = manager();
    const { settled } = jobs.start(title, async (job) => job.task('refuse', 'a.tif'));
    expect(await settled).toMatchObject({ status: 'failed', problem: { code: 'unknown-format', file: 'a.tif' } });
  });
  it('cancelled while its task runs; cancelling again is too late', async () => {
    const { jobs, settled: told } = manager();
    const { jobId, settled } = jobs.start(title, async (job) => job.task('forever', null));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(jobs.cancel(jobId)).toBe(true);
    expect(await settled).toEqual({ status: 'cancelled' });
    expect(jobs.cancel(jobId)).toBe(false);
    expect(told.length).toBe(1);
  });
});

describe('cancel against writing', () => {
  it('before the write wins: nothing is written', async () => {
    const { jobs } = manager();
    let isWritten = false;
    const { jobId, settled } = jobs.start(title, async (job) => {
      await job.task('double', 1);
      jobs.cancel(jobId);
      job.write(() => {
        isWritten = true;
      });
      return { runId: null, layerIds: [] };
    });
    expect(await settled).toEqual({ status: 'cancelled' });
    expect(isWritten).toBe(false);
  });
  it('during the write comes too late: the job is done', async () => {
    const { jobs } = manager();
    const { jobId, settled } = jobs.start(title, async (job) => {
      const cancelled = job.write(() => jobs.cancel(jobId));
      return { runId: null, layerIds: [String(cancelled)] };
    });
    expect(await settled).toEqual({ status: 'done', runId: null, layerIds: ['false'] });
  });
});
