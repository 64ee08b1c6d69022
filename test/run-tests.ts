import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt } from '../electron/runtime/build.ts';
import { startDisplay } from '../electron/runtime/display.ts';
import { resolveElectron } from '../electron/runtime/resolve-runtime.ts';
import { ensureSystemLibraries } from '../electron/runtime/system-libraries.ts';

interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const root = resolve(import.meta.dirname, '..');
const results = (name: string): string => join(root, 'test-results', name);

/** `npm test`: unit and truth tests, then the real window on a display of its own; the counts come last, in one line. */
rmSync(join(root, 'test-results'), { recursive: true, force: true });
await ensureBuilt(root);
const runtime = await resolveElectron();
ensureSystemLibraries(runtime);
const unit = await runUnitTests();
const windows = await runWindowTests(runtime.path);
const total = {
  passed: unit.passed + windows.passed,
  failed: unit.failed + windows.failed,
  skipped: unit.skipped + windows.skipped,
};
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

async function runUnitTests(): Promise<Tally> {
  const file = results('unit.json');
  const code = await run('npx', [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = readJson<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(file);
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const failed = report.numFailedTests + (code !== 0 && report.numFailedTests === 0 ? 1 : 0);
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

async function runWindowTests(electronPath: string): Promise<Tally> {
  const display = await startDisplay();
  try {
    const env = { ...display.env, CLEARGROUND_ELECTRON: electronPath };
    const code = await run('npx', ['playwright', 'test', '--config=test/playwright.config.ts'], env);
    const report = readJson<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(
      results('e2e.json'),
    );
    if (report === null) return { passed: 0, failed: 1, skipped: 0 };
    const { expected, unexpected, flaky, skipped } = report.stats;
    const failed = unexpected + flaky;
    return { passed: expected, failed: failed + (code !== 0 && failed === 0 ? 1 : 0), skipped };
  } finally {
    display.stop();
  }
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.once('exit', (code) => done(code ?? 1));
  });
}

function readJson<Report>(file: string): Report | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return null;
  }
}
