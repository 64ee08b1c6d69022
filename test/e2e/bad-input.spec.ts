import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleFolderName } from '../../electron/engine/sample-folder.ts';
import { answerOpenDialog, launchApp, type RunningApp, temporaryFolder } from '../helpers/launch-app.ts';

/** Files that cannot be used: each gives a card that says what happened and what to do, and nothing is half-imported. */
test.describe('bad input', () => {
  const data = temporaryFolder();
  let running: RunningApp;
  let dirty: string;
  let layersAtStart: number;

  test.beforeAll(async () => {
    running = await launchApp(data.path);
    await running.page.getByTestId('start-sample').click();
    await running.page.getByTestId('layer-units').waitFor({ timeout: 120_000 });
    await running.page.getByTestId('task-data').click();
    dirty = join(data.path, sampleFolderName('quick'), 'dirty');
    layersAtStart = await layerCount();
  });
  test.afterAll(async () => {
    await running.app.close();
    data.remove();
  });

  const layerCount = (): Promise<number> =>
    running.page.evaluate(async () => {
      const reply = await window.clearground.request('workspace.snapshot', {});
      return reply.ok ? reply.value.layers.length : -1;
    });

  async function offer(path: string): Promise<void> {
    await answerOpenDialog(running.app, [path]);
    await running.page.getByTestId('add-data').click();
  }

  for (const [what, file] of [
    ['a picture that calls itself a TIFF', 'renamed-jpeg.tif'],
    ['a zip without a shapefile', 'no-shp.zip'],
    ['a table without coordinates', 'no-coordinates.csv'],
    ['a scene that does not touch the district', 'elsewhere.tif'],
  ] as const) {
    test(what, async () => {
      await offer(join(dirty, file));
      const card = running.page.getByTestId('problem-card').or(running.page.getByTestId('preview-blocked')).first();
      await expect(card).toBeVisible();
      await expect(card).toContainText(/[\u4e00-\u9fff]{6,}/);
      await expect(running.page.getByTestId('problem-remedy').first()).not.toBeEmpty();
      expect(await layerCount()).toBe(layersAtStart);
      await running.page.getByTestId('dismiss-data').first().click();
    });
  }

  test('a GBK shapefile without .cpg opens with its Chinese names right', async () => {
    await offer(join(dirty, 'facilities-gbk.zip'));
    await expect(running.page.getByTestId('preview-card')).toContainText(/GB18030|GBK/i);
    await expect(running.page.getByTestId('preview-card')).toContainText('街道');
    await running.page.getByTestId('import-data').click();
    await expect.poll(layerCount).toBe(layersAtStart + 1);
  });

  test('a file that is cut off in the middle', async () => {
    const path = join(data.path, 'cut.geojson');
    writeFileSync(
      path,
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordin',
    );
    const before = await layerCount();
    await offer(path);
    await expect(running.page.getByTestId('problem-remedy').first()).toBeVisible();
    expect(await layerCount()).toBe(before);
  });
});
