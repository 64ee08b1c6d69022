import { app, nativeTheme, shell } from 'electron';
import type { RequestOutput } from '../contract/requests.ts';
import type { Dialogs } from './dialogs.ts';
import type { EngineProcess } from './engine-process.ts';
import type { FileTokens } from './file-tokens.ts';
import type { failure, MainAnswers } from './ipc.ts';
import type { Sheet, SheetTray } from './paper.ts';
import type { RecentProjects } from './recent-projects.ts';
import { writeWhole } from './write-whole.ts';

interface Desktop {
  readonly engine: EngineProcess;
  readonly tokens: FileTokens;
  readonly dialogs: Dialogs;
  readonly tray: SheetTray;
  readonly recent: RecentProjects;
  readonly start: Pick<RequestOutput<'app.about'>, 'startWith' | 'startFile'>;
  setLanguage(language: 'zh' | 'en'): void;
}

/** What main answers: the desktop's manners, nothing else. */
export function mainAnswers(desktop: Desktop): MainAnswers {
  const { engine, tokens, dialogs, tray, recent } = desktop;
  const issue = (path: string | null) => (path === null ? null : tokens.issue(path));
  return {
    'dialog.openData': async () => (await dialogs.openData()).map((path) => tokens.issue(path)),
    'dialog.openFolder': async () => issue(await dialogs.openFolder()),
    'dialog.saveTable': async ({ suggestedName }) => issue(await dialogs.saveTable(suggestedName)),
    'dialog.openProject': async () => issue(await dialogs.openProject()),
    'dialog.newProject': async ({ suggestedName }) => issue(await dialogs.newProject(suggestedName)),
    'sheet.export': async ({ options, suggestedName }) => {
      const path = await dialogs.saveSheet(suggestedName);
      if (path === null) return null;
      const reply = await engine.request('sheet.compose', { options });
      if (!reply.ok) throw asError(reply);
      const pdf = await tray.print(reply.value as Sheet);
      await writeWhole(path, pdf);
      return { ...tokens.issue(path), bytes: pdf.byteLength };
    },
    'file.reveal': async ({ file }) => {
      const path = tokens.pathOf(file);
      if (path !== undefined) shell.showItemInFolder(path);
      return null;
    },
    'window.appearance': async ({ theme, language }) => {
      nativeTheme.themeSource = theme;
      desktop.setLanguage(language);
      return null;
    },
    'recent.list': async () => recent.list(),
    'app.about': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chromium: process.versions['chrome'] ?? '',
      runtimeNote: process.env['CLEARGROUND_RUNTIME_NOTE'] ?? null,
      ...desktop.start,
    }),
  };
}

/** A problem the engine answered with, as an error that `failure` turns into the same facts again. */
const asError = (reply: Extract<ReturnType<typeof failure>, { ok: false }>): Error =>
  Object.assign(new Error(reply.message), { problem: reply.problem });
