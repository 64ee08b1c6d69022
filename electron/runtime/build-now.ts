import { ensureBuilt } from './build.ts';
import { projectRoot } from './places.ts';
import { runProgram } from './words.ts';

/** `npm run build`: builds, changed or not; `--if-changed` only when the sources are newer than out/. */
await runProgram(async () => {
  await ensureBuilt(projectRoot(), !process.argv.includes('--if-changed'));
  return 0;
});
