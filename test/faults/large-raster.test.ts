import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeLargeTiff } from '../helpers/craft-large-tiff.ts';

const folder = mkdtempSync(join(tmpdir(), 'large-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What may be in memory at most, the program itself included. */
const MEGABYTES_AT_MOST = 700;

interface Report {
  readonly facts: { readonly status?: string; readonly bytes?: number };
  readonly elapsedMs: number;
  readonly peakMegabytes: number;
}

/** Runs in a process of its own, whose peak memory is then that of the work. */
function inChild(what: 'build' | 'picture', path: string): Report {
  const script = join(import.meta.dirname, 'helpers', 'large-raster.mjs');
  return JSON.parse(execFileSync('node', [script, what, path], { encoding: 'utf8', timeout: 100_000 })) as Report;
}

describe('an image 30,000 pixels wide with four bands', () => {
  it('of 7 GB shows its first picture from its overviews within two seconds and its memory budget', () => {
    const path = join(folder, 'square.tif');
    writeLargeTiff(path, 30_000, 30_000, true);
    const { facts, elapsedMs, peakMegabytes } = inChild('picture', path);
    expect(facts.bytes).toBeGreaterThan(10_000);
    expect(elapsedMs).toBeLessThan(2_000);
    expect(peakMegabytes).toBeLessThan(MEGABYTES_AT_MOST);
  });

  // Memory grows with the width only, so a strip of the full width tells; the whole takes 17 times as long.
  it('gets its overviews within the memory budget', () => {
    const path = join(folder, 'strip.tif');
    writeLargeTiff(path, 30_000, 1_792, false);
    const { facts, peakMegabytes } = inChild('build', path);
    expect(facts.status).toBe('built');
    expect(statSync(`${path}.ovr`).size).toBeGreaterThan(100_000);
    expect(peakMegabytes).toBeLessThan(MEGABYTES_AT_MOST);
  });
});
