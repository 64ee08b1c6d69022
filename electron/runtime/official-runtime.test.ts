import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recallFailure, rememberFailure } from './failed-download.ts';
import { downloadStep, downloadUrl } from './official-download.ts';
import { installedRuntime, isArchiveCached, overrideStep } from './official-runtime.ts';
import { executableInside } from './places.ts';
import { RuntimeProblem } from './words.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clearground-runtime-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An electron package as its installer leaves it. */
function unpack(version: string): void {
  const executable = path.join(folder, 'dist', executableInside());
  mkdirSync(path.dirname(executable), { recursive: true });
  writeFileSync(executable, '');
  writeFileSync(path.join(folder, 'dist', 'version'), version);
  writeFileSync(path.join(folder, 'path.txt'), executableInside());
}

describe('the installed binary', () => {
  it('counts when it is complete and of the wanted version', () => {
    unpack('45.4.1');
    expect(installedRuntime({ folder, version: '45.4.1' }, 'installed')).toMatchObject({
      path: path.join(folder, 'dist', executableInside()),
      version: '45.4.1',
      note: 'Electron 45.4.1 (installed)',
    });
  });

  it('does not count when it is of another version', () => {
    unpack('45.4.0');
    expect(installedRuntime({ folder, version: '45.4.1' }, 'installed')).toBeUndefined();
  });

  it('does not count while path.txt, which is written last, is missing', () => {
    unpack('45.4.1');
    rmSync(path.join(folder, 'path.txt'));
    expect(installedRuntime({ folder, version: '45.4.1' }, 'installed')).toBeUndefined();
  });
});

describe('the folder that the person names', () => {
  it('is refused in words when it holds no Electron, and nothing else is tried', async () => {
    await expect(overrideStep(folder).attempt()).rejects.toBeInstanceOf(RuntimeProblem);
  });

  it('is passed over when none is named', async () => {
    expect(await overrideStep('').attempt()).toHaveProperty('unavailable');
  });
});

describe('the official download', () => {
  it('goes to the release host, or to the mirror that is named', () => {
    expect(downloadUrl('45.4.1', {})).toMatch(/^https:\/\/github\.com\/.+\/v45\.4\.1\/electron-v45\.4\.1-.+\.zip$/);
    expect(downloadUrl('45.4.1', { ELECTRON_MIRROR: 'https://mirror.test/e/' })).toMatch(
      /^https:\/\/mirror\.test\/e\/v45\.4\.1\//,
    );
    const flat = { ELECTRON_MIRROR: 'https://mirror.test/', ELECTRON_CUSTOM_DIR: '{{ version }}' };
    expect(downloadUrl('45.4.1', flat)).toMatch(/^https:\/\/mirror\.test\/45\.4\.1\//);
  });

  it('gives up on a host that refuses, and the next start does not ask it again', async () => {
    const env = { CLEARGROUND_CACHE: folder, ELECTRON_MIRROR: 'http://127.0.0.1:9/' };
    const electron = { folder: path.join(folder, 'electron'), version: '0.0.1' };
    expect(await downloadStep(electron, true, env).attempt()).toMatchObject({
      unavailable: expect.stringContaining('127.0.0.1:9'),
    });
    expect(await downloadStep(electron, true, env).attempt()).toMatchObject({
      unavailable: expect.stringContaining('remembered'),
    });
  });

  it('remembers a failure for hours, for the same address only', () => {
    const memory = path.join(folder, 'deeper', 'failed.json');
    rememberFailure(memory, { url: 'https://a.test/1', reason: 'ENOTFOUND', atMs: 1_000 });
    expect(recallFailure(memory, 'https://a.test/1', 1_000 + 3_600_000)).toBe('ENOTFOUND');
    expect(recallFailure(memory, 'https://a.test/1', 1_000 + 24 * 3_600_000)).toBeUndefined();
    expect(recallFailure(memory, 'https://b.test/1', 2_000)).toBeUndefined();
  });

  it('finds the archive in the installer’s cache', () => {
    const archive = `electron-v45.4.1-${process.platform}-${process.arch}.zip`;
    expect(isArchiveCached(folder, '45.4.1')).toBe(false);
    mkdirSync(path.join(folder, 'abc'));
    writeFileSync(path.join(folder, 'abc', archive), '');
    expect(isArchiveCached(folder, '45.4.1')).toBe(true);
  });
});
