import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { CandidateInfo, WorkspaceSnapshot } from '../../electron/contract/model.ts';
import { hasGdal, stackBands } from '../helpers/band-stack.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  launchApp,
  type RunningApp,
  temporaryFolder,
} from '../helpers/launch-app.ts';
import { realData } from '../helpers/real-data.ts';

const beihai = realData('sentinel2-pair-beihai');
const taizhou = realData('landsat-pair-taizhou');
const chaoyang = realData('chaoyang-gcj02');
const SENTINEL_BANDS = ['B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B8A', 'B11', 'B12'];

/** The same job on data that nobody here made: a new project, real boundaries, real scenes, in the real window. */
test.describe('real input', () => {
  const data = temporaryFolder();
  let running: RunningApp;
  let page: Page;

  test.beforeEach(async () => {
    running = await launchApp(data.path);
    page = running.page;
  });
  test.afterEach(async () => {
    expect(running.pageErrors).toEqual([]);
    await running.app.close();
  });
  test.afterAll(() => data.remove());

  test('two Sentinel-2 dates inside a real outline: candidates, decisions, a sheet', async () => {
    test.skip(beihai === null, 'the data set sentinel2-pair-beihai is not on this machine');
    test.skip(!hasGdal(), 'GDAL, which puts the single bands into one file, is not on this machine');
    const [before, after] = ['beihai-2016-12-09.tif', 'beihai-2018-03-09.tif'].map((name) => join(data.path, name));
    stackBands(join(beihai!, 'imgs_1'), SENTINEL_BANDS, before!);
    stackBands(join(beihai!, 'imgs_2'), SENTINEL_BANDS, after!);
    await newProject('北海.gpkg');
    await bringIn(join(beihai!, 'beihai.geojson'), { role: 'units' });
    await bringIn(before!);
    await bringIn(after!);
    const dated = (await snapshot()).layers.map(({ role, date }) => `${role} ${date}`);
    expect(dated.sort()).toEqual(['scene 2016-12-09', 'scene 2018-03-09', 'units null']);
    const candidates = await detect();
    expect(candidates.length).toBeGreaterThan(10);
    expect(candidates[0]).toMatchObject({ beforeDate: '2016-12-09', afterDate: '2018-03-09' });
    for (const { centre, terms } of candidates) {
      expect(centre[0]).toBeGreaterThan(109.48);
      expect(centre[0]).toBeLessThan(109.56);
      expect(terms.length).toBeGreaterThan(3);
    }
    await page.getByTestId('task-review').click();
    await page.getByTestId('candidate-row').first().waitFor();
    for (const key of ['1', '2', '3']) {
      const count = await decided();
      await page.keyboard.press(key);
      await expect.poll(decided).toBe(count + 1);
    }
    const pdf = join(data.path, '北海.pdf');
    await page.getByTestId('task-sheet').click();
    await answerSaveDialog(running.app, pdf);
    await page.getByTestId('export-sheet').click();
    await expect(page.getByTestId('sheet-exported')).toBeVisible({ timeout: 60_000 });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('two Landsat dates of eight bits, their days told on the card', async () => {
    test.skip(taizhou === null, 'the data set landsat-pair-taizhou is not on this machine');
    await newProject('泰州.gpkg');
    await bringIn(join(taizhou!, 'Taizhou_2000TM.tif'), { date: '2000-03-17' });
    await bringIn(join(taizhou!, 'Taizhou_2003TM.tif'), { date: '2003-02-06' });
    const candidates = await detect();
    expect(candidates.length).toBeGreaterThan(0);
    const [run] = (await snapshot()).runs;
    const { notes } = (await ask(page, 'run.result', { runId: run!.id })).result as { notes: { zh: string }[] };
    expect(notes.map(({ zh }) => zh).join()).toContain('8 位影像');
  });

  test('the outline and the communities of Chaoyang, named as GCJ-02, land in their true place', async () => {
    test.skip(chaoyang === null, 'the data set chaoyang-gcj02 is not on this machine');
    await newProject('朝阳.gpkg');
    await bringIn(join(chaoyang!, 'fence_110105.json'), { crs: 'GCJ-02' });
    await bringIn(join(chaoyang!, 'communities_2016.geojson'), { crs: 'GCJ-02' });
    const { layers } = await snapshot();
    const [units, communities] = ['units', 'communities'].map((role) => layers.find((layer) => layer.role === role));
    expect(units).toMatchObject({ kind: 'vector', geometryType: 'polygon', rows: 1 });
    expect(communities).toMatchObject({ kind: 'vector', geometryType: 'point', rows: 326 });
    for (const layer of [units!, communities!]) expect(layer.crsNote.zh).toContain('GCJ-02');
    // the shift is about 6.2 thousandths of a degree eastwards here: 116.35091 in the file
    expect(units!.extent![0]).toBeGreaterThan(116.344);
    expect(units!.extent![0]).toBeLessThan(116.346);
  });

  async function newProject(name: string): Promise<void> {
    await answerSaveDialog(running.app, join(data.path, name));
    await page.getByTestId('start-new').click();
    await page.getByTestId('data-panel').waitFor();
  }

  /** Adds one file through the dialog, after the choices a person makes on its card. */
  async function bringIn(
    path: string,
    choices: { readonly role?: string; readonly date?: string; readonly crs?: string } = {},
  ): Promise<void> {
    const count = (await snapshot()).layers.length;
    await answerOpenDialog(running.app, [path]);
    await page.getByTestId('add-data').click();
    const card = page.getByTestId('preview-card');
    await card.getByTestId('import-data').waitFor();
    if (choices.crs !== undefined) {
      await choose('crs-select', choices.crs);
      await expect(card).toContainText('由您选择');
    }
    if (choices.role !== undefined) await choose('role-select', '街道地区边界');
    if (choices.date !== undefined) await card.getByPlaceholder('年-月-日').fill(choices.date);
    await card.getByTestId('import-data').click();
    await expect.poll(async () => (await snapshot()).layers.length, { timeout: 30_000 }).toBe(count + 1);
    await expect(card).toHaveCount(0);
  }

  async function choose(testId: string, option: string): Promise<void> {
    await page.getByTestId(testId).click();
    // a long list opens at its chosen row and draws only what is in sight
    await page.locator('.ant-select-item-option').last().hover();
    await page.mouse.wheel(0, -2000);
    await page.locator('.ant-select-item-option', { hasText: option }).first().click();
  }

  async function detect(): Promise<readonly CandidateInfo[]> {
    await page.getByTestId('task-detection').click();
    await page.getByTestId('run-detection').click();
    await expect(page.getByTestId('detection-result')).toBeVisible({ timeout: 60_000 });
    const run = (await snapshot()).runs.find(({ analysis }) => analysis === 'dumps');
    return ask(page, 'candidates.list', { runId: run!.id });
  }

  const snapshot = (): Promise<WorkspaceSnapshot> => ask(page, 'workspace.snapshot', {});

  async function decided(): Promise<number> {
    const run = (await snapshot()).runs.find(({ analysis }) => analysis === 'dumps');
    return (await ask(page, 'candidates.list', { runId: run!.id })).filter(({ decision }) => decision !== null).length;
  }
});

interface Answers {
  'workspace.snapshot': WorkspaceSnapshot;
  'candidates.list': readonly CandidateInfo[];
  'run.result': { readonly result: unknown };
}

async function ask<Name extends keyof Answers>(page: Page, name: Name, input: object): Promise<Answers[Name]> {
  const reply = await page.evaluate(
    ([request, payload]) => (window.clearground.request as never as Loose)(request, payload),
    [name, input] as const,
  );
  if (!reply.ok) throw new Error(reply.message);
  return reply.value as Answers[Name];
}

type Loose = (name: string, input: object) => Promise<{ ok: true; value: unknown } | { ok: false; message: string }>;
