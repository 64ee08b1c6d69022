import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sampleFolderName } from '../electron/engine/sample-folder.ts';
import { startDisplay } from '../electron/runtime/display.ts';
import { launchApp, projectRoot, temporaryFolder } from './helpers/launch-app.ts';

/**
 * Smoke test of the packaged app: packs it, starts it, and lets its engine, its workers, SQLite and HiGHS do real work.
 * Exits 0 when the demonstration project opens with its 43 units on the map.
 */
const packed = spawnSync('npx', ['tsx', 'electron/runtime/package-dir.ts'], { cwd: projectRoot, stdio: 'inherit' });
if (packed.status !== 0) process.exit(packed.status ?? 1);

const release = join(projectRoot, 'release');
const folder = readdirSync(release).find((name) => name.endsWith('-unpacked'));
const executable = join(release, folder ?? '', 'clearground-app');
const commandLine = join(release, folder ?? '', 'clearground');
if (!existsSync(executable)) throw new Error(`no ${executable}`);

const display = await startDisplay();
Object.assign(process.env, display.env);
const data = temporaryFolder();
const { app, page, pageErrors } = await launchApp(data.path, ['--sample=quick'], executable);
try {
  if (!(await app.evaluate(({ app: electron }) => electron.isPackaged)))
    throw new Error('this is not the packaged app');
  await page.getByTestId('layer-units').waitFor({ timeout: 120_000 });
  const units = await page.evaluate(async () => {
    const reply = await window.clearground.request('workspace.snapshot', {});
    return reply.ok ? reply.value.layers.find((layer) => layer.role === 'units') : null;
  });
  if (units?.kind !== 'vector' || units.rows !== 43) throw new Error(`units: ${JSON.stringify(units)}`);
  if (pageErrors.length > 0) throw new Error(pageErrors.join('\n'));
  console.log('the packaged app opens the demonstration district: 43 units');
} finally {
  await app.close();
}
try {
  const sample = join(data.path, sampleFolderName('quick'));
  const checked = run(['check-district', join(sample, 'units.geojson'), '--json']);
  const { unitCount } = JSON.parse(checked) as { unitCount: number };
  if (unitCount !== 43) throw new Error(`check-district: ${checked}`);
  const sheet = join(data.path, 'sheet.pdf');
  run(['map', join(data.path, 'projects', projectFile()), '--template', 'overview', '--out', sheet]);
  if (statSync(sheet).size < 50_000) throw new Error('the sheet is too small');
  console.log('its command line checks the district and prints a sheet, without a display');
} finally {
  data.remove();
  display.stop();
}

/** The command line of the package, on a machine without a display. */
function run(args: readonly string[]): string {
  const { DISPLAY: _, ...env } = process.env;
  const child = spawnSync(commandLine, [...args], { env, encoding: 'utf8', timeout: 120_000 });
  if (child.status !== 0) throw new Error(`clearground ${args[0]} ended with ${child.status}: ${child.stderr}`);
  return child.stdout;
}

function projectFile(): string {
  const file = readdirSync(join(data.path, 'projects')).find((name) => name.endsWith('.gpkg'));
  if (file === undefined) throw new Error('no project');
  return file;
}
