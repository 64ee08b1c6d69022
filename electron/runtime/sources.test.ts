import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceFingerprint, staleReason, stampFile } from './sources.ts';

let root: string;
const write = (file: string, text = '') => {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
};

/** A checkout that has just been built. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'clearground-sources-'));
  for (const file of ['analysis/a.ts', 'renderer/app/b.tsx', 'package.json']) write(file, 'one');
  for (const file of [
    'main/index.js',
    'preload/index.cjs',
    'renderer/index.html',
    'engine/index.js',
    'engine/worker.js',
    'cli/index.js',
  ]) {
    write(`out/${file}`);
  }
  writeFileSync(stampFile(root), sourceFingerprint(root));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('whether a build is needed', () => {
  it('is not, right after one', () => {
    expect(staleReason(root)).toBeUndefined();
  });

  it('is after an edit', () => {
    write('renderer/app/b.tsx', 'two!');
    expect(staleReason(root)).toBe('changed');
  });

  it('is when a file comes back with an older time and the same size, as a version control tool may do', () => {
    utimesSync(path.join(root, 'analysis/a.ts'), 1_000, 1_000);
    expect(staleReason(root)).toBe('changed');
  });

  it('is after a new file and after a removed one', () => {
    write('sample-data/new.ts');
    expect(staleReason(root)).toBe('changed');
    rmSync(path.join(root, 'sample-data'), { recursive: true });
    expect(staleReason(root)).toBeUndefined();
    rmSync(path.join(root, 'analysis/a.ts'));
    expect(staleReason(root)).toBe('changed');
  });

  it('is not for a test or a README', () => {
    write('analysis/a.test.ts');
    write('analysis/README.md');
    expect(staleReason(root)).toBeUndefined();
  });

  it('is when an output or the stamp is missing', () => {
    rmSync(path.join(root, 'out/cli/index.js'));
    expect(staleReason(root)).toBe('missing');
    write('out/cli/index.js');
    rmSync(stampFile(root));
    expect(staleReason(root)).toBe('changed');
  });
});
