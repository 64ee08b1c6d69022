import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../analysis/core/features.ts';
import { seededRandom } from '../../analysis/core/random.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { writeGeoTiff } from '../../analysis/raster/write-geotiff.ts';
import type { JobInfo } from '../../electron/contract/model.ts';
import { startPool } from '../../electron/engine/jobs/engine-pool.ts';
import { JobManager } from '../../electron/engine/jobs/job-manager.ts';
import type { TaskInput } from '../../electron/engine/jobs/task.ts';
import type { Tasks } from '../../electron/engine/tasks/index.ts';
import type { TableSource } from '../../electron/engine/tasks/table-source.ts';

/** Every job a person can start, cancelled in its midst in a real worker: it ends within a second and the next one works. */
const folder = mkdtempSync(join(tmpdir(), 'clearground-cancel-'));
const inFolder = (name: string): string => join(folder, name);
const pool = startPool(fileURLToPath(new URL('./helpers/engine-worker.mjs', import.meta.url)));
const random = seededRandom(3);

let heard: (job: JobInfo) => void = () => {};
const jobs = new JobManager<Tasks>(pool, { progress: (job) => heard(job), settled: () => {} }, (stage) => ({
  zh: stage,
  en: stage,
}));

beforeAll(async () => {
  const [before, after] = twoDates();
  writeFileSync(inFolder('before.tif'), await tiff(before));
  writeFileSync(inFolder('after.tif'), await tiff(after));
  const row = (n: number): string =>
    `{"type":"Feature","properties":{"n":${n}},"geometry":{"type":"Point","coordinates":[${116 + random()},40]}}`;
  const rows = Array.from({ length: 150_000 }, (_, n) => row(n)).join(',\n');
  writeFileSync(inFolder('many.geojson'), `{"type":"FeatureCollection","features":[${rows}]}`);
}, 60_000);
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

const scene = (name: string, date: string) => {
  const bands = { blue: 0, green: 1, red: 2, nir: 3 };
  return { path: inFolder(name), date, maskPath: null, bands, scale: null, offset: null };
};
const none = { communities: null, units: null, roads: null, existing: null, distancesPath: null, weight: null };

const inputs: {
  readonly [Name in 'sample' | 'importVector' | 'detect' | 'coverage' | 'locate']: () => TaskInput<Tasks, Name>;
} = {
  sample: () => ({ folder: inFolder('sample'), extent: 'quick', seed: 1 }),
  importVector: () => ({ path: inFolder('many.geojson'), layer: '', encoding: null, crs: null }),
  detect: () => ({
    ...{ after: scene('after.tif', '2026-05-20'), before: scene('before.tif', '2025-05-18') },
    ...{ tables: {}, exclusions: [], params: {} },
  }),
  coverage: () => ({ ...none, demand: points(30_000), facilities: points(10_000), units: squares(), params: {} }),
  locate: () => ({ ...none, demand: points(6_000), candidates: points(1_500), params: { model: 'p-median', p: 40 } }),
};

describe('cancel ends a job within a second', () => {
  it.each([
    ['sample', 0.01],
    ['importVector', 0.01],
    ['importVector', 0.75],
    ['detect', 0.01],
    ['detect', 0.5],
    ['detect', 0.8],
    ['coverage', 0.01],
    ['coverage', 0.4],
    ['locate', 0.01],
    ['locate', 0.4],
  ] as const)(
    '%s, when %f of it is done',
    async (name, fraction) => {
      const input = inputs[name]();
      const underWay = new Promise<void>((resolve) => {
        heard = (job) => {
          if (job.fraction >= fraction) resolve();
        };
      });
      const { jobId, settled } = jobs.start({ zh: name, en: name }, async (job) => {
        await job.task(name, input as never);
        return { runId: null, layerIds: [] };
      });
      const early = await Promise.race([underWay, settled]);
      expect(early, 'the job ended before it could be cancelled').toBeUndefined();
      const askedMs = performance.now();
      expect(jobs.cancel(jobId)).toBe(true);
      expect(await settled).toEqual({ status: 'cancelled' });
      expect(performance.now() - askedMs).toBeLessThan(1000);
      expect(jobs.list()).toEqual([]);
    },
    60_000,
  );

  it('and the workers answer the next call', async () => {
    const { sha256 } = await pool.start('hash', { path: inFolder('after.tif') }, { what: 'hash' }).result;
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  }, 30_000);
});

type Bands = readonly Uint16Array[];
const SIZE = 1500;

/** Four bands of noise, and the same with a tenth of the pixels changed. */
function twoDates(): [before: Bands, after: Bands] {
  const before = [0, 1, 2, 3].map(() => Uint16Array.from({ length: SIZE * SIZE }, () => 500 + 2000 * random()));
  const after = before.map((band) => band.map((value) => (random() < 0.1 ? 500 + 3000 * random() : value)));
  return [before, after];
}

function tiff(bands: Bands): Promise<Uint8Array> {
  const transform = [10, 0, 465_000, 0, -10, 4_426_000] as const;
  const shape = { crs: 'EPSG:32650', width: SIZE, height: SIZE, transform } as const;
  return writeGeoTiff({ shape, bands, compression: 'none' }, (bytes) => bytes, quietRun);
}

function points(count: number): TableSource {
  const rows = Array.from({ length: count }, (_, n) => ({
    geometry: { type: 'Point' as const, coordinates: [116.4 + 0.2 * random(), 39.9 + 0.2 * random()] },
    values: [`P${n}`, 100, 'U1', '运行'],
  }));
  const fields = (['id', 'people', 'unit_code', 'status'] as const).map((name) => ({
    name,
    type: name === 'people' ? ('integer' as const) : ('text' as const),
  }));
  return tableSource({ name: 'points', crs: 'EPSG:4326', fields, rows });
}

function squares(): TableSource {
  const ring = [
    [116.4, 39.9],
    [116.6, 39.9],
    [116.6, 40.1],
    [116.4, 40.1],
    [116.4, 39.9],
  ];
  const fields = ['code', 'name', 'kind'].map((name) => ({ name, type: 'text' as const }));
  const rows = [{ geometry: { type: 'Polygon' as const, coordinates: [ring] }, values: ['U1', '甲街道', '街道'] }];
  return tableSource({ name: 'units', crs: 'EPSG:4326', fields, rows });
}

function tableSource(table: FeatureTable): TableSource {
  return { kind: 'table', table };
}
