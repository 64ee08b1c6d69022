import type { ByteSource } from '../../core/bytes.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { type RawSheet, readTable } from '../table/read-table.ts';
import { extensionOf, type RawLayer, type ReadOptions, type VectorFormat } from '../vector-format.ts';
import { type BiffWorkbook, openBiff, readBiffSheet } from './biff-workbook.ts';
import { compoundStream } from './compound-file.ts';

const BYTES_AT_MOST = 200_000_000;

/** Workbooks of Excel 97–2003 (.xls, and WPS .et): BIFF8 in a compound file (MS-XLS, MS-CFB), every sheet a layer. */
export const xlsFormat: VectorFormat = {
  id: 'xls',
  label: { zh: 'Excel 97–2003 工作簿', en: 'Excel 97–2003 workbook' },
  extensions: ['.xls', '.et', '.xlt'],
  recognizes(head, name) {
    const isCompound = head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
    const isSpreadsheet = [...this.extensions, '.xlsx', '.xlsm'].includes(extensionOf(name));
    return isSpreadsheet && (isCompound || isMarkup(head));
  },
  async layers(files, run) {
    return (await openXls(files[0]!, run)).names;
  },
  read: (files, layer, options, run) => readXls(files[0]!, layer, options, run),
};

async function readXls(source: ByteSource, layer: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const { stream, book, names } = await openXls(source, run);
  const sheet = book.sheets[Math.max(0, names.indexOf(layer))]!;
  const { rows, merges } = await readBiffSheet(stream, book, sheet, run);
  const raw: RawSheet = {
    ...{ name: layer, rows, merges, encoding: null, encodingHow: null, damaged: [] },
    provenance: sheet.isHidden ? [{ zh: '隐藏的工作表', en: 'a hidden sheet' }] : [],
  };
  return readTable(source.name, raw, options, run.stage('rows', 0.5, 1));
}

interface OpenXls {
  readonly stream: Uint8Array;
  readonly book: BiffWorkbook;
  /** names[i] belongs to book.sheets[i] */
  readonly names: readonly string[];
}

/** Problems: `file-too-large`, `spreadsheet-kind`, `damaged-file`. */
async function openXls(source: ByteSource, run: Run): Promise<OpenXls> {
  const file = source.name;
  if (source.size > BYTES_AT_MOST) {
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: BYTES_AT_MOST });
  }
  const bytes = await source.read(0, source.size);
  if (isMarkup(bytes)) {
    const isXml = latin(bytes, 4_000).includes('urn:schemas-microsoft-com:office:spreadsheet');
    throw new AppError({ code: 'spreadsheet-kind', file, kind: isXml ? 'xml' : 'html' });
  }
  const found = compoundStream(bytes, ['Workbook', 'EncryptedPackage', 'Book']);
  if (found === null) throw new AppError({ code: 'damaged-file', file, where: 'xls' });
  if (found.name === 'EncryptedPackage') throw new AppError({ code: 'spreadsheet-kind', file, kind: 'encrypted' });
  const book = await openBiff(found.bytes, file, run);
  return { stream: found.bytes, book, names: distinctNames(book.sheets.map(({ name }) => name)) };
}

/** Reports of web systems are often pages or XML under the name of a spreadsheet. */
const isMarkup = (head: Uint8Array): boolean => /^(ï»¿)?\s*<(!|\?|[a-z])/i.test(latin(head, 200));
const latin = (bytes: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(bytes.subarray(0, length));
