import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asciiTag, craftTiff, rasterTags } from '../../../test/helpers/craft-tiff.ts';
import type { JobOutcome, LayerInfo } from '../../contract/model.ts';
import type { PreviewPart } from '../../contract/preview.ts';
import type { RequestInput } from '../../contract/requests.ts';
import { Engine } from '../engine.ts';
import { InlineRunner } from '../jobs/inline-runner.ts';
import { projectStore } from '../project-store.ts';
import { type Tasks, tasks } from '../tasks/index.ts';

let folder: string;
let engine: Engine;
let runner: InlineRunner<Tasks>;
let settle: (outcome: JobOutcome) => void;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clearground-import-'));
  runner = new InlineRunner(tasks);
  engine = new Engine({
    dataFolder: join(folder, 'settings'),
    version: '0.1.0-test',
    runner,
    projects: projectStore('0.1.0-test'),
    emit: (name, payload) => {
      if (name === 'job.settled') settle((payload as { outcome: JobOutcome }).outcome);
    },
    opened: () => {},
  });
  await engine.handle('project.create', { file: token('p.gpkg'), name: 'p' });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function token(name: string): string {
  engine.grant(`token of ${name}`, join(folder, name));
  return `token of ${name}`;
}
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return token(name);
}
const finished = (start: () => unknown): Promise<JobOutcome> =>
  new Promise((resolve) => {
    settle = resolve;
    start();
  });
const layers = (): readonly LayerInfo[] => engine.workspace.snapshot().layers;
const inspect = async (of: string, more: Partial<RequestInput<'data.inspect'>> = {}): Promise<PreviewPart> => {
  const { parts } = await engine.handle('data.inspect', { file: of, encoding: null, crs: null, ...more });
  return parts[0]!;
};
type Part = RequestInput<'data.import'>['parts'][number];
const bring = (of: string, more: Partial<Part> = {}): Promise<JobOutcome> => {
  const said = { encoding: null, crs: null, date: null, classification: 'internal', source: '' } as const;
  const part: Part = { layer: '', name: '层', role: 'other', ...said, ...more };
  return finished(() => engine.handle('data.import', { file: of, parts: [part] }));
};

const ODD = '设备,横,纵,地点\nA1,116.50,39.90,金盏\nA2,116.51,39.91,孙河\nA3,坏,39.91,东坝\n';

describe('a table whose columns must be named', () => {
  it('is read with the chosen columns, and the next one of the same headers without asking', async () => {
    const first = file('一.csv', ODD);
    expect((await inspect(first)).blocking).not.toBeNull();
    const columns = { x: '横', y: '纵' };
    const fieldMap = [{ from: '地点', to: 'name' }];
    const part = await inspect(first, { layer: '一', columns, fieldMap, role: 'machines' });
    expect(part.blocking).toBeNull();
    expect(part.mapping).toMatchObject({ columns, isRemembered: false });
    expect(part.mapping?.headers).toContain('地点');
    const outcome = await bring(first, { layer: part.layer, role: 'machines', crs: 'EPSG:4326', columns, fieldMap });
    expect(outcome.status).toBe('done');

    const second = await inspect(file('二.csv', ODD.replace('A1', 'B1')));
    expect(second.blocking).toBeNull();
    expect(second.suggestedRole).toBe('machines');
    expect(second.mapping).toMatchObject({ columns, isRemembered: true });
    expect(second.mapping?.fields.find(({ name }) => name === 'name')?.from).toBe('地点');
  });

  it('keeps the rows that cannot be used, tells why, and writes them as a table', async () => {
    const csv = file('一.csv', ODD);
    await bring(csv, { layer: '一', crs: 'EPSG:4326', columns: { x: '横', y: '纵' } });
    const [layer] = layers();
    expect(layer).toMatchObject({ keptAside: 1, fileName: '一.csv' });
    const origin = await engine.handle('layer.origin', { layerId: layer!.id });
    expect(origin).toMatchObject({ asideCount: 1, aside: [{ row: 4 }] });
    expect(origin?.quality).toMatchObject({ rows: 3, usable: 2, keptAside: 1 });
    await engine.handle('layer.exportAside', { layerId: layer!.id, file: token('aside.csv'), language: 'zh' });
    expect(readFileSync(join(folder, 'aside.csv'), 'utf8')).toMatch(/东坝/);
  });
});

it('says the quality of a file before anything is imported', async () => {
  const csv = file('点.csv', '名称,经度,纬度\n甲,116.5,39.9\n甲,116.5,39.9\n乙,,\n');
  const { quality } = await engine.handle('data.quality', {
    ...{ file: csv, layer: '点', role: 'other', encoding: null, crs: null },
  });
  expect(quality.rows).toBe(3);
  expect(quality.findings.length).toBeGreaterThan(0);
  expect(layers()).toEqual([]);
});

it('writes the catalogue, a line per layer', async () => {
  await bring(file('点.csv', '名称,经度,纬度\n甲,116.5,39.9\n'), { layer: '点', name: '=回收点', source: '区城管委' });
  await engine.handle('catalogue.export', { file: token('catalogue.csv'), language: 'zh' });
  const [header, line, ...rest] = readFileSync(join(folder, 'catalogue.csv'), 'utf8').trim().split('\r\n');
  expect(header).toMatch(/^\uFEFF?图层,用途/);
  expect(line).toMatch(/^'=回收点,other,vector,区城管委/);
  expect(rest).toEqual([]);
});

describe('raster files that moved', () => {
  const tiff = (seed: number): Uint8Array =>
    craftTiff({ tags: [...rasterTags(4, 4), asciiTag(270, `scene ${seed}`)], blocks: [new Uint8Array(32).fill(seed)] });

  it('are found again below a folder by their content, not by their name', async () => {
    await bring(file('a.tif', tiff(1)), { name: '甲' });
    await bring(file('b.tif', tiff(2)), { name: '乙' });
    mkdirSync(join(folder, 'moved', 'deep'), { recursive: true });
    renameSync(join(folder, 'a.tif'), join(folder, 'moved', 'deep', 'other-name.tif'));
    rmSync(join(folder, 'b.tif'));
    file('moved/b.tif', tiff(3));
    expect(layers().map((layer) => layer.kind === 'raster' && layer.fileState)).toEqual(['missing', 'missing']);
    const outcome = await finished(() => engine.handle('layers.relinkFolder', { folder: token('moved') }));
    expect(outcome.status).toBe('done');
    const states = layers().map((layer) => [layer.name, layer.kind === 'raster' && layer.fileState]);
    expect(states).toEqual([
      ['乙', 'missing'],
      ['甲', 'here'],
    ]);
    expect(layers()[1]?.fileName).toBe('other-name.tif');
  });

  it('keep the bands and the reflectance that a person confirmed', async () => {
    await bring(file('a.tif', tiff(1)), { bandRoles: { red: 0 }, calibration: { scale: 0.0001, offset: -0.1 } });
    expect(layers()[0]).toMatchObject({ bandRoles: { red: 0 }, calibration: { scale: 0.0001, offset: -0.1 } });
  });

  it('are told as changed when their content is another one', async () => {
    await bring(file('a.tif', tiff(1)), { name: '甲' });
    file('a.tif', tiff(2));
    const outcome = await finished(() => engine.handle('layers.verify', {}));
    expect(outcome).toMatchObject({ status: 'done', layerIds: [layers()[0]!.id] });
  });
});

it('checks units, repairs what was ticked as one step, and undo takes it back', async () => {
  const ring = (w: number, e: number) => [
    [w, 39.9],
    [e, 39.9],
    [e, 39.91],
    [w, 39.91],
    [w, 39.9],
  ];
  const feature = (name: string, w: number, e: number) => ({
    ...{ type: 'Feature', properties: { name } },
    geometry: { type: 'Polygon', coordinates: [ring(w, e)] },
  });
  const units = {
    type: 'FeatureCollection',
    features: [feature('建外街道办事处', 116.4, 116.410002), feature('朝外街道', 116.41, 116.42)],
  };
  await bring(file('units.geojson', JSON.stringify(units)), { layer: 'units', role: 'units' });
  const layerId = layers()[0]!.id;
  const report = await engine.handle('units.check', { layerId, giveUpToM2: 1000 });
  const wanted = report.findings.filter(({ kind }) => kind === 'other-name' || kind === 'overlap');
  expect(wanted.map(({ kind }) => kind).sort()).toEqual(['other-name', 'overlap']);
  const findings = wanted.map(({ id }) => id);
  const outcome = await finished(() => engine.handle('units.repair', { layerId, findings, giveUpToM2: 1000 }));
  expect(outcome.status).toBe('done');
  const after = await engine.handle('units.check', { layerId, giveUpToM2: 1000 });
  expect(after.findings.filter(({ kind }) => kind === 'other-name' || kind === 'overlap')).toEqual([]);
  await engine.handle('edit.undo', {});
  const again = await engine.handle('units.check', { layerId, giveUpToM2: 1000 });
  expect(again.findings).toEqual(report.findings);

  // Rows that change while a repair of them is under way are not written over.
  const start = runner.start.bind(runner);
  runner.start = (task, ...rest) => {
    const handle = start(task, ...rest);
    if (task === 'repairDistrict') void engine.handle('edit.redo', {});
    return handle;
  };
  const late = await finished(() => engine.handle('units.repair', { layerId, findings, giveUpToM2: 1000 }));
  expect(late).toMatchObject({ status: 'failed', problem: { code: 'repair-stale' } });
  const kept = await engine.handle('units.check', { layerId, giveUpToM2: 1000 });
  expect(kept.findings).toEqual(after.findings);
});
