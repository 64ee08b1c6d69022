import type { Problem } from '../../../analysis/core/problems.ts';

/** engine → worker. The first element of `cancelFlag` turns 1 when the person cancels. */
export interface TaskCall {
  readonly id: number;
  readonly task: string;
  readonly what: string;
  readonly input: unknown;
  readonly cancelFlag: Int32Array;
}

/** worker → engine */
export type WorkerReport =
  | { readonly kind: 'progress'; readonly id: number; readonly stage: string; readonly fraction: number }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly problem: Problem | null;
      readonly message: string;
      readonly stack: string;
    };
