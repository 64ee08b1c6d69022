import { AppError } from './problems.ts';

/** What long work is given: a way to say how far it is, and a place to let a waiting Cancel in. */
export interface Run {
  /** Says how much of this work is done, 0 to 1. */
  progress(fraction: number): void;
  /** Yields at most every 50 ms; throws the `cancelled` problem when the person has cancelled. */
  breathe(): Promise<void>;
  /** A part of this run that reports under its own name and share. */
  stage(name: string, from: number, to: number): Run;
}

/** How far a job is: the named stage and the whole fraction, 0 to 1. */
export type Report = (stage: string, fraction: number) => void;

const YIELD_EVERY_MS = 50;

/** Starts a run; `what` names the work in the words of a cancellation, `now` counts milliseconds. */
export function startRun(what: string, report: Report, isCancelled: () => boolean, now: () => number): Run {
  let lastYieldMs = now();
  const breathe = async (): Promise<void> => {
    if (isCancelled()) throw new AppError({ code: 'cancelled', what });
    if (now() - lastYieldMs < YIELD_EVERY_MS) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    lastYieldMs = now();
    if (isCancelled()) throw new AppError({ code: 'cancelled', what });
  };
  const part = (name: string, from: number, to: number): Run => ({
    progress: (fraction) => report(name, from + (to - from) * Math.min(1, Math.max(0, fraction))),
    breathe,
    stage: (inner, innerFrom, innerTo) => part(inner, from + (to - from) * innerFrom, from + (to - from) * innerTo),
  });
  return part(what, 0, 1);
}

/** A run that nobody watches and nobody cancels: for tests and for short work. */
export const quietRun: Run = { progress() {}, async breathe() {}, stage: () => quietRun };

/**
 * Cuts one bar into weighted stages.
 *
 * @example const stages = inStages({ 'Reading homes': 1, 'Measuring distances': 8 }, run); stages('Reading homes').progress(1)
 */
export function inStages<Name extends string>(weights: Readonly<Record<Name, number>>, run: Run): (name: Name) => Run {
  const names = Object.keys(weights) as Name[];
  const total = names.reduce((sum, name) => sum + weights[name], 0);
  const starts = new Map<Name, number>();
  let from = 0;
  for (const name of names) {
    starts.set(name, from);
    from += weights[name] / total;
  }
  return (name) => run.stage(name, starts.get(name)!, starts.get(name)! + weights[name] / total);
}
