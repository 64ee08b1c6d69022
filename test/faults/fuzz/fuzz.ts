import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MutantReport } from './mutants.ts';

const CHILD = fileURLToPath(new URL('./read-mutants.mjs', import.meta.url));
const HEAP_MB = 512;
/** Starting a process and loading the readers; afterwards a mutant has two seconds, and word comes every 0.2. */
const START_MS = 60_000;
const SILENCE_MS = 4_000;

export type FuzzOutcome =
  | MutantReport
  | { readonly hungNear: number }
  | { readonly diedNear: number; readonly code: string };

/** Reads mutants of one format in a process of its own; a silent process is ended and the mutant it was near is named. */
export function fuzz(format: string, count: number, seed: number): Promise<FuzzOutcome> {
  return new Promise((settle) => {
    const child = fork(CHILD, [format, String(count), String(seed)], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`, '--expose-gc'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let near = -1;
    let words = '';
    const watch = (ms: number) =>
      setTimeout(() => {
        child.kill('SIGKILL');
        settle({ hungNear: near });
      }, ms);
    let timer = watch(START_MS);
    child.stderr?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2000);
    });
    child.on('message', (message: { readonly at?: number; readonly report?: MutantReport }) => {
      clearTimeout(timer);
      if (message.report) return settle(message.report);
      near = message.at ?? near;
      timer = watch(SILENCE_MS);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      settle({ diedNear: near, code: `${signal ?? code} ${words}` });
    });
  });
}
