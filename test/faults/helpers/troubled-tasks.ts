import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';

/** Tasks that behave as badly as untrusted bytes can make a reader behave. */
export const troubledTasks = {
  double: async (value: number): Promise<number> => value * 2,
  whereAmI: async (): Promise<number> => process.pid,
  picture: async (size: number): Promise<Uint8Array> => new Uint8Array(size).fill(7),
  count: async (steps: number, run: Run): Promise<number> => {
    for (let step = 0; step < steps; step++) {
      await run.breathe();
      run.stage('counting', 0, 1).progress((step + 1) / steps);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return steps;
  },
  spin: async (): Promise<never> => {
    for (;;);
  },
  exit: async (code: number): Promise<never> => process.exit(code),
  throwLater: async (): Promise<never> => {
    setTimeout(() => {
      throw new Error('out of nowhere');
    }, 10);
    return await new Promise<never>(() => {});
  },
  hoard: async (): Promise<number> => {
    const kept: number[][] = [];
    for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index + Math.random()));
  },
  refuse: async (file: string): Promise<never> => {
    throw new AppError({ code: 'unknown-format', file });
  },
  bug: async (): Promise<never> => {
    throw new TypeError('x is not a function');
  },
  unclonable: async (): Promise<unknown> => () => 1,
} as const;
export type TroubledTasks = typeof troubledTasks;
