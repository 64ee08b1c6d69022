import type { CellValue } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Merge } from '../table/read-table.ts';
import { type BiffRecord, biffRecords, PieceReader } from './biff-records.ts';
import { type CellStyle, numberAs, styleOfFormat } from './number-formats.ts';

export interface BiffSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly offset: number;
}

/** The parts of a workbook that all of its sheets share (MS-XLS §2.1.7.20.3). */
export interface BiffWorkbook {
  readonly sheets: readonly BiffSheet[];
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly is1904: boolean;
}

const ID = {
  start: 0x809,
  filePass: 0x2f,
  boundSheet: 0x85,
  sst: 0xfc,
  more: 0x3c,
  format: 0x41e,
  xf: 0xe0,
  dateMode: 0x22,
  labelSst: 0xfd,
  label: 0x204,
  richLabel: 0xd6,
  number: 0x203,
  rk: 0x27e,
  mulRk: 0xbd,
  formula: 0x06,
  string: 0x207,
  boolErr: 0x205,
  merged: 0xe5,
} as const;

const STRINGS_AT_MOST = 5_000_000;
const VERSION_8 = 0x600;

/** Problems: `spreadsheet-kind` (a password, or a version before Excel 97), `damaged-file`. */
export async function openBiff(bytes: Uint8Array, file: string, run: Run): Promise<BiffWorkbook> {
  const view = viewOf(bytes);
  const sheets: BiffSheet[] = [];
  const formats = new Map<number, string>();
  const formatOfStyle: number[] = [];
  const sst: BiffRecord[] = [];
  let [is1904, isInSst, isFirst] = [false, false, true];
  for (const record of biffRecords(bytes, 0)) {
    const { id, start, end } = record;
    if (isFirst && (id !== ID.start || end - start < 4)) throw damaged(file);
    if (isFirst && view.getUint16(start, true) !== VERSION_8)
      throw new AppError({ code: 'spreadsheet-kind', file, kind: 'old' });
    isFirst = false;
    if (id === ID.filePass) throw new AppError({ code: 'spreadsheet-kind', file, kind: 'encrypted' });
    isInSst = id === ID.sst || (isInSst && id === ID.more);
    if (isInSst) sst.push(record);
    else if (id === ID.boundSheet && end - start >= 8) {
      // Charts and macros are of other types.
      if (bytes[start + 5] !== 0) continue;
      const name = new PieceReader(bytes, [{ id, start: start + 6, end }]).text(1);
      sheets.push({ name, isHidden: (bytes[start + 4]! & 3) !== 0, offset: view.getUint32(start, true) });
    } else if (id === ID.format && end - start >= 5) {
      formats.set(view.getUint16(start, true), new PieceReader(bytes, [{ id, start: start + 2, end }]).text());
    } else if (id === ID.xf && end - start >= 4) formatOfStyle.push(view.getUint16(start + 2, true));
    else if (id === ID.dateMode && end - start >= 2) is1904 = view.getUint16(start, true) === 1;
  }
  if (sheets.length === 0) throw damaged(file);
  const styles = formatOfStyle.map((format) => styleOfFormat(format, formats.get(format)));
  return { sheets, strings: await stringsOf(bytes, sst, run), styles, is1904 };
}

async function stringsOf(bytes: Uint8Array, pieces: readonly BiffRecord[], run: Run): Promise<string[]> {
  const reader = new PieceReader(bytes, pieces);
  const strings: string[] = [];
  reader.uint32();
  const count = Math.min(reader.uint32(), STRINGS_AT_MOST);
  while (strings.length < count && !reader.isAtEnd) {
    strings.push(reader.text());
    if (strings.length % 5_000 === 0) await run.breathe();
  }
  return strings;
}

/** The cells of one sheet: rows[i] is row i + 1; at most 65,536 rows of 256 cells, so its size is bounded by the format. */
export async function readBiffSheet(
  bytes: Uint8Array,
  workbook: BiffWorkbook,
  sheet: BiffSheet,
  run: Run,
): Promise<{ readonly rows: CellValue[][]; readonly merges: readonly Merge[] }> {
  const view = viewOf(bytes);
  const rows: CellValue[][] = [];
  const merges: Merge[] = [];
  let waiting: readonly [row: number, column: number] | null = null;
  const put = (row: number, column: number, value: CellValue): void => {
    if (column > 255 || value === null || value === '') return;
    while (rows.length <= row) rows.push([]);
    const cells = rows[row]!;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  };
  const number = (value: number, style: number): CellValue =>
    numberAs(value, workbook.styles[style] ?? null, workbook.is1904);
  let seen = 0;
  for (const { id, start, end } of biffRecords(bytes, sheet.offset)) {
    if (++seen % 10_000 === 0) await run.breathe();
    if (id === ID.string && waiting !== null) put(...waiting, new PieceReader(bytes, [{ id, start, end }]).text());
    waiting = null;
    const least = LEAST_BYTES[id];
    if (least === undefined || end - start < least) continue;
    const [row, column] = [view.getUint16(start, true), view.getUint16(start + 2, true)];
    const style = view.getUint16(start + 4, true);
    if (id === ID.labelSst) put(row, column, workbook.strings[view.getUint32(start + 6, true)] ?? null);
    else if (id === ID.label || id === ID.richLabel)
      put(row, column, new PieceReader(bytes, [{ id, start: start + 6, end }]).text());
    else if (id === ID.number) put(row, column, number(view.getFloat64(start + 6, true), style));
    else if (id === ID.rk) put(row, column, number(rkOf(view, start + 6), style));
    else if (id === ID.mulRk) {
      for (let at = start + 4, next = column; at + 6 <= end - 2; at += 6, next++) {
        put(row, next, number(rkOf(view, at + 2), view.getUint16(at, true)));
      }
    } else if (id === ID.boolErr)
      put(row, column, bytes[start + 7] === 0 ? bytes[start + 6] === 1 : errorOf(bytes[start + 6]!));
    else if (id === ID.formula) {
      if (view.getUint16(start + 12, true) !== 0xffff)
        put(row, column, number(view.getFloat64(start + 6, true), style));
      else if (bytes[start + 6] === 0) waiting = [row, column];
      else if (bytes[start + 6] === 1) put(row, column, bytes[start + 8] === 1);
      else if (bytes[start + 6] === 2) put(row, column, errorOf(bytes[start + 8]!));
    } else if (id === ID.merged) {
      for (let at = start + 2; at + 8 <= end; at += 8) {
        const [top, bottom, left, right] = [0, 2, 4, 6].map((part) => view.getUint16(at + part, true));
        merges.push({ top: top!, bottom: bottom!, left: left!, right: right! });
      }
    }
  }
  return { rows, merges };
}

const LEAST_BYTES: Readonly<Record<number, number>> = {
  [ID.labelSst]: 10,
  [ID.label]: 9,
  [ID.richLabel]: 9,
  [ID.number]: 14,
  [ID.rk]: 10,
  [ID.mulRk]: 12,
  [ID.boolErr]: 8,
  [ID.formula]: 14,
  [ID.merged]: 10,
};

/** A number in 30 bits (MS-XLS §2.5.122): the top of a double, or a whole number; perhaps in hundredths. */
function rkOf(view: DataView, at: number): number {
  const raw = view.getInt32(at, true);
  let value = raw >> 2;
  if ((raw & 2) === 0) {
    SCRATCH.setInt32(4, raw & ~3, true);
    value = SCRATCH.getFloat64(0, true);
  }
  return raw & 1 ? value / 100 : value;
}

const SCRATCH = new DataView(new ArrayBuffer(8));

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
};
const errorOf = (code: number): string => ERRORS[code] ?? '#N/A';

const damaged = (file: string): AppError => new AppError({ code: 'damaged-file', file, where: 'xls' });
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
