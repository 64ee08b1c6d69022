import { readMutants } from './mutants.ts';

/** A process of its own, so that a reader that hangs or eats memory can be ended: says which mutant is next, then the report. */
const [format = '', count = '0', seed = '1'] = process.argv.slice(2);
let told = 0;
const report = await readMutants(format, Number(count), Number(seed), (mutant) => {
  const now = Date.now();
  if (mutant > 0 && now - told < 200) return;
  told = now;
  process.send?.({ at: mutant });
});
process.send?.({ report }, () => process.exit(0));
