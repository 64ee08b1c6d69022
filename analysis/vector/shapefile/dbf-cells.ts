import type { CellValue, FieldType } from '../../core/features.ts';
import { isBinaryKind, readBinaryCell } from './dbf-binary.ts';
import type { DbfColumn } from './dbf-header.ts';
import { asciiCell, readNumberCell } from './dbf-numbers.ts';
import { type DbfBlock, decodeTextColumn } from './dbf-text.ts';

const BAD_VALUES_AT_MOST = 100_000;

/** The cells of a table while they are read. */
export interface Table {
  readonly columns: readonly DbfColumn[];
  readonly encoding: string;
  readonly isLevel7: boolean;
  readonly records: (CellValue[] | null)[];
  /** per column: a value with a fraction, a whole number that a double cannot hold */
  readonly hasFraction: boolean[];
  readonly hasHuge: boolean[];
  readonly bad: { readonly record: number; readonly column: number; readonly value: string }[];
  overflows: number;
}

export const newTable = (columns: readonly DbfColumn[], held: number, encoding: string, isLevel7: boolean): Table => ({
  columns,
  encoding,
  isLevel7,
  records: new Array<CellValue[] | null>(held),
  hasFraction: columns.map(() => false),
  hasHuge: columns.map(() => false),
  bad: [],
  overflows: 0,
});

/** Reads a block of records into the table, the first of them as record `first`: column by column, so that text is decoded in one call and each loop does one thing. */
export function fill(table: Table, block: DbfBlock, first: number): void {
  const { bytes, recordBytes, rows } = block;
  const { records, columns } = table;
  for (let row = 0; row < rows; row++) {
    records[first + row] = bytes[row * recordBytes] === 0x2a ? null : new Array<CellValue>(columns.length).fill(null);
  }
  for (const [index, column] of columns.entries()) {
    const put = (row: number, value: CellValue): void => {
      const record = records[first + row];
      if (record) record[index] = value;
    };
    const { kind } = column;
    if (kind === 'N' || kind === 'F') fillNumbers(table, block, first, index, put);
    else if (kind === 'L') fillFlags(block, column, put);
    else if (kind === 'D') fillDates(table, block, first, index, put);
    else if (isBinaryKind(kind, column.bytes)) {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let row = 0; row < rows; row++) {
        put(row, readBinaryCell(view, row * recordBytes + column.start, kind, table.isLevel7));
      }
    } else decodeTextColumn(block, column, table.encoding, put);
  }
}

type Put = (row: number, value: CellValue) => void;

function fillNumbers(
  table: Table,
  { bytes, recordBytes, rows }: DbfBlock,
  first: number,
  index: number,
  put: Put,
): void {
  const { start, bytes: width, decimals } = table.columns[index]!;
  for (let row = 0; row < rows; row++) {
    const from = row * recordBytes + start;
    const value = readNumberCell(bytes, from, width);
    if (typeof value === 'number') {
      if (!Number.isInteger(value)) table.hasFraction[index] = true;
      const isHuge = decimals === 0 && Math.abs(value) > Number.MAX_SAFE_INTEGER;
      if (isHuge) table.hasHuge[index] = true;
      put(row, isHuge ? asciiCell(bytes, from, width) : value);
    } else if (value === 'overflow') table.overflows++;
    else if (value === 'not-a-number') remark(table, first + row, index, asciiCell(bytes, from, width));
  }
}

function fillFlags({ bytes, recordBytes, rows }: DbfBlock, { start }: DbfColumn, put: Put): void {
  for (let row = 0; row < rows; row++) {
    const letter = String.fromCharCode(bytes[row * recordBytes + start]!);
    if ('TtYy'.includes(letter)) put(row, true);
    else if ('FfNn'.includes(letter)) put(row, false);
  }
}

function fillDates(table: Table, { bytes, recordBytes, rows }: DbfBlock, first: number, index: number, put: Put): void {
  const { start, bytes: width } = table.columns[index]!;
  const known = new Map<number, string>();
  for (let row = 0; row < rows; row++) {
    const from = row * recordBytes + start;
    const day = readNumberCell(bytes, from, width);
    if (day === null || day === 0) continue;
    const text = typeof day === 'number' ? (known.get(day) ?? dayOf(day)) : null;
    if (text === null) remark(table, first + row, index, asciiCell(bytes, from, width));
    else {
      known.set(day as number, text);
      put(row, text);
    }
  }
}

/** 20260520 → 2026-05-20; null for what is no day of the calendar. */
function dayOf(number: number): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(String(number).padStart(8, '0')) ?? [];
  const text = `${year}-${month}-${day}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

function remark(table: Table, record: number, column: number, value: string): void {
  if (table.bad.length < BAD_VALUES_AT_MOST && value !== '') table.bad.push({ record, column, value });
}

/** The type that the values keep to: whole numbers that a double cannot hold make the column text, so that no digit of a code is lost. */
export function settledType(table: Table, index: number): FieldType {
  const { kind, decimals, bytes } = table.columns[index]!;
  switch (kind) {
    case 'N':
    case 'F':
      if (table.hasHuge[index]) return asText(table, index);
      return kind === 'F' || decimals > 0 || bytes > 18 || table.hasFraction[index] ? 'real' : 'integer';
    case 'O':
    case 'B':
    case 'Y':
      return 'real';
    case 'I':
    case '+':
      return 'integer';
    case 'L':
      return 'boolean';
    case 'D':
      return 'date';
    default:
      return 'text';
  }
}

function asText({ records }: Table, index: number): FieldType {
  for (const record of records) {
    const value = record?.[index] ?? null;
    if (record && value !== null) record[index] = String(value);
  }
  return 'text';
}
