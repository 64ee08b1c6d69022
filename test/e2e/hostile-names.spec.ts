import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { answerOpenDialog, answerSaveDialog, launchApp, temporaryFolder } from '../helpers/launch-app.ts';

/** Texts that become programs where somebody forgets that they are texts. */
const HOSTILE = [
  '<img src=x onerror="window.broken=1">',
  '<script>window.broken=1</script>',
  '"><svg onload=window.broken=1>',
  'javascript:window.broken=1',
  '{{constructor.constructor("window.broken=1")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that must stay a text
  '${window.broken=1}',
];

/** Names and values of other people's files are text on every screen and on paper: nothing of them ever runs. */
test('hostile names are shown and never run', async () => {
  const data = temporaryFolder();
  const { app, page, pageErrors } = await launchApp(data.path);
  await page.getByTestId('start-sample').click();
  await page.getByTestId('layer-units').waitFor({ timeout: 120_000 });

  await test.step('import shapes and points whose every text is hostile', async () => {
    for (const name of ['<img src=x onerror=window.broken=1>.geojson', 'points.geojson']) {
      const path = join(data.path, name);
      writeFileSync(path, JSON.stringify(hostileLayer(name.startsWith('points'))));
      await answerOpenDialog(app, [path]);
      await page.getByTestId('add-data').click();
      await page.getByTestId('import-data').click();
      await expect(page.getByTestId('preview-card')).toHaveCount(0);
    }
    expect(await layerNames(page)).toContain('<img src=x onerror=window.broken=1>');
  });

  await test.step('see them in legend, table and on the map, in both languages', async () => {
    await page.getByTestId('table-toggle').click();
    await page.getByTestId('table-panel').waitFor();
    for (const _ of ['en', 'zh']) {
      await page.getByTestId('language-switch').click();
      const box = (await page.getByTestId('map').boundingBox())!;
      for (const share of [0.3, 0.5, 0.7]) await page.mouse.move(box.x + box.width * share, box.y + box.height * share);
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    }
  });

  await test.step('see them on paper', async () => {
    const pdf = join(data.path, 'sheet.pdf');
    await page.getByTestId('task-sheet').click();
    await page.getByTestId('sheet-title').fill(HOSTILE[0]!);
    await page.getByTestId('sheet-preview').waitFor();
    await answerSaveDialog(app, pdf);
    await page.getByTestId('export-sheet').click();
    await expect(page.getByTestId('sheet-exported')).toBeVisible({ timeout: 60_000 });
    expect(existsSync(pdf)).toBe(true);
  });

  expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  expect(pageErrors).toEqual([]);
  await app.close();
  data.remove();
});

function hostileLayer(ofPoints: boolean): object {
  const features = HOSTILE.map((text, i) => {
    const [x, y] = [116.45 + i * 0.02, 39.9 + i * 0.01];
    const ring = [
      [x, y],
      [x + 0.015, y],
      [x + 0.015, y + 0.015],
      [x, y],
    ];
    const geometry = ofPoints ? { type: 'Point', coordinates: [x, y] } : { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', geometry, properties: { name: text, type: text, [text]: text } };
  });
  return { type: 'FeatureCollection', features };
}

const layerNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const reply = await window.clearground.request('workspace.snapshot', {});
    return reply.ok ? reply.value.layers.map((layer) => layer.name) : [];
  });
