import { randomBytes } from 'node:crypto';
import { BrowserWindow } from 'electron';
import { APP_ORIGIN } from '../contract/bridge.ts';

/** A sheet of the engine: one self-contained page and the size of its paper. */
export interface Sheet {
  readonly html: string;
  readonly widthMm: number;
  readonly heightMm: number;
}

const MM_PER_INCH = 25.4;

/** Sheets waiting to be printed, under names that nobody can guess. */
export class SheetTray {
  readonly #sheets = new Map<string, string>();

  html(name: string): string | undefined {
    return this.#sheets.get(name);
  }

  /** Prints the sheet from a hidden window. Its content policy allows no script; only our own wait for the fonts runs in it. */
  async print(sheet: Sheet): Promise<Buffer> {
    const name = randomBytes(16).toString('hex');
    this.#sheets.set(name, sheet.html);
    const window = new BrowserWindow({ show: false, frame: false, webPreferences: { sandbox: true } });
    try {
      await window.loadURL(`${APP_ORIGIN}/sheets/${name}`);
      await window.webContents.executeJavaScript('document.fonts.ready.then(() => document.fonts.size)');
      return await window.webContents.printToPDF({
        printBackground: true,
        preferCSSPageSize: true,
        pageSize: { width: sheet.widthMm / MM_PER_INCH, height: sheet.heightMm / MM_PER_INCH },
        margins: { top: 0, bottom: 0, left: 0, right: 0 },
      });
    } finally {
      window.destroy();
      this.#sheets.delete(name);
    }
  }
}
