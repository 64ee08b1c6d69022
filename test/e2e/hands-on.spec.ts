import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launchApp, temporaryFolder } from '../helpers/launch-app.ts';

/** What only a hand does: letting a file fall on the window, and flipping the chips with the space bar. */
test('a file dropped on the window is looked at, and Space flips the chips', async () => {
  const data = temporaryFolder();
  const table = join(data.path, '回收点.csv');
  writeFileSync(table, '名称,经度,纬度\n高安屯回收点,116.62,39.95\n金盏回收点,116.60,39.97\n');
  const { app, page, pageErrors } = await launchApp(data.path);
  await page.getByTestId('start-sample').click();
  await page.getByTestId('layer-units').waitFor({ timeout: 120_000 });

  await test.step('drop a table', async () => {
    await drop(page, table);
    await expect(page.getByTestId('preview-card')).toContainText('回收点');
    await page.getByTestId('import-data').click();
    await expect.poll(() => layerNames(page)).toContain('回收点');
  });

  await test.step('flip the chips', async () => {
    await page.getByTestId('task-detection').click();
    await page.getByTestId('run-detection').click();
    await expect(page.getByTestId('detection-result')).toBeVisible({ timeout: 120_000 });
    await page.getByTestId('task-review').click();
    const left = page.locator('.chip').first();
    await expect(left.locator('img')).toBeVisible();
    const badge = left.locator('.date-badge');
    const source = await left.locator('img').getAttribute('src');
    await expect(badge).toContainText('2025');
    await page.keyboard.press('Space');
    await expect(badge).toContainText('2026');
    expect(await left.locator('img').getAttribute('src')).not.toBe(source);
    await page.keyboard.press('Space');
    await expect(badge).toContainText('2025');
  });
  expect(pageErrors).toEqual([]);
  await app.close();
  data.remove();
});

const layerNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const reply = await window.clearground.request('workspace.snapshot', {});
    return reply.ok ? reply.value.layers.map((layer) => layer.name) : [];
  });

test('a window that is closed while it opens ends the program', async () => {
  const data = temporaryFolder();
  const { app } = await launchApp(data.path);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.close();
  await ended;
  data.remove();
});

/** Drops a file from the desktop on the middle of the window, as the browser's own drag does. */
async function drop(page: Page, path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const size = await page.evaluate(() => ({ x: window.innerWidth / 2, y: window.innerHeight / 2 }));
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...size, data });
  }
}
