import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz/fuzz.ts';
import { FUZZED_FORMATS } from './fuzz/seeds.ts';

/** More by CLEARGROUND_MUTANTS, other ones by CLEARGROUND_MUTANT_SEED. */
const COUNT = Number(process.env['CLEARGROUND_MUTANTS'] ?? 20_000);
const SEED = Number(process.env['CLEARGROUND_MUTANT_SEED'] ?? 20_260_101);
const SLOWEST_MS = 2_000;
/** The heap limit of the child with what Node and the libraries take beside it. */
const PEAK_MB = 900;

describe.concurrent(`${COUNT} mutants of each format are read or refused in words`, {
  concurrent: availableParallelism() > 1,
}, () => {
  it.each(FUZZED_FORMATS)('%s', { timeout: 900_000 }, async (format) => {
    const outcome = await fuzz(format, COUNT, SEED);
    expect(outcome).toHaveProperty('faults', []);
    if (!('faults' in outcome)) return;
    expect(outcome.read + outcome.refused).toBe(COUNT);
    expect(outcome.read).toBeGreaterThan(0);
    expect(outcome.slowest.ms).toBeLessThan(SLOWEST_MS);
    expect(outcome.peakMb).toBeLessThan(PEAK_MB);
  });
});
