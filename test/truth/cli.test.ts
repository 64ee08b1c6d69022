import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** The command line as people start it, on the quick demonstration data. It builds the program first when that is stale. */
const program = fileURLToPath(new URL('../../electron/runtime/clearground.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clearground-cli-'));
const sample = join(folder, 'sample');
const data = (name: string): string => join(sample, name);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface End {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args], { cwd: folder });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const end = new Promise<End>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return { child, end, heard: () => stderr };
}
const clearground = (...args: string[]): Promise<End> => start(args).end;

/** The one JSON document on stdout; parsing fails when anything else is there. */
async function answer(...args: string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await clearground(...args, '--json');
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, unknown>;
}

beforeAll(async () => {
  const { files } = (await answer('sample', sample)) as { files: { name: string; sha256: string }[] };
  for (const { name, sha256 } of files) {
    expect(
      createHash('sha256')
        .update(readFileSync(data(name)))
        .digest('hex'),
      name,
    ).toBe(sha256);
  }
}, 240_000);

describe('the terminal and the project give the same numbers', () => {
  const project = join(folder, 'p.gpkg');
  beforeAll(async () => {
    await answer('project', 'new', project);
    const files = ['units', 'communities', 'compounds', 'machines', 'machine-candidates', 'roads'];
    const scenes = ['scene-2025-05-18.tif', 'scene-2026-05-20.tif'];
    await answer('project', 'add', project, ...[...files.map((name) => `${name}.geojson`), ...scenes].map(data));
  }, 120_000);

  it('detection', async () => {
    const detect = [
      ...['detect', '--after', data('scene-2026-05-20.tif'), '--before', data('scene-2025-05-18.tif')],
      ...['--units', data('units.geojson'), '--context', `roads=${data('roads.geojson')}`],
      ...['--context', `homes=${data('compounds.geojson')}`, '--out'],
    ];
    const found = await answer(...detect, join(folder, 'c.geojson'));
    await answer(...detect, join(folder, 'again.geojson'));
    expect(readFileSync(join(folder, 'again.geojson')).equals(readFileSync(join(folder, 'c.geojson')))).toBe(true);
    const kept = (await answer('project', 'run', project, 'dumps')) as { result: Record<string, unknown> };
    expect(kept.result['candidateCount']).toBe(found['candidateCount']);
    expect(kept.result['stats']).toEqual(found['stats']);
    const { features } = JSON.parse(readFileSync(join(folder, 'c.geojson'), 'utf8')) as {
      features: { properties: { id: string; rank: number; score: number } }[];
    };
    expect(features.length).toBe(found['candidates']);
    expect(candidatesIn(project)).toEqual(features.map(({ properties: { id, rank, score } }) => ({ id, rank, score })));
    const evaluation = await answer(
      'evaluate',
      '--found',
      join(folder, 'c.geojson'),
      '--truth',
      data('truth-dumps.geojson'),
    );
    expect(evaluation['found']).toBe(features.length);
  }, 120_000);

  it('coverage', async () => {
    const demand = ['--demand', data('compounds.geojson'), '--facilities', data('machines.geojson')];
    const more = ['--communities', data('communities.geojson'), '--roads', data('roads.geojson')];
    const out = ['--radius-m', '300', '--out', join(folder, 'gaps.csv')];
    const shown = await answer('coverage', ...demand, ...more, '--units', data('units.geojson'), ...out);
    const kept = (await answer('project', 'run', project, 'coverage')) as { result: Record<string, unknown> };
    expect(kept.result['district']).toEqual(shown['district']);
    expect(kept.result['units']).toEqual(shown['units']);
  }, 60_000);

  it('plan, with its proof', async () => {
    const layers = ['--demand', data('compounds.geojson'), '--candidates', data('machine-candidates.geojson')];
    const more = ['--existing', data('machines.geojson'), '--roads', data('roads.geojson'), '--p', '20'];
    const [plan, again] = [
      await answer('locate', 'mclp', ...layers, ...more, '--out', join(folder, 'plan.geojson')),
      await answer('locate', 'mclp', ...layers, ...more, '--out', join(folder, 'plan-again.geojson')),
    ];
    const bytes = ['plan.geojson', 'plan-again.geojson'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect([again['objective'], bytes[1]]).toEqual([plan['objective'], bytes[0]]);
    const kept = (await answer('project', 'run', project, 'location', '--param', 'p=20')) as {
      result: Record<string, unknown>;
    };
    expect(plan).toMatchObject({ isProven: true, siteCount: 20 });
    expect(kept.result['objective']).toBe(plan['objective']);
    expect(kept.result['sites']).toEqual(plan['sites']);
  }, 60_000);
});

/** The queue as it is on disk, read without the program. */
function candidatesIn(project: string): unknown[] {
  const db = new DatabaseSync(project, { readOnly: true });
  const { table } = db.prepare("SELECT table_name AS 'table' FROM cg_layers WHERE role = 'candidates'").get();
  const rows = db.prepare(`SELECT id, rank, score FROM "${table}" ORDER BY rank`).all();
  db.close();
  return rows.map(({ id, rank, score }) => ({ id, rank, score }));
}

describe('what cannot be used exits 2 with cause and remedy, and leaves nothing', () => {
  it.each([
    ['a picture called .tif', ['info', 'dirty/renamed-jpeg.tif']],
    ['a zip without .shp', ['info', 'dirty/no-shp.zip']],
    ['a table without coordinates', ['info', 'dirty/no-coordinates.csv']],
    ['an output of unknown format', ['coverage', '--demand', 'x', '--out', 'result.xyz']],
    ['a verb still to come', ['zonal']],
    ['a missing option', ['locate', 'lscp']],
  ])(
    '%s',
    async (_, args) => {
      const found = args.map((word) => (word.startsWith('dirty/') ? data(word) : word));
      const { code, stdout, stderr } = await clearground(...found, '--lang', 'en', '--json');
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.trim().split('\n').length).toBeGreaterThanOrEqual(2);
      expect(existsSync(join(folder, 'result.xyz'))).toBe(false);
    },
    30_000,
  );
});

it('Ctrl+C ends the work with 130 within two seconds and leaves no half-written folder', async () => {
  const { child, end, heard } = start(['sample', join(folder, 'never')]);
  while (!heard().includes('%')) await new Promise((resolve) => setTimeout(resolve, 50));
  const pressedMs = performance.now();
  child.kill('SIGINT');
  expect((await end).code).toBe(130);
  expect(performance.now() - pressedMs).toBeLessThan(2000); // a second, and one more for a busy test machine
  expect(readdirSync(folder).filter((name) => name.includes('never'))).toEqual([]);
}, 60_000);
