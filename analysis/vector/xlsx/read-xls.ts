import type { WorkBook, WorkSheet } from '@e965/xlsx';
import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { readTable } from '../table/read-table.ts';
import { extensionOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { dateOfSerial, styleOfCode } from './number-formats.ts';

/** The old format keeps at most 65,536 rows of 256 cells a sheet: files beyond this hold pictures or were made to hurt. */
const BYTES_AT_MOST = 80_000_000;
const SPANNED_AT_MOST = 20_000_000;

/** Workbooks of Excel 97–2003 (.xls, and WPS .et): compound files, read by SheetJS in the worker under a size limit. */
export const xlsFormat: VectorFormat = {
  id: 'xls',
  label: { zh: 'Excel 97–2003 工作簿', en: 'Excel 97–2003 workbook' },
  extensions: ['.xls', '.et', '.xlt'],
  recognizes(head, name) {
    const isCompound = head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
    const isSpreadsheet = [...this.extensions, '.xlsx', '.xlsm'].includes(extensionOf(name));
    return isSpreadsheet && (isCompound || isMarkup(head));
  },
  async layers(files) {
    const { names } = await openXls(files[0]!);
    return names;
  },
  read: (files, layer, options, run) => readXls(files[0]!, layer, options, run),
};

/** Reports of web systems are often pages or XML under the name of a spreadsheet. */
const isMarkup = (head: Uint8Array): boolean =>
  /^(\uFEFF|ï»¿)?\s*<(!|\?|[a-z])/i.test(new TextDecoder('latin1').decode(head.subarray(0, 200)));

async function readXls(source: ByteSource, layer: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const { book, names } = await openXls(source);
  await run.breathe();
  const name = names.includes(layer) ? layer : names[0]!;
  const sheet = book.Sheets[book.SheetNames[names.indexOf(name)]!];
  if (sheet === undefined) throw new AppError({ code: 'damaged-file', file: source.name, where: 'xls' });
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const rows = cellsOf(sheet, is1904, source.name);
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const raw = { name, rows, merges, encoding: null, encodingHow: null, damaged: [], provenance: [] };
  return readTable(source.name, raw, options, run.stage('rows', 0.5, 1));
}

/** Problems: `file-too-large`, `spreadsheet-kind`, `damaged-file`. */
async function openXls(source: ByteSource): Promise<{ readonly book: WorkBook; readonly names: readonly string[] }> {
  const file = source.name;
  if (source.size > BYTES_AT_MOST) {
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: BYTES_AT_MOST });
  }
  const bytes = await source.read(0, source.size);
  if (isMarkup(bytes)) {
    const isXml = /urn:schemas-microsoft-com:office:spreadsheet/.test(
      new TextDecoder('latin1').decode(bytes.subarray(0, 4_000)),
    );
    throw new AppError({ code: 'spreadsheet-kind', file, kind: isXml ? 'xml' : 'html' });
  }
  const { read } = await import('@e965/xlsx');
  let book: WorkBook;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
    });
  } catch (error) {
    const isLocked = /password|encrypt/i.test(String(error));
    throw new AppError(
      isLocked ? { code: 'spreadsheet-kind', file, kind: 'encrypted' } : { code: 'damaged-file', file, where: 'xls' },
    );
  }
  if (book.SheetNames.length === 0) throw new AppError({ code: 'damaged-file', file, where: 'xls' });
  return { book, names: distinctNames(book.SheetNames) };
}

function cellsOf(sheet: WorkSheet, is1904: boolean, file: string): CellValue[][] {
  const data = sheet['!data'] ?? [];
  let spanned = 0;
  return Array.from(data, (row): CellValue[] => {
    spanned += row?.length ?? 0;
    if (spanned > SPANNED_AT_MOST)
      throw new AppError({ code: 'file-too-large', file, what: 'cells', limit: SPANNED_AT_MOST });
    return Array.from(row ?? [], (cell): CellValue => {
      const value = cell?.v;
      if (value === undefined || value === null || value === '') return null;
      if (cell?.t === 'e') return cell.w ?? '#N/A';
      if (typeof value === 'number') return numberOf(value, cell?.z, is1904);
      return value instanceof Date ? value.toISOString().slice(0, 10) : value;
    });
  });
}

function numberOf(value: number, format: unknown, is1904: boolean): CellValue {
  const style = typeof format === 'string' ? styleOfCode(format) : null;
  if (style === null) return value;
  if (typeof style === 'object')
    return Number.isInteger(value) && value >= 0 ? String(value).padStart(style.digits, '0') : value;
  return dateOfSerial(value, is1904) ?? value;
}
