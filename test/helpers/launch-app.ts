import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { fileNameLocale } from '../../electron/runtime/file-name-locale.ts';
import { resolveElectron } from '../../electron/runtime/resolve-runtime.ts';
import { launchSwitches, surroundingsWith } from '../../electron/runtime/switches.ts';

export const projectRoot = resolve(import.meta.dirname, '../..');

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** what went wrong in the page: uncaught errors and refused content */
  readonly pageErrors: string[];
}

/** A folder for one test's settings, samples and projects; gone afterwards. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'clearground-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Opens the real window on its own data folder. `executable` starts a packaged app in place of the checkout. */
export async function launchApp(
  dataFolder: string,
  args: readonly string[] = [],
  executable?: string,
): Promise<RunningApp> {
  const executablePath = executable ?? process.env['CLEARGROUND_ELECTRON'] ?? (await resolveElectron()).path;
  const where = executable === undefined ? [projectRoot] : [];
  const app = await _electron.launch({
    executablePath,
    args: [...launchSwitches(surroundingsWith('virtual')), ...where, ...args],
    env: { ...(process.env as Record<string, string>), ...fileNameLocale(), CLEARGROUND_DATA_FOLDER: dataFolder },
    timeout: 60_000,
  });
  const page = await app.firstWindow({ timeout: 60_000 });
  const pageErrors: string[] = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') pageErrors.push(message.text());
  });
  return { app, page, pageErrors };
}

/** Makes the next “save as” dialog answer with this path: Playwright cannot press a native dialog. */
export async function answerSaveDialog(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = (async () => ({ canceled: false, filePath: path })) as typeof dialog.showSaveDialog;
  }, filePath);
}

/** Makes the next “open” dialog answer with these paths. */
export async function answerOpenDialog(app: ElectronApplication, filePaths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = (async () => ({ canceled: false, filePaths: paths })) as typeof dialog.showOpenDialog;
    },
    [...filePaths],
  );
}
