import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { expect, it } from 'vitest';
import { seededRandom } from '../../analysis/core/random.ts';
import { createProject, openProject, verifyChain } from '../../electron/engine/project/index.ts';
import {
  author,
  candidateOutput,
  detection,
  temporaryFolder,
} from '../../electron/engine/project/project-for-tests.ts';

/** KILL_TRIALS=1000 makes the long run. */
const TRIALS = Number(process.env['KILL_TRIALS'] ?? 15);
const CANDIDATES = 40;

it(`loses no acknowledged decision when the program is killed at any moment (${TRIALS} trials)`, {
  timeout: 60_000 + TRIALS * 5_000,
}, async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'p.gpkg');
  const project = createProject(path, author);
  project.recordRun(detection, [candidateOutput(CANDIDATES)]);
  project.close();
  const random = seededRandom(11);
  let next = 0;
  let lefts = 0;
  try {
    for (let trial = 0; trial < TRIALS; trial++) {
      const acknowledged = await decideAndKill(path, next, random() * 120);
      if (existsSync(`${path}-wal`)) lefts++;
      const started = performance.now();
      const again = openProject(path, author);
      expect(performance.now() - started).toBeLessThan(3_000);
      const chain = verifyChain(again);
      expect(chain.isWhole, `trial ${trial}`).toBe(true);
      // the last acknowledged decision stands, or one more that was on disk and not yet said
      expect([acknowledged + 1, acknowledged + 2]).toContain(chain.events);
      const latest = chain.events - 1;
      const inOrder = again.candidates('run-1').map(({ id }) => id);
      if (latest >= 0) expect(again.decisionOf(inOrder[latest % CANDIDATES]!)?.reason).toBe(String(latest));
      again.close();
      const db = new DatabaseSync(path, { readOnly: true });
      expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
      db.close();
      next = chain.events;
    }
  } finally {
    folder.remove();
  }
  expect(next).toBeGreaterThan(TRIALS);
  expect(lefts).toBeGreaterThan(0);
});

/** Starts a child that decides from number `first` on, kills it some time after it began; returns the last number it said. */
function decideAndKill(path: string, first: number, afterMs: number): Promise<number> {
  const program = join(import.meta.dirname, 'helpers', 'decide-until-killed.mjs');
  const child = spawn(process.execPath, [program, path, String(first)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let errors = '';
  let isTimed = false;
  child.stderr.on('data', (data) => {
    errors += String(data);
  });
  child.stdout.on('data', (data) => {
    said += String(data);
    if (isTimed || !said.includes('ready')) return;
    isTimed = true;
    setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the child ended by itself: ${errors}`));
      // an unfinished last line was not said
      const numbers = said
        .slice(0, said.lastIndexOf('\n'))
        .split('\n')
        .filter((line) => /^\d+$/.test(line));
      resolve(numbers.length > 0 ? Number(numbers.at(-1)) : first - 1);
    });
  });
}
