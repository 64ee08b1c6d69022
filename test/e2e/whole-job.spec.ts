import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { CandidateInfo, WorkspaceSnapshot } from '../../electron/contract/model.ts';
import { answerSaveDialog, launchApp, temporaryFolder } from '../helpers/launch-app.ts';

/**
 * The whole job as a person does it: open the sample, find dumps, decide three by keyboard, see the gaps, plan machines,
 * export the map. Then the program is killed, opened again, and everything must be there.
 */
test('a planner and an inspector do the whole job, and a kill takes nothing away', async () => {
  const data = temporaryFolder();
  const pdf = join(data.path, '高安屯 疑似堆场.pdf');
  const first = await launchApp(data.path);
  const { page } = first;

  await test.step('open the demonstration district', async () => {
    await page.getByTestId('start-sample').click();
    await page.getByTestId('layer-units').waitFor({ timeout: 120_000 });
    await expect(page.getByTestId('saved-state')).toContainText('已保存');
    await expectPicture(page);
  });

  await test.step('find suspected dumps', async () => {
    await page.getByTestId('task-detection').click();
    await page.getByTestId('run-detection').click();
    await expect(page.getByTestId('detection-result')).toBeVisible({ timeout: 120_000 });
  });

  const decided = await test.step('decide three candidates by keyboard', async () => {
    await page.getByTestId('task-review').click();
    await page.getByTestId('candidate-row').first().waitFor();
    await expect(page.getByTestId('chip-before').or(page.getByTestId('chip-after')).first()).toBeVisible();
    for (const key of ['1', '2', '4']) {
      const before = await decisions(page);
      await page.keyboard.press(key);
      await expect.poll(async () => (await decisions(page)).length).toBe(before.length + 1);
    }
    const kept = await decisions(page);
    expect(kept.map((candidate) => candidate.decision?.verdict)).toEqual(['confirmed', 'rejected', 'permitted']);
    await page.keyboard.press('z');
    await expect.poll(async () => (await decisions(page)).length).toBe(2);
    await page.keyboard.press('3');
    await expect.poll(async () => (await decisions(page)).length).toBe(3);
    return decisions(page);
  });

  await test.step('see the coverage gaps', async () => {
    await page.getByTestId('task-coverage').click();
    await page.getByTestId('run-coverage').click();
    await expect(page.getByTestId('coverage-result')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByTestId('coverage-units')).toContainText('金盏地区');
  });

  await test.step('plan machines, proven', async () => {
    await page.getByTestId('task-plan').click();
    await page.getByTestId('run-plan').click();
    await expect(page.getByTestId('plan-result')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByTestId('plan-proven')).toBeVisible();
  });

  await test.step('export the map', async () => {
    await page.getByTestId('task-sheet').click();
    await answerSaveDialog(first.app, pdf);
    await page.getByTestId('export-sheet').click();
    await expect(page.getByTestId('sheet-exported')).toBeVisible({ timeout: 60_000 });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(pdf).size).toBeGreaterThan(50_000);
    const text = spawnSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    if (text.error === undefined)
      for (const words of ['图例', '比例尺', '金盏地区']) expect(text.stdout).toContain(words);
  });

  const before = await snapshot(page);
  expect(before.runs.map((run) => run.analysis).sort()).toEqual(['coverage', 'dumps', 'location']);
  expect(first.pageErrors).toEqual([]);
  first.app.process().kill('SIGKILL');
  await new Promise((resolve) => first.app.process().once('exit', resolve));

  await test.step('open it again after the kill', async () => {
    const second = await launchApp(data.path);
    await second.page.getByTestId('start-sample').click();
    await second.page.getByTestId('layer-candidates').waitFor({ timeout: 60_000 });
    const after = await snapshot(second.page);
    expect(after.runs).toEqual(before.runs);
    expect(after.layers.map((layer) => [layer.id, layer.name])).toEqual(
      before.layers.map((layer) => [layer.id, layer.name]),
    );
    expect(await decisions(second.page)).toEqual(decided);
    await second.app.close();
  });

  await test.step('closed, the project is one file again', () => {
    const projects = readdirSync(join(data.path, 'projects'));
    expect(projects.filter((name) => name.endsWith('.gpkg'))).toHaveLength(1);
    expect(projects.some((name) => /-(wal|shm)$/.test(name) && existsSync(join(data.path, 'projects', name)))).toBe(
      false,
    );
  });
  data.remove();
});

/** The map has drawn something: many colours, not one flat one. */
async function expectPicture(page: Page): Promise<void> {
  await expect
    .poll(async () => new Set((await page.getByTestId('map').screenshot()).subarray(1000)).size, { timeout: 30_000 })
    .toBeGreaterThan(200);
}

async function snapshot(page: Page): Promise<WorkspaceSnapshot> {
  const reply = await page.evaluate(() => window.clearground.request('workspace.snapshot', {}));
  if (!reply.ok) throw new Error(reply.message);
  return reply.value;
}

async function decisions(page: Page): Promise<CandidateInfo[]> {
  const run = (await snapshot(page)).runs.find(({ analysis }) => analysis === 'dumps');
  if (run === undefined) return [];
  const reply = await page.evaluate((runId) => window.clearground.request('candidates.list', { runId }), run.id);
  if (!reply.ok) throw new Error(reply.message);
  return reply.value.filter(({ decision }) => decision !== null);
}
