import type { JobInfo, JobOutcome } from '../../electron/contract/model.ts';
import { ask } from '../state/bridge.ts';
import { getApp, setApp } from '../state/store.ts';
import { attempt, notify, wordsOf } from './notices.ts';

const outcomes = new Map<string, JobOutcome>();
/** jobs that were seen at work: a snapshot without them may come before their end is told */
const seen = new Map<string, JobInfo>();
const waiting = new Map<string, (outcome: JobOutcome) => void>();
const KEPT_OUTCOMES = 50;

/** The end of a job, also when it came before anybody asked. */
export function settled(jobId: string): Promise<JobOutcome> {
  const known = outcomes.get(jobId);
  if (known) return Promise.resolve(known);
  return new Promise((resolve) => waiting.set(jobId, resolve));
}

export function noteProgress(job: JobInfo): void {
  if (outcomes.has(job.id)) return;
  seen.set(job.id, job);
  setApp({ jobs: { ...getApp().jobs, [job.id]: job } });
}

/** A job has ended: its bar goes, a notice says how, and whoever waited learns the outcome. */
export function noteSettled(jobId: string, outcome: JobOutcome): void {
  if (outcomes.has(jobId)) return;
  outcomes.set(jobId, outcome);
  for (const old of [...outcomes.keys()].slice(0, Math.max(0, outcomes.size - KEPT_OUTCOMES))) outcomes.delete(old);
  const { [jobId]: shown, ...others } = getApp().jobs;
  setApp({ jobs: others });
  const job = shown ?? seen.get(jobId);
  seen.delete(jobId);
  if (job) announce(job, outcome);
  else if (outcome.status === 'failed') notify('error', wordsOf('job.failed-at-once'), outcome);
  waiting.get(jobId)?.(outcome);
  waiting.delete(jobId);
}

/** The engine is gone and its jobs with it. */
export function noteEngineLost(message: string): void {
  const ids = new Set([...Object.keys(getApp().jobs), ...waiting.keys()]);
  for (const id of ids) noteSettled(id, { status: 'failed', problem: null, message });
}

export const cancelJob = (jobId: string): Promise<void> =>
  attempt(wordsOf('job.cancel'), async () => {
    await ask('job.cancel', { jobId });
  });

function announce(job: JobInfo, outcome: JobOutcome): void {
  if (outcome.status === 'done') notify('success', wordsOf('job.done', { title: job.title }));
  else if (outcome.status === 'cancelled') notify('info', wordsOf('job.cancelled', { title: job.title }));
  else
    notify('error', wordsOf('job.failed', { title: job.title }), {
      problem: outcome.problem,
      message: outcome.message,
    });
}
