import { readFile } from 'node:fs/promises';
import { AppError } from '../../analysis/core/problems.ts';
import type { Reply } from '../contract/bridge.ts';
import { sheetOptions } from '../contract/requests.ts';
import type { EngineProcess } from './engine-process.ts';
import type { Sheet, SheetTray } from './paper.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Prints one sheet without a window, as the command line asks.
 *
 * @param jobFile JSON: { projectPath, options: SheetOptions, output }
 * @returns the exit code; a problem goes to stderr as one line of JSON
 */
export async function printSheetJob(jobFile: string, engine: EngineProcess, tray: SheetTray): Promise<number> {
  const job = JSON.parse(await readFile(jobFile, 'utf8')) as { projectPath: string; options: unknown; output: string };
  const opened = await engine.open(job.projectPath);
  if (!opened.ok) return refuse(opened);
  const reply = await engine.request('sheet.compose', { options: sheetOptions.parse(job.options) });
  if (!reply.ok) return refuse(reply);
  const pdf = await tray.print(reply.value as Sheet);
  try {
    await writeWhole(job.output, pdf);
  } catch (error) {
    if (error instanceof AppError) return refuse({ ok: false, problem: error.problem, message: error.message });
    throw error;
  }
  return 0;
}

function refuse(reply: Extract<Reply<unknown>, { ok: false }>): number {
  process.stderr.write(`${JSON.stringify({ problem: reply.problem, message: reply.message })}\n`);
  return reply.problem === null ? 1 : 2;
}
