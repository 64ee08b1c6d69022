import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError, isProblem } from '../../analysis/core/problems.ts';
import type { SheetOptions } from '../contract/model.ts';
import { windowlessSwitches } from '../runtime/switches.ts';
import { windowlessElectron } from '../runtime/windowless.ts';
import type { Session } from './session.ts';

const TITLE = { zh: '出图', en: 'Print the sheet' };

/** Prints one sheet of a project: the hidden window of the app does it, because only Chromium sets this type on paper. */
export async function printSheet(
  session: Session,
  projectPath: string,
  options: SheetOptions,
  output: string,
): Promise<void> {
  if (!existsSync(projectPath)) {
    throw new AppError({ code: 'file-unreadable', file: basename(projectPath), reason: 'ENOENT' });
  }
  session.terminal.say(TITLE);
  const app = await printingApp(session);
  await session.outputs.whole(output, async (temporaryPath) => {
    const jobFile = session.outputs.beside(`${output}.json`);
    try {
      writeFileSync(jobFile, JSON.stringify({ projectPath, options, output: temporaryPath }));
      const child = spawn(app.path, [...app.args, `--print-sheet=${jobFile}`], {
        env: app.env,
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const ended = endOf(child);
      await session.stoppable(ended, () => child.kill('SIGKILL'));
      if (session.isInterrupted) throw new AppError({ code: 'cancelled', what: TITLE[session.terminal.language] });
      refuseFailure(await ended);
    } finally {
      session.outputs.forget(jobFile);
    }
  });
}

interface PrintingApp {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** The packaged program starts itself again; a checkout finds an Electron and gives it the app folder. */
async function printingApp(session: Session): Promise<PrintingApp> {
  const packaged = process.env['CLEARGROUND_EXECUTABLE'];
  if (packaged !== undefined) return { path: packaged, args: windowlessSwitches(), env: process.env };
  const { path, switches, env } = await windowlessElectron();
  return { path, args: [...switches, session.setup.appFolder], env };
}

interface End {
  readonly code: number | null;
  readonly stderr: string;
}

function endOf(child: ChildProcess): Promise<End> {
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = (stderr + chunk.toString()).slice(-100_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stderr }));
  });
}

/** The app says a problem as one line of JSON on stderr, among whatever Chromium says there. */
function refuseFailure({ code, stderr }: End): void {
  if (code === 0) return;
  for (const line of stderr.split('\n').reverse()) {
    const problem = problemIn(line);
    if (problem !== null) throw new AppError(problem);
  }
  throw new Error(`printing ended with code ${code}\n${stderr}`);
}

function problemIn(line: string) {
  if (!line.startsWith('{')) return null;
  try {
    const said = JSON.parse(line) as { readonly problem?: unknown };
    return isProblem(said.problem) ? said.problem : null;
  } catch {
    return null;
  }
}
