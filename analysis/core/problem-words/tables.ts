import { problem } from './words-of.ts';

/** Problems of tables: text and spreadsheets. */
export const tablesProblems = {
  'missing-coordinate': problem<{ row: number }>({
    zh: ({ row }) => ({ cause: `第 ${row} 行没有填写坐标，已单独列出。`, remedy: '请补充坐标后重新导入该行。' }),
    en: ({ row }) => ({
      cause: `Row ${row} has no coordinates; it is kept aside.`,
      remedy: 'Fill in the coordinates and import the row again.',
    }),
  }),
  'summary-row': problem<{ row: number }>({
    zh: ({ row }) => ({
      cause: `第 ${row} 行是合计行，不是一个地点，已单独列出。`,
      remedy: '无需处理；如果它是一条记录，请补充名称和坐标。',
    }),
    en: ({ row }) => ({
      cause: `Row ${row} is a sum and not a place; it is kept aside.`,
      remedy: 'Nothing needs doing; if it is a record after all, give it a name and coordinates.',
    }),
  }),
  'bad-value': problem<{ row: number; field: string; value: string }>({
    zh: ({ row, field, value }) => ({
      cause: `第 ${row} 行的“${field}”是“${value}”，不合该列的类型，已留空。`,
      remedy: '请在原表中改正后重新导入，或把该列按文字导入。',
    }),
    en: ({ row, field, value }) => ({
      cause: `In row ${row} “${field}” is “${value}”, which does not fit the type of the column; it is left empty.`,
      remedy: 'Correct it in the table and import again, or import the column as text.',
    }),
  }),
  'swapped-repaired': problem<{ row: number; value: string }>({
    zh: ({ row, value }) => ({
      cause: `第 ${row} 行的经度和纬度写反了（${value}），已按您的选择交换。`,
      remedy: '请核对该点的位置。',
    }),
    en: ({ row, value }) => ({
      cause: `Longitude and latitude of row ${row} were the wrong way round (${value}); they were exchanged as you chose.`,
      remedy: 'Check where the point lies.',
    }),
  }),
  'unknown-field': problem<{ file: string; field: string; fields: string }>({
    zh: ({ file, field, fields }) => ({
      cause: `${file} 里没有字段“${field}”（现有：${fields}）。`,
      remedy: '请从现有字段中选择，或重新设置字段对应关系。',
    }),
    en: ({ file, field, fields }) => ({
      cause: `${file} has no field “${field}” (it has: ${fields}).`,
      remedy: 'Choose one of its fields, or set the field mapping again.',
    }),
  }),
  'spreadsheet-kind': problem<{ file: string; kind: 'ods' | 'xlsb' | 'html' | 'encrypted' | 'xml' | 'old' }>({
    zh: ({ file, kind }) => ({
      cause: `${file} ${SPREADSHEET_ZH[kind]}，没有导入任何内容。`,
      remedy:
        kind === 'encrypted'
          ? '请在 WPS 或 Excel 中去掉密码后另存为 .xlsx。'
          : '请在 WPS 或 Excel 中打开，另存为 .xlsx 后再导入。',
    }),
    en: ({ file, kind }) => ({
      cause: `${file} ${SPREADSHEET_EN[kind]}; nothing was imported.`,
      remedy:
        kind === 'encrypted'
          ? 'Take the password off in WPS or Excel and save it as .xlsx.'
          : 'Open it in WPS or Excel and save it as .xlsx, then import that.',
    }),
  }),
  'rows-over-format': problem<{ file: string; rows: number; limit: number }>({
    zh: ({ file, rows, limit }) => ({
      cause: `${file} 有 ${rows} 行，超过该格式每个工作表 ${limit} 行的上限，没有写出。`,
      remedy: '请改用 CSV 或 GeoPackage，或分批导出。',
    }),
    en: ({ file, rows, limit }) => ({
      cause: `${file} would have ${rows} rows, more than the ${limit} that a sheet of this format holds; nothing was written.`,
      remedy: 'Write CSV or GeoPackage instead, or export in parts.',
    }),
  }),
};

const SPREADSHEET_ZH = {
  ods: '是 OpenDocument 表格，本程序不读取',
  xlsb: '是二进制工作簿（xlsb），本程序不读取',
  html: '其实是网页，只是扩展名为 xls',
  encrypted: '设有打开密码',
  xml: '是 XML 表格（2003），本程序不读取',
  old: '是 Excel 95 或更早的格式，本程序不读取',
} as const;

const SPREADSHEET_EN = {
  ods: 'is an OpenDocument spreadsheet, which is not read here',
  xlsb: 'is a binary workbook (xlsb), which is not read here',
  html: 'is in truth a web page with the name of a spreadsheet',
  encrypted: 'is protected by a password',
  xml: 'is an XML spreadsheet of 2003, which is not read here',
  old: 'is in the format of Excel 95 or earlier, which is not read here',
} as const;
