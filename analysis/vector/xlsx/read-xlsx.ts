import type { ByteSource } from '../../core/bytes.ts';
import { quietRun, type Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import { type RawSheet, readTable } from '../table/read-table.ts';
import { extensionOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { readStyles } from './number-formats.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings } from './shared-strings.ts';
import { openWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts';

/** Workbooks of Excel 2007 and later and of WPS, every sheet a layer. */
export const xlsxFormat: VectorFormat = {
  id: 'xlsx',
  label: { zh: 'Excel 工作簿', en: 'Excel workbook' },
  extensions: ['.xlsx', '.xlsm', '.xltx', '.xltm'],
  recognizes(head, name) {
    const isZip = head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);
    return isZip && [...this.extensions, '.xls', '.et', '.xlsb', '.ods'].includes(extensionOf(name));
  },
  async layers(files, run) {
    const workbook = await openWorkbook(files[0]!, run);
    const filled: WorkbookSheet[] = [];
    for (const sheet of workbook.sheets) if (await holdsCells(workbook, sheet, run)) filled.push(sheet);
    const listed = filled.length > 0 ? filled : workbook.sheets.slice(0, 1);
    return [...listed.filter(({ isHidden }) => !isHidden), ...listed.filter(({ isHidden }) => isHidden)].map(
      ({ name }) => name,
    );
  },
  read: (files, layer, options, run) => readXlsx(files[0]!, layer, options, run),
};

/** New workbooks have empty sheets that nobody made; a sheet of more than so many bytes has cells. */
const EMPTY_SHEET_BYTES = 4_000;

async function holdsCells(workbook: Workbook, { entry }: WorkbookSheet, run: Run): Promise<boolean> {
  if (entry.unpackedBytes > EMPTY_SHEET_BYTES) return true;
  return /<(\w+:)?(v|t)[\s>]/.test(await workbook.xmlOf(entry, run));
}

async function readXlsx(source: ByteSource, layer: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const workbook = await openWorkbook(source, quietRun);
  const sheet = workbook.sheets.find(({ name }) => name === layer) ?? workbook.sheets[0]!;
  const part = run.stage('sheet', 0, 0.6);
  const styles = workbook.styles === null ? [] : readStyles(await workbook.xmlOf(workbook.styles, part));
  const strings =
    workbook.sharedStrings === null
      ? []
      : await readSharedStrings(await workbook.xmlOf(workbook.sharedStrings, part), part);
  const { file, is1904 } = workbook;
  const cells = await readSheet(await workbook.xmlOf(sheet.entry, part), { file, strings, styles, is1904 }, part);
  const raw: RawSheet = {
    name: sheet.name,
    rows: cells.rows,
    merges: cells.merges,
    encoding: null,
    encodingHow: null,
    damaged: [],
    provenance: provenanceOf(sheet, cells.emptyFormulas),
  };
  return readTable(file, raw, options, run.stage('rows', 0.6, 1));
}

function provenanceOf({ isHidden }: WorkbookSheet, emptyFormulas: number): Words[] {
  const words: Words[] = [];
  if (isHidden) words.push({ zh: '隐藏的工作表', en: 'a hidden sheet' });
  if (emptyFormulas > 0) {
    words.push({
      zh: `${emptyFormulas} 个公式没有保存结果，按空值读取；在 WPS 或 Excel 中打开并保存一次即可`,
      en: `${emptyFormulas} formulas were saved without their result and are read as empty; open and save the file once in WPS or Excel`,
    });
  }
  return words;
}
