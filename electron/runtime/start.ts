import path from 'node:path';
import { ensureBuilt } from './build.ts';
import { type Display, findDisplay } from './display.ts';
import { fileNameLocale } from './file-name-locale.ts';
import { projectRoot } from './places.ts';
import { resolveElectron } from './resolve-runtime.ts';
import { runChild } from './run-child.ts';
import { launchSwitches, surroundingsWith } from './switches.ts';
import { ensureSystemLibraries } from './system-libraries.ts';
import { notice, notices, runProgram } from './words.ts';

const DEFAULT_ARGUMENT = '--sample=district';
const DEMO_FOLDER = 'clearground-demo';

/**
 * `npm start`: builds if needed, finds an Electron and its system libraries, and opens the window on the demonstration
 * district. Without a display the command line does the same job and leaves its results in a folder.
 *
 * Arguments go to the app (`npm start -- FILE.gpkg`); without any it opens the demonstration district. Without a display the
 * first one that is no switch names the folder for the results.
 */
await runProgram(async () => {
  const args = process.argv.slice(2);
  const root = projectRoot();
  await ensureBuilt(root);
  const display = await findDisplay();
  return display.kind === 'none' ? workWithoutWindow(root, args) : openWindow(root, args, display);
});

async function openWindow(root: string, args: readonly string[], display: Display): Promise<number> {
  const runtime = await resolveElectron();
  ensureSystemLibraries(runtime);
  const surroundings = surroundingsWith(display.kind);
  if (!surroundings.isRoot && !surroundings.canSandbox) notice(notices.sandboxBlocked());
  const appArguments = args.length > 0 ? args : [DEFAULT_ARGUMENT];
  return runChild(runtime.path, [...launchSwitches(surroundings), root, ...appArguments], cleanEnvironment(display));
}

async function workWithoutWindow(root: string, args: readonly string[]): Promise<number> {
  const folder = path.resolve(args.find((argument) => !argument.startsWith('-')) ?? DEMO_FOLDER);
  notice(notices.noDisplay(folder));
  const exitCode = await runChild(process.execPath, [path.join(root, 'out/cli/index.js'), 'demo', folder]);
  if (exitCode === 0) notice(notices.demoDone(folder));
  return exitCode;
}

/** ELECTRON_RUN_AS_NODE, left over from an editor's terminal, would start a plain Node in place of the window. */
function cleanEnvironment(display: Display): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return { ...env, ...fileNameLocale(), ...display.env };
}
