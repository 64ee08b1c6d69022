import { problem } from './words-of.ts';

/** Problems of drawings. */
export const dxfProblems = {
  'not-dxf': problem<{ file: string; where: string }>({
    zh: ({ file, where }) => ({
      cause: `${file} 不是有效的 DXF${where ? `（${where}）` : ''}，没有导入任何内容。`,
      remedy: '请在 CAD 软件中另存为 DXF（ASCII，2000 或更高版本）后再打开。',
    }),
    en: ({ file, where }) => ({
      cause: `${file} is not a valid DXF${where ? ` (${where})` : ''}; nothing was imported.`,
      remedy: 'Save it as DXF (ASCII, version 2000 or later) in the drawing software, then open it.',
    }),
  }),
  'dxf-binary': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 是二进制 DXF，本程序只读取文本 DXF，没有导入任何内容。`,
      remedy: '请在 CAD 软件中另存为 DXF 并选择 ASCII 格式。',
    }),
    en: ({ file }) => ({
      cause: `${file} is a binary DXF and only text DXF is read; nothing was imported.`,
      remedy: 'Save it as DXF in the drawing software and choose ASCII.',
    }),
  }),
  'dwg-file': problem<{ file: string }>({
    zh: ({ file }) => ({
      cause: `${file} 是 DWG 图形，本程序不能读取 DWG，没有导入任何内容。`,
      remedy: '请在 CAD 软件中另存为 DXF（ASCII）后再打开。',
    }),
    en: ({ file }) => ({
      cause: `${file} is a DWG drawing, which cannot be read here; nothing was imported.`,
      remedy: 'Save it as DXF (ASCII) in the drawing software, then open it.',
    }),
  }),
  'dxf-block': problem<{ row: number; block: string; reason: 'missing' | 'too-deep' | 'too-many' }>({
    zh: ({ row, block, reason }) => ({
      cause: `第 ${row} 个实体引用的图块“${block}”${BLOCK_ZH[reason]}，只保留了插入点。`,
      remedy: '如需块内图形，请在 CAD 软件中分解该图块后重新导出。',
    }),
    en: ({ row, block, reason }) => ({
      cause: `Entity ${row} inserts the block “${block}”, which ${BLOCK_EN[reason]}; only its insertion point is kept.`,
      remedy: 'If its shapes are needed, explode that block in the drawing software and export again.',
    }),
  }),
};

const BLOCK_ZH = { missing: '不在文件中', 'too-deep': '嵌套过深', 'too-many': '重复次数过多' };
const BLOCK_EN = {
  missing: 'is not in the file',
  'too-deep': 'is nested too deep',
  'too-many': 'is repeated too often',
};
