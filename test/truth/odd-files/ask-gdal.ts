import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { GdalView } from './facts.ts';

export const PYTHON = '/usr/bin/python3';
const VIEW = fileURLToPath(new URL('./gdal_view.py', import.meta.url));

/** Whether Python with GDAL and NumPy can be run here. */
export const hasGdalPython = (): boolean =>
  spawnSync(PYTHON, ['-c', 'import numpy; from osgeo import gdal, ogr, osr']).status === 0;

export interface GdalQuestion {
  readonly path: string;
  readonly options: readonly string[];
  readonly drivers: readonly string[];
}

/** One view per question, in order; a file that ends GDAL's process is refused by GDAL, and a new process goes on after it. */
export async function askGdal(questions: readonly GdalQuestion[]): Promise<GdalView[]> {
  const views: GdalView[] = [];
  while (views.length < questions.length) {
    views.push(...(await askInOneProcess(questions.slice(views.length))));
    if (views.length < questions.length) views.push({ refused: 'GDAL ended' });
  }
  return views;
}

async function askInOneProcess(questions: readonly GdalQuestion[]): Promise<GdalView[]> {
  const child = spawn(PYTHON, ['-B', VIEW], { stdio: ['pipe', 'pipe', 'ignore'] });
  const views: GdalView[] = [];
  let idle = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  child.stdin.on('error', () => undefined); // the process ended early: the caller counts the answers
  child.stdin.end(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
  for await (const line of createInterface({ input: child.stdout })) {
    views.push(JSON.parse(line) as GdalView);
    clearTimeout(idle);
    idle = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  }
  clearTimeout(idle);
  return views;
}

const PATIENCE_MS = 40_000;
