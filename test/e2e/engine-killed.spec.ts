import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { launchApp, temporaryFolder } from '../helpers/launch-app.ts';

/** The engine dies while it works: the window says so, a new one opens the project again, and nothing acknowledged is lost. */
test('the engine is killed in the middle of a detection', async () => {
  const data = temporaryFolder();
  const { app, page } = await launchApp(data.path);
  await page.getByTestId('start-sample').click();
  await page.getByTestId('layer-units').waitFor({ timeout: 120_000 });
  const layersBefore = await layerNames();

  await page.getByTestId('task-detection').click();
  await page.getByTestId('run-detection').click();
  await page.getByTestId('job-progress').first().waitFor();
  process.kill(enginePid(app.process().pid!), 'SIGKILL');

  await expect(page.getByTestId('engine-lost')).toBeVisible();
  await expect(page.getByTestId('engine-lost')).toBeHidden({ timeout: 30_000 });
  await expect(page.getByTestId('job-progress')).toHaveCount(0);
  expect(await layerNames()).toEqual(layersBefore);

  await page.getByTestId('run-detection').click();
  await expect(page.getByTestId('detection-result')).toBeVisible({ timeout: 120_000 });
  await app.close();
  data.remove();

  async function layerNames(): Promise<string[]> {
    const reply = await page.evaluate(() => window.clearground.request('workspace.snapshot', {}));
    return reply.ok ? reply.value.layers.map(({ name }) => name) : [reply.message];
  }
});

/** The utility process of the engine among the children of main: the one whose command line names the Node service. */
function enginePid(mainPid: number): number {
  const pids = execFileSync('pgrep', ['-P', String(mainPid)], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map(Number);
  const all = pids.flatMap((pid) => [pid, ...childrenOf(pid)]);
  const engine = all.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node.mojom.NodeService'));
  if (engine === undefined) throw new Error('no engine process');
  return engine;
}

function childrenOf(pid: number): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
}
