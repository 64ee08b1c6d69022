import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { toShifted } from '../../analysis/vector/shifted-datum.ts';
import type { WorkspaceSnapshot } from '../../electron/contract/model.ts';
import { sampleFolderName } from '../../electron/engine/sample-folder.ts';
import {
  answerOpenDialog,
  answerSaveDialog,
  launchApp,
  type RunningApp,
  temporaryFolder,
} from '../helpers/launch-app.ts';

/** Opening what a district office has: how it is read is seen and chosen before anything comes in, and kept afterwards. */
test.describe('bringing data in', () => {
  test.describe.configure({ mode: 'serial' });
  const data = temporaryFolder();
  let running: RunningApp;
  let page: Page;
  let card: Locator;
  const sample = (name: string): string => join(data.path, sampleFolderName('quick'), name);

  test.beforeAll(async () => {
    running = await launchApp(data.path);
    page = running.page;
    card = page.getByTestId('preview-card');
    await page.getByTestId('start-sample').click();
    await page.getByTestId('layer-units').waitFor({ timeout: 120_000 });
  });
  test.afterAll(async () => {
    expect(running.pageErrors).toEqual([]);
    await running.app.close();
    data.remove();
  });

  test('a GBK shapefile read with the wrong encoding is garbled, and right again with the right one, before the import', async () => {
    await offer(sample('dirty/facilities-gbk.zip'));
    await expect(card).toContainText('建外街道');
    await choose('encoding-select', 'BIG5');
    await expect(card).not.toContainText('建外街道');
    await choose('encoding-select', 'GB18030');
    await expect(card).toContainText('建外街道');
    await expect(card.getByTestId('preview-quality')).toContainText('306');
    await bringIn();
  });

  test('a list in BD-09 says so, and keeps that for ever', async () => {
    await offer(sample('dirty/machines-bd09.csv'));
    await expect(card.getByTestId('crs-select')).toContainText('BD-09');
    await expect(card.getByTestId('quality-findings')).toContainText('写反');
    await card.getByTestId('repair-swapped').click();
    await expect(card.getByTestId('repair-swapped')).toHaveCount(0);
    await bringIn();
    const layer = (await snapshot()).layers[0]!;
    expect(layer.crsNote.zh).toContain('BD-09');
    expect(layer.kind === 'vector' && layer.rows).toBe(120);
  });

  test('a list that does not say it is shifted is found out, and read as GCJ-02 by one press', async () => {
    const machines = JSON.parse(readFileSync(sample('machines.geojson'), 'utf8')) as Points;
    const toGcj = toShifted('gcj02');
    const lines = machines.features.slice(0, 400).map(({ geometry: { coordinates }, properties }) => {
      const [lon, lat] = toGcj(coordinates[0], coordinates[1]);
      return `${properties.name},${lon.toFixed(6)},${lat.toFixed(6)}`;
    });
    const path = join(data.path, '点位表.csv');
    writeFileSync(path, ['名称,经度,纬度', ...lines].join('\n'));
    await offer(path);
    await expect(card.getByTestId('shift-warning')).toContainText('GCJ-02');
    await card.getByTestId('treat-as-shifted').click();
    await expect(card.getByTestId('crs-select')).toContainText('GCJ-02');
    await expect(card.getByTestId('preview-quality')).toContainText('400');
    await expect(card.getByTestId('shift-warning')).toHaveCount(0);
    await bringIn();
    expect((await snapshot()).layers[0]?.crsNote.zh).toContain('GCJ-02');
  });

  test('a shapefile without .prj waits until its system is chosen', async () => {
    await offer(sample('dirty/no-prj.zip'));
    await expect(card.getByTestId('preview-blocked')).toBeVisible();
    await expect(card.getByTestId('import-data')).toBeDisabled();
    await card.getByTestId('crs-select').click();
    await page.keyboard.type('4548');
    await page.locator('.ant-select-item-option', { hasText: '117' }).first().click();
    await expect(card.getByTestId('preview-blocked')).toHaveCount(0);
    await bringIn();
  });

  test('a zip without a shapefile says what is missing and what to do', async () => {
    await offer(sample('dirty/no-shp.zip'));
    await expect(card.getByTestId('problem-remedy')).toContainText('.shp');
    await expect(card.getByTestId('import-data')).toHaveCount(0);
    await card.getByTestId('dismiss-data').click();
  });

  test('columns named once are remembered for the next file of the same headers', async () => {
    const rows = '设备,横,纵,地点\nA1,116.50,39.90,金盏\nA2,116.51,39.91,孙河\nA3,?,39.91,东坝\n';
    for (const name of ['一月.csv', '二月.csv']) writeFileSync(join(data.path, name), rows);
    await offer(join(data.path, '一月.csv'));
    await expect(card.getByTestId('preview-blocked')).toBeVisible();
    await choose('column-x', '横');
    await choose('column-y', '纵');
    await expect(card.getByTestId('preview-blocked')).toHaveCount(0);
    await choose('role-select', '智能回收机');
    await choose('field-name', '地点');
    await bringIn();
    await offer(join(data.path, '二月.csv'));
    await expect(card.getByTestId('mapping-remembered')).toBeVisible();
    await expect(card.getByTestId('preview-blocked')).toHaveCount(0);
    await expect(card.getByTestId('field-name')).toContainText('地点');
    await bringIn();
  });

  test('the catalogue shows what an import kept aside, takes edits at once, and undo takes them back', async () => {
    await page.getByTestId('view-catalogue').click();
    await page.getByTestId('catalogue-row').first().click();
    await expect(page.getByTestId('layer-health')).toContainText('1 行未导入');
    await expect(page.getByTestId('origin-details')).toContainText('东坝');
    await answerSaveDialog(running.app, join(data.path, 'aside.csv'));
    await page.getByTestId('export-aside').click();
    await expect.poll(() => textOf(join(data.path, 'aside.csv'))).toContain('东坝');
    await page.getByTestId('edit-source').fill('区城管委台账');
    await page.keyboard.press('Enter');
    const sourceNow = async (): Promise<string | undefined> => (await snapshot()).layers[0]?.source;
    await expect.poll(sourceNow).toBe('区城管委台账');
    await page.getByTestId('undo').click();
    await expect.poll(sourceNow).toBe('');
    await expect(page.getByTestId('edit-source')).toHaveValue('');
  });

  test('the self-test finds what is wrong with units, repairs it as one step, and undo takes it back', async () => {
    const path = join(data.path, 'units-2026.geojson');
    writeFileSync(path, readFileSync(sample('units.geojson'), 'utf8').replace('"建外街道"', '"建外街道办事处"'));
    await page.getByTestId('view-add').click();
    await offer(path);
    await bringIn();
    await page.getByTestId('view-units').click();
    await page.getByTestId('check-units').click();
    const line = page.getByTestId('findings-other-name');
    await expect(line).toContainText('建外街道办事处');
    await line.getByTestId('show-finding').click();
    await page.getByTestId('repair-units').click();
    await expect(page.getByTestId('units-sound')).toBeVisible();
    await page.getByTestId('undo').click();
    await expect(page.getByTestId('units-stale')).toBeVisible();
    await page.getByTestId('check-units').click();
    await expect(line).toContainText('建外街道办事处');
  });

  async function offer(path: string): Promise<void> {
    await answerOpenDialog(running.app, [path]);
    await page.getByTestId('add-data').click();
    await expect(card).toHaveCount(1);
  }

  async function bringIn(): Promise<void> {
    const count = (await snapshot()).layers.length;
    await card.getByTestId('import-data').click();
    await expect.poll(async () => (await snapshot()).layers.length).toBe(count + 1);
    await expect(card).toHaveCount(0);
  }

  async function choose(testId: string, option: string): Promise<void> {
    await page.getByTestId(testId).click();
    const shown = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
    const wanted = shown.locator('.ant-select-item-option', { hasText: option }).first();
    await shown.locator('.ant-select-item-option').first().waitFor();
    if (!(await wanted.isVisible())) {
      // a long list opens at its chosen row and draws only what is in sight
      await shown.locator('.ant-select-item-option').last().hover();
      await page.mouse.wheel(0, -2000);
    }
    await wanted.click();
    await expect(shown).toHaveCount(0);
  }

  const snapshot = (): Promise<WorkspaceSnapshot> =>
    page.evaluate(async () => {
      const reply = await window.clearground.request('workspace.snapshot', {});
      if (!reply.ok) throw new Error(reply.message);
      return reply.value;
    });
});

interface Points {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly [number, number] };
    readonly properties: { readonly name: string };
  }[];
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
