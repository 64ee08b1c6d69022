import { AppError, explain } from '../../../analysis/core/problems.ts';
import { seededRandom } from '../../../analysis/core/random.ts';
import { mutate } from './mutate.ts';
import { type Seed, seedsOf } from './seeds.ts';

/** What a run of mutants came to; the numbers name a mutant, which the same seed makes again. */
export interface MutantReport {
  readonly read: number;
  readonly refused: number;
  /** problem codes and how often each was given */
  readonly codes: Readonly<Record<string, number>>;
  /** mutants that ended in something that is no problem with words, or in a problem without them */
  readonly faults: readonly { readonly mutant: number; readonly seed: string; readonly message: string }[];
  readonly slowest: { readonly mutant: number; readonly ms: number };
  readonly peakMb: number;
}

const FAULTS_KEPT = 12;

/** Reads `count` mutants of one format as the program does, one after the other; `at` is told before each. */
export async function readMutants(
  format: string,
  count: number,
  seed: number,
  at: (mutant: number) => void,
): Promise<MutantReport> {
  const seeds = await seedsOf(format);
  for (const whole of seeds) await whole.read(whole.files);
  const codes: Record<string, number> = {};
  const faults: { mutant: number; seed: string; message: string }[] = [];
  let read = 0;
  let slowest = { mutant: -1, ms: 0 };
  let peakMb = 0;
  for (let mutant = 0; mutant < count; mutant++) {
    at(mutant);
    const chosen = seeds[mutant % seeds.length]!;
    const before = performance.now();
    const failure = await failureOf(chosen, seed + mutant);
    const ms = performance.now() - before;
    if (ms > slowest.ms) slowest = { mutant, ms };
    if (mutant % 128 === 0) {
      peakMb = Math.max(peakMb, process.memoryUsage().rss / 2 ** 20);
      // SQLite's statements, and with them the pages of closed files, go with the garbage only
      globalThis.gc?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (failure === null) read++;
    else if (typeof failure === 'string') codes[failure] = (codes[failure] ?? 0) + 1;
    else if (faults.length < FAULTS_KEPT) faults.push({ mutant, seed: chosen.name, message: failure.message });
  }
  return { read, refused: count - read - faults.length, codes, faults, slowest, peakMb };
}

/** Null when it was read, the problem's code when it was refused in words, else what is wrong with the refusal. */
async function failureOf(seed: Seed, number: number): Promise<null | string | { readonly message: string }> {
  const random = seededRandom(number);
  const victim = Math.floor(random() * seed.files.length);
  const files = seed.files.map((file, i) => (i === victim ? { ...file, bytes: mutate(file.bytes, random) } : file));
  try {
    await seed.read(files);
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) return { message: said(error) };
    for (const language of ['zh', 'en'] as const) {
      const { cause, remedy } = explain(error.problem, language);
      if (cause.length < 4 || remedy.length < 4) return { message: `no words for ${error.problem.code}` };
    }
    return error.problem.code;
  }
}

const said = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ') : `thrown: ${typeof error}`;
