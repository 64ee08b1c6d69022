import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AppError } from '../../../analysis/core/problems.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { writeLargeTiff } from '../../../test/helpers/craft-large-tiff.ts';
import { buildOverviews } from '../tasks/build-overviews.ts';
import { cachedOverviewPath, fingerprintOf, overviewCacheFolder } from './overview-places.ts';
import { rasterOf } from './raster-handles.ts';

const folder = mkdtempSync(join(tmpdir(), 'places-'));
const scene = join(folder, 'scene.tif');
const before = process.env['XDG_CACHE_HOME'];

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache');
  writeLargeTiff(scene, 700, 600, false);
  truncateSync(scene, 17_000_000);
});
afterAll(() => {
  if (before === undefined) delete process.env['XDG_CACHE_HOME'];
  else process.env['XDG_CACHE_HOME'] = before;
  rmSync(folder, { recursive: true, force: true });
});

it('a cancelled build leaves nothing behind', async () => {
  const cancelled = {
    ...quietRun,
    stage: () => cancelled,
    breathe: async (): Promise<void> => {
      throw new AppError({ code: 'cancelled', what: 'scene.tif' });
    },
  };
  await expect(buildOverviews({ path: scene }, cancelled)).rejects.toMatchObject({ problem: { code: 'cancelled' } });
  expect(readdirSync(folder)).toEqual(['scene.tif']);
});

it('overviews built beside an open image are used from the next look on, and not built twice', async () => {
  expect((await rasterOf(scene)).info.overviews).toEqual([]);
  expect(await buildOverviews({ path: scene, largerThanPixels: 4_000 }, quietRun)).toMatchObject({ status: 'small' });
  expect(await buildOverviews({ path: scene }, quietRun)).toMatchObject({ status: 'built', path: `${scene}.ovr` });
  expect((await rasterOf(scene)).info.overviews).toEqual([
    { width: 350, height: 300 },
    { width: 175, height: 150 },
  ]);
  expect(await buildOverviews({ path: scene }, quietRun)).toMatchObject({ status: 'present' });
});

it.skipIf(process.platform !== 'linux')(
  'copies in the cache folder are found by what the image holds, wherever it lies',
  async () => {
    const cached = await cachedOverviewPath(scene);
    expect(dirname(cached)).toBe(overviewCacheFolder());
    mkdirSync(dirname(cached), { recursive: true });
    renameSync(`${scene}.ovr`, cached);
    const elsewhere = join(folder, 'elsewhere.tif');
    copyFileSync(scene, elsewhere);
    expect(await fingerprintOf(elsewhere)).toBe(await fingerprintOf(scene));
    expect((await rasterOf(elsewhere)).info.overviews).toHaveLength(2);
    expect(existsSync(`${elsewhere}.ovr`)).toBe(false);
  },
);
