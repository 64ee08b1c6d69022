import { resolveElectron } from './resolve-runtime.ts';
import { runProgram } from './words.ts';

/** Prints the executable's path; `--dist` prints its folder, `--json` everything. Words go to stderr. */
await runProgram(async () => {
  const runtime = await resolveElectron();
  const [form] = process.argv.slice(2);
  const answer = form === '--json' ? JSON.stringify(runtime) : form === '--dist' ? runtime.distFolder : runtime.path;
  process.stdout.write(`${answer}\n`);
  return 0;
});
