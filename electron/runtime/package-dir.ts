import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { projectRoot } from './places.ts';
import { runtimeProblems } from './problems.ts';
import { resolveElectron } from './resolve-runtime.ts';
import { runChild } from './run-child.ts';
import type { ResolvedRuntime } from './runtime-step.ts';
import { notice, notices, RuntimeProblem, runProgram } from './words.ts';

/**
 * `npm run package`: the app as an unpacked folder in release/, around the runtime of this machine. Needs no network once a
 * runtime is there. Further arguments go to electron-builder.
 */
await runProgram(async () => {
  const root = projectRoot();
  await ensureBuilt(root);
  const runtime = await resolveElectron();
  const tool = path.join(root, 'node_modules/electron-builder/cli.js');
  if (!existsSync(tool)) throw new RuntimeProblem(runtimeProblems.notInstalled('node_modules/electron-builder'));
  process.chdir(root);
  const exitCode = await runChild(process.execPath, [tool, ...builderArguments(runtime), ...process.argv.slice(2)]);
  if (exitCode !== 0) throw new RuntimeProblem(runtimeProblems.packageFailed(exitCode));
  removeDevelopmentParts(path.join(root, 'release'));
  notice(notices.packaged(path.join(root, 'release')));
  return 0;
});

/** The fallback serves smoke tests only, and their driver needs the inspector switch. */
function builderArguments(runtime: ResolvedRuntime): string[] {
  const args = [
    '--dir',
    '--publish=never',
    `-c.electronDist=${runtime.distFolder}`,
    `-c.electronVersion=${runtime.version}`,
  ];
  if (runtime.origin === 'fallback') args.push('-c.electronFuses.enableNodeCliInspectArguments=true');
  return args;
}

/** What a development runtime carries and a packaged app does not need. */
function removeDevelopmentParts(release: string): void {
  for (const name of readdirSync(release).filter((folder) => folder.endsWith('-unpacked'))) {
    for (const part of ['resources/default_app.asar', 'runtime.json'])
      rmSync(path.join(release, name, part), { force: true });
  }
}
