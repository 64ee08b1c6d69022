import { memorySource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import { seededRandom } from '../../core/random.ts';
import { quietRun } from '../../core/run.ts';
import { readVector } from '../read-vector.ts';

/** Reads a file with bytes changed or cut off at random: every outcome is a table or an AppError, within two seconds. */
export async function survives(whole: Uint8Array, name: string, times: number): Promise<void> {
  const random = seededRandom(11);
  for (let time = 0; time < times; time++) {
    const bytes = random() < 0.1 ? whole.slice(0, Math.floor(random() * whole.length)) : whole.slice();
    for (let change = 0; change < 1 + random() * 6; change++)
      bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    const started = performance.now();
    try {
      await readVector([memorySource(name, bytes)], {}, quietRun);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
    const elapsedMs = performance.now() - started;
    if (elapsedMs > 2_000) throw new Error(`mutant ${time} of ${name} took ${Math.round(elapsedMs)} ms`);
  }
}
