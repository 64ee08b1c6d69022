import { mkdirSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { app, dialog } from 'electron';
import type { Language } from '../../analysis/core/words.ts';
import { mainAnswers } from './answers.ts';
import { registerAppScheme, serveApp } from './app-protocol.ts';
import { runCommandLine } from './command-line.ts';
import { Dialogs } from './dialogs.ts';
import { EngineProcess } from './engine-process.ts';
import { FileTokens } from './file-tokens.ts';
import { openDoors } from './ipc.ts';
import { JsonFile } from './json-file.ts';
import { type Launch, readLaunch } from './launch.ts';
import { MainWindow } from './main-window.ts';
import { showMenu } from './menu.ts';
import { SheetTray } from './paper.ts';
import { printSheetJob } from './print-sheet.ts';
import { isPathList, RecentProjects } from './recent-projects.ts';
import { lockEverything } from './security.ts';
import { FIRST_STATE, isWindowState, type WindowState } from './window-state.ts';

const launch = readLaunch(process.argv.slice(1));
const dataFolder = process.env['CLEARGROUND_DATA_FOLDER'];
if (dataFolder) app.setPath('userData', resolve(dataFolder));

registerAppScheme();
lockEverything();

if (launch.kind === 'window' && !app.requestSingleInstanceLock()) app.quit();
else {
  app
    .whenReady()
    .then(() => (launch.kind === 'command-line' ? commandLine(launch.args) : run(launch)))
    .catch(giveUp);
}

/** A program that cannot start says why, in a box where there is a window system and on stderr everywhere. */
function giveUp(error: unknown): void {
  console.error(error);
  if (launch.kind === 'window') {
    dialog.showErrorBox('ClearGround 净图', `程序无法启动。\nThe program cannot start.\n\n${String(error)}`);
  }
  app.exit(1);
}

async function commandLine(args: readonly string[]): Promise<void> {
  app.exit(await runCommandLine(args));
}

async function run(launch: Exclude<Launch, { kind: 'command-line' }>): Promise<void> {
  const folder = app.getPath('userData');
  mkdirSync(folder, { recursive: true });
  const window = new MainWindow(new JsonFile<WindowState>(join(folder, 'window.json'), FIRST_STATE, isWindowState));
  const tray = new SheetTray();
  const tokens: FileTokens = new FileTokens((token, path) => engine.grant(token, path));
  const recent = new RecentProjects(new JsonFile<string[]>(join(folder, 'recent.json'), [], isPathList), tokens);
  const engine = new EngineProcess({
    dataFolder: folder,
    version: app.getVersion(),
    grants: () => tokens.entries(),
    listener: {
      event: (name, payload) => window.send(name, payload),
      opened: (path) => {
        if (path !== null && launch.kind === 'window') recent.add(path);
      },
    },
  });
  serveApp({ tile: (...position) => engine.tile(...position), sheet: (name) => tray.html(name) });

  if (launch.kind === 'print-sheet') {
    // Electron quits by itself when the last window closes: here that is the hidden one, before its sheet is on disk.
    app.on('window-all-closed', () => {});
    const code = await printSheetJob(launch.jobFile, engine, tray).catch((error: unknown) => {
      console.error(error);
      return 1;
    });
    await engine.close();
    app.exit(code);
    return;
  }

  let language: Language = 'zh';
  const menu = (): void => showMenu(language, (command) => window.send('menu.command', { command }));
  const [project, ...files] = launch.files.map((file) => (isAbsolute(file) ? file : resolve(file)));
  openDoors(
    engine,
    tokens,
    mainAnswers({
      engine,
      tokens,
      dialogs: new Dialogs(
        () => window.current,
        () => language,
      ),
      tray,
      recent,
      start: {
        startWith: project ? 'project' : launch.sample ? `sample-${launch.sample}` : 'nothing',
        startFile: project ? tokens.issue(project).token : null,
      },
      setLanguage: (chosen) => {
        language = chosen;
        menu();
      },
    }),
  );
  menu();
  app.on('second-instance', (_event, argv, folderOfSecond) => {
    const second = readLaunch(argv.slice(1));
    const paths = second.kind === 'window' ? second.files.map((file) => resolve(folderOfSecond, file)) : [];
    if (paths.length > 0)
      window.send(
        'files.opened',
        paths.map((path) => tokens.issue(path)),
      );
    window.focus();
  });
  closeInOrder(engine);
  await window.open();
  if (files.length > 0)
    window.send(
      'files.opened',
      files.map((path) => tokens.issue(path)),
    );
}

/** Quits only after the engine has put the project back into a single file. */
function closeInOrder(engine: EngineProcess): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void engine.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}
