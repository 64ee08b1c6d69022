import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeatureTable } from '../../analysis/core/features.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { Outputs } from '../../electron/cli/outputs.ts';
import { readVectorFile } from '../../electron/engine/datasets/vector-files.ts';
import { writeVectorFile } from '../../electron/engine/datasets/write-vector.ts';
import { temporaryFolder } from '../../electron/engine/project/project-for-tests.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const tableOf = (...names: string[]): FeatureTable => ({
  name: '站点',
  crs: 'EPSG:4548',
  fields: [{ name: '所属街道办事处', type: 'text' }],
  rows: names.map((name, row) => ({
    geometry: { type: 'Point', coordinates: [450_000 + row, 4_420_000] },
    values: [name],
  })),
});
const listed = (): string[] => readdirSync(folder.path).sort();
const whole = (path: string, table: FeatureTable): Promise<void> =>
  new Outputs().whole(path, async (temporaryPath) => {
    await writeVectorFile(temporaryPath, table, { encoding: 'gbk' });
  });

it('a shapefile output appears as a whole set, in GBK that is read again, and replaces the set before it', async () => {
  const path = join(folder.path, '站点 表.shp');
  await whole(path, tableOf('望京', '垡头'));
  await whole(path, tableOf('三里屯'));
  expect(listed()).toEqual(['.cpg', '.dbf', '.prj', '.shp', '.shx'].map((extension) => `站点 表${extension}`));
  const { table } = await readVectorFile({ path, layer: '', encoding: null, crs: null }, quietRun);
  expect([table.fields[0]?.name, table.rows.map(({ values }) => values)]).toEqual(['所属街道办', [['三里屯']]]);
});

it('an output that cannot be finished leaves the set before it and nothing else', async () => {
  const path = join(folder.path, 'a.shp');
  await whole(path, tableOf('望京'));
  const before = listed().map((name) => readFileSync(join(folder.path, name)));
  const failing = new Outputs().whole(path, async (temporaryPath) => {
    await writeVectorFile(temporaryPath, tableOf('垡头'));
    throw new Error('the power went');
  });
  await expect(failing).rejects.toThrow('the power went');
  expect(listed()).toEqual(['a.cpg', 'a.dbf', 'a.prj', 'a.shp', 'a.shx']);
  expect(listed().map((name) => readFileSync(join(folder.path, name)))).toEqual(before);
});

it('any file of a loose set opens the set', async () => {
  await whole(join(folder.path, 'a.shp'), tableOf('望京'));
  for (const extension of ['.dbf', '.shx', '.prj', '.cpg']) {
    const file = { path: join(folder.path, `a${extension}`), layer: '', encoding: null, crs: null };
    expect((await readVectorFile(file, quietRun)).table.rows.length).toBe(1);
  }
});
