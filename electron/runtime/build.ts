import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './file-lock.ts';
import { cacheFolder, projectRoot } from './places.ts';
import { runtimeProblems } from './problems.ts';
import { sourceFingerprint, staleReason, stampFile } from './sources.ts';
import { notice, notices, RuntimeProblem } from './words.ts';

/**
 * Makes out/ what the sources say, if it is not. Of several processes one builds and the others wait. Words go to stderr.
 *
 * @param force builds even when nothing has changed
 * @throws RuntimeProblem when the build fails, after its last lines
 */
export async function ensureBuilt(root = projectRoot(), force = false): Promise<void> {
  if (!force && staleReason(root) === undefined) return;
  const lock = path.join(cacheFolder(), `build-${createHash('sha256').update(root).digest('hex').slice(0, 12)}.lock`);
  await withLock(
    lock,
    async () => {
      if (force || staleReason(root) !== undefined) await build(root);
    },
    () => notice(notices.waitingForOther('out/')),
  );
}

async function build(root: string): Promise<void> {
  const tool = path.join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  if (!existsSync(tool)) throw new RuntimeProblem(runtimeProblems.notInstalled('node_modules/electron-vite'));
  notice(notices.building());
  const startMs = Date.now();
  const fingerprint = sourceFingerprint(root);
  const { exitCode, log } = await runQuietly([tool, 'build'], root);
  if (exitCode !== 0) {
    process.stderr.write(log);
    throw new RuntimeProblem(runtimeProblems.buildFailed(exitCode));
  }
  // The fingerprint from before the build: a file edited meanwhile makes the next start build again.
  writeFileSync(stampFile(root), fingerprint);
  notice(notices.built(((Date.now() - startMs) / 1_000).toFixed(1)));
}

async function runQuietly(args: string[], cwd: string): Promise<{ exitCode: number; log: string }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: process.env });
  let log = '';
  const keep = (chunk: Buffer) => {
    log = (log + chunk.toString()).slice(-8_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const exitCode = await new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  return { exitCode, log };
}
