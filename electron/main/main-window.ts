import { app, BrowserWindow, nativeTheme } from 'electron';
import { APP_ORIGIN } from '../contract/bridge.ts';
import { CHANNELS } from '../contract/channels.ts';
import type { AppEvents, EventName } from '../contract/events.ts';
import { PRELOAD_FILE } from './folders.ts';
import type { JsonFile } from './json-file.ts';
import { MINIMUM, placeOnScreen, rememberWindow, type WindowState } from './window-state.ts';

const RELOADS_PER_MINUTE = 3;

/** The one window of the program; its page comes back by itself when its process dies. */
export class MainWindow {
  #window: BrowserWindow | null = null;
  #reloads: number[] = [];

  constructor(readonly stateFile: JsonFile<WindowState>) {}

  get current(): BrowserWindow | null {
    return this.#window;
  }

  async open(): Promise<void> {
    const state = this.stateFile.read();
    const window = new BrowserWindow({
      ...placeOnScreen(state),
      minWidth: MINIMUM.width,
      minHeight: MINIMUM.height,
      title: app.getName(),
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#141414' : '#ffffff',
      webPreferences: { preload: PRELOAD_FILE, contextIsolation: true, sandbox: true, nodeIntegration: false },
    });
    this.#window = window;
    if (state.maximized) window.maximize();
    rememberWindow(window, this.stateFile);
    let leaving = false;
    window.on('close', () => {
      leaving = true;
    });
    window.on('closed', () => {
      this.#window = null;
    });
    window.webContents.on('render-process-gone', () => this.#revive(window));
    await window.loadURL(`${APP_ORIGIN}/index.html`).catch((error: unknown) => {
      // closed before its page stood: a person in a hurry, not a fault
      if (!leaving) throw error;
    });
  }

  send<Name extends EventName>(name: Name, payload: AppEvents[Name]): void {
    this.#window?.webContents.send(CHANNELS.event, name, payload);
  }

  focus(): void {
    if (this.#window?.isMinimized()) this.#window.restore();
    this.#window?.focus();
  }

  /** A page that dies again and again stays down rather than flicker. */
  #revive(window: BrowserWindow): void {
    const now = Date.now();
    this.#reloads = [...this.#reloads.filter((at) => now - at < 60_000), now];
    if (this.#reloads.length <= RELOADS_PER_MINUTE && !window.isDestroyed()) window.webContents.reload();
  }
}
