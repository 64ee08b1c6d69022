import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import type { Language, Words } from '../../analysis/core/words.ts';

const words = {
  data: { zh: '数据文件', en: 'Data files' },
  project: { zh: '净图工程（GeoPackage）', en: 'ClearGround project (GeoPackage)' },
  all: { zh: '所有文件', en: 'All files' },
  openData: { zh: '打开数据', en: 'Open data' },
  openProject: { zh: '打开工程', en: 'Open project' },
  newProject: { zh: '新建工程', en: 'New project' },
  openFolder: { zh: '选择文件夹', en: 'Choose a folder' },
  saveTable: { zh: '导出表格', en: 'Export table' },
  saveSheet: { zh: '导出图件', en: 'Export sheet' },
} satisfies Record<string, Words>;

const DATA_EXTENSIONS = [
  ...[
    'geojson',
    'json',
    'geojsonl',
    'ndjson',
    'zip',
    'shp',
    'csv',
    'tsv',
    'txt',
    'xlsx',
    'gpkg',
    'kml',
    'kmz',
    'fgb',
    'dxf',
  ],
  ...['tif', 'tiff'],
];

/** The desktop's own file dialogs; each gives paths, which the caller turns into tokens. */
export class Dialogs {
  constructor(
    readonly window: () => BrowserWindow | null,
    readonly language: () => Language,
  ) {}

  async openData(): Promise<string[]> {
    return this.#open(
      this.#say('openData'),
      [
        { name: this.#say('data'), extensions: DATA_EXTENSIONS },
        { name: this.#say('all'), extensions: ['*'] },
      ],
      true,
    );
  }

  async openProject(): Promise<string | null> {
    const [path] = await this.#open(
      this.#say('openProject'),
      [{ name: this.#say('project'), extensions: ['gpkg'] }],
      false,
    );
    return path ?? null;
  }

  async newProject(suggestedName: string): Promise<string | null> {
    return this.#save(this.#say('newProject'), `${suggestedName}.gpkg`, {
      name: this.#say('project'),
      extensions: ['gpkg'],
    });
  }

  async saveSheet(suggestedName: string): Promise<string | null> {
    return this.#save(this.#say('saveSheet'), `${suggestedName}.pdf`, { name: 'PDF', extensions: ['pdf'] });
  }

  async saveTable(suggestedName: string): Promise<string | null> {
    return this.#save(this.#say('saveTable'), `${suggestedName}.csv`, { name: 'CSV', extensions: ['csv'] });
  }

  async openFolder(): Promise<string | null> {
    const options: Electron.OpenDialogOptions = { title: this.#say('openFolder'), properties: ['openDirectory'] };
    const window = this.window();
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return filePaths[0] ?? null;
  }

  #say(key: keyof typeof words): string {
    return words[key][this.language()];
  }

  async #open(title: string, filters: Electron.FileFilter[], several: boolean): Promise<string[]> {
    const options: Electron.OpenDialogOptions = {
      title,
      filters,
      defaultPath: app.getPath('documents'),
      properties: several ? ['openFile', 'multiSelections'] : ['openFile'],
    };
    const window = this.window();
    const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
    return filePaths;
  }

  async #save(title: string, fileName: string, filter: Electron.FileFilter): Promise<string | null> {
    const options = { title, filters: [filter], defaultPath: join(app.getPath('documents'), safeFileName(fileName)) };
    const window = this.window();
    const { filePath } = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
    return filePath || null;
  }
}

/** A title as a file name: the characters that some system refuses become underscores. */
export const safeFileName = (name: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is being removed
  name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 150);
