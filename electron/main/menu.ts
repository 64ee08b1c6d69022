import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language, Words } from '../../analysis/core/words.ts';

type Entry = readonly [command: string, words: Words, accelerator?: string] | 'separator';

/** The desktop's menu: each entry names a command of the page, which knows how to run it. */
const MENUS: readonly { readonly title: Words; readonly entries: readonly Entry[] }[] = [
  {
    title: { zh: '文件', en: 'File' },
    entries: [
      ['project.new', { zh: '新建工程…', en: 'New project…' }, 'CmdOrCtrl+N'],
      ['project.open', { zh: '打开工程…', en: 'Open project…' }, 'CmdOrCtrl+O'],
      ['project.close', { zh: '关闭工程', en: 'Close project' }],
      'separator',
      ['data.open', { zh: '导入数据…', en: 'Import data…' }, 'CmdOrCtrl+I'],
      ['sheet.show', { zh: '出图…', en: 'Site map…' }, 'CmdOrCtrl+P'],
    ],
  },
  {
    title: { zh: '分析', en: 'Analysis' },
    entries: [
      ['dumps.show', { zh: '找疑似堆场', en: 'Find dumps' }, 'CmdOrCtrl+1'],
      ['review.show', { zh: '研判', en: 'Review' }, 'CmdOrCtrl+2'],
      ['coverage.show', { zh: '覆盖分析', en: 'Coverage' }, 'CmdOrCtrl+3'],
      ['plan.show', { zh: '布点规划', en: 'Machine plan' }, 'CmdOrCtrl+4'],
    ],
  },
  {
    title: { zh: '视图', en: 'View' },
    entries: [
      ['map.fit', { zh: '全图', en: 'Whole district' }, 'CmdOrCtrl+0'],
      ['map.swipe', { zh: '卷帘对比', en: 'Swipe two dates' }],
      ['table.toggle', { zh: '属性表', en: 'Table' }, 'CmdOrCtrl+T'],
    ],
  },
];

const EDIT: Words = { zh: '编辑', en: 'Edit' };
const EDIT_ROLES: readonly (readonly [role: 'cut' | 'copy' | 'paste' | 'selectAll', words: Words])[] = [
  ['cut', { zh: '剪切', en: 'Cut' }],
  ['copy', { zh: '复制', en: 'Copy' }],
  ['paste', { zh: '粘贴', en: 'Paste' }],
  ['selectAll', { zh: '全选', en: 'Select all' }],
];
/** Undo and redo carry no accelerator: in a text field Ctrl+Z belongs to the text, so the page decides. */
const EDIT_COMMANDS: readonly Entry[] = [
  ['edit.undo', { zh: '撤销', en: 'Undo' }],
  ['edit.redo', { zh: '重做', en: 'Redo' }],
];
const QUIT: Words = { zh: '退出', en: 'Quit' };

export function showMenu(language: Language, run: (command: string) => void): void {
  const item = (entry: Entry): MenuItemConstructorOptions =>
    entry === 'separator'
      ? { type: 'separator' }
      : { label: entry[1][language], click: () => run(entry[0]), ...(entry[2] ? { accelerator: entry[2] } : {}) };
  const [file, ...others] = MENUS.map(({ title, entries }) => ({ label: title[language], submenu: entries.map(item) }));
  const edit = {
    label: EDIT[language],
    submenu: [
      ...EDIT_COMMANDS.map(item),
      { type: 'separator' as const },
      ...EDIT_ROLES.map(([role, words]) => ({ role, label: words[language] })),
    ],
  };
  file!.submenu.push({ type: 'separator' }, { role: 'quit', label: QUIT[language] });
  Menu.setApplicationMenu(Menu.buildFromTemplate([file!, edit, ...others]));
}
