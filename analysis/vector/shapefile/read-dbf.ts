import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue, Field, FieldType } from '../../core/features.ts';
import type { Problem } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { type DecidedEncoding, decideEncoding } from '../text-encoding.ts';
import { utf8Kind } from '../utf8-check.ts';
import { isBinaryKind, readBinaryCell } from './dbf-binary.ts';
import { DBF_START_BYTES, type DbfColumn, type DbfHeader, dbfHeaderBytes, readDbfHeader } from './dbf-header.ts';
import { asciiCell, readNumberCell } from './dbf-numbers.ts';
import { cellEnd, type DbfBlock, decodeTextColumn, wholeCharacters } from './dbf-text.ts';

/** The attribute table of a shapefile: one array of values per record, null for a record marked as deleted. */
export interface Dbf {
  readonly fields: readonly Field[];
  readonly records: readonly (CellValue[] | null)[];
  readonly encoding: DecidedEncoding;
  /** the file holds fewer records than its header says */
  readonly isCut: boolean;
  /** fields whose values lie in a memo file beside the table and are not read */
  readonly memoFields: readonly string[];
  /** values that the field was too narrow for (`****`), read as none */
  readonly overflows: number;
  /** values that do not fit their field and are left empty, by record from 0 */
  readonly badValues: readonly { readonly record: number; readonly problem: Problem }[];
}

const READ_BYTES = 4_000_000;
/** How much text is looked at before the encoding is decided. */
const SAMPLE_BYTES = 64_000_000;
const BAD_VALUES_AT_MOST = 100_000;
/** Kinds whose cells only point into a .dbt or .fpt file. */
const isMemo = ({ kind, bytes }: DbfColumn): boolean => 'MGPW'.includes(kind) || (kind === 'B' && bytes !== 8);

/**
 * Reads a dBASE table (field names and text in the encoding that `.cpg`, the language byte or the bytes tell; names may be in
 * another one than the values). Deleted records, repeated field names and a field called __proto__ keep their places.
 */
export async function readDbf(
  source: ByteSource,
  told: { readonly chosen?: string | undefined; readonly cpg?: string | undefined },
  run: Run,
): Promise<Dbf> {
  const start = await source.read(0, DBF_START_BYTES);
  const header = readDbfHeader(await source.read(0, dbfHeaderBytes(start, source.name, source.size)), source.name);
  const columns = header.columns.filter((column) => !isMemo(column));
  const held = Math.min(header.records, Math.floor((source.size - header.headerBytes) / header.recordBytes));
  const encoding = await decide(source, header, held, told);
  const table = newTable(columns, held, encoding.encoding, header.isLevel7);
  const atOnce = Math.max(1, Math.floor(READ_BYTES / header.recordBytes));
  for (let first = 0; first < held; first += atOnce) {
    await run.breathe();
    run.progress(first / held);
    const rows = Math.min(atOnce, held - first);
    const bytes = await source.read(header.headerBytes + first * header.recordBytes, rows * header.recordBytes);
    fill(table, { bytes, recordBytes: header.recordBytes, rows: Math.floor(bytes.length / header.recordBytes) }, first);
  }
  const names = distinctNames(header.columns.map(({ name }) => decodeName(name, encoding.encoding)));
  const nameOf = new Map(header.columns.map((column, index) => [column, names[index]!]));
  return {
    fields: columns.map((column, index) => ({ name: nameOf.get(column)!, type: settledType(table, index) })),
    records: table.records,
    encoding,
    isCut: held < header.records,
    memoFields: header.columns.filter(isMemo).map((column) => nameOf.get(column)!),
    overflows: table.overflows,
    badValues: table.bad.map(({ record, column, value }) => ({
      record,
      problem: { code: 'bad-value', row: record + 1, field: nameOf.get(columns[column]!)!, value },
    })),
  };
}

async function decide(
  source: ByteSource,
  { headerBytes, recordBytes, languageByte, columns }: DbfHeader,
  held: number,
  told: { readonly chosen?: string | undefined; readonly cpg?: string | undefined },
): Promise<DecidedEncoding> {
  const texts = columns.filter(({ kind }) => kind === 'C');
  const rows = Math.min(held, Math.floor(SAMPLE_BYTES / recordBytes));
  const sample = told.chosen === undefined ? await source.read(headerBytes, rows * recordBytes) : new Uint8Array();
  const values = highCells(sample, texts, recordBytes);
  const first = values.next();
  // Where all values are ASCII, the names have to tell.
  const pieces = first.done ? columns.map(({ name }) => name) : chained(first.value, values);
  return decideEncoding(pieces, { ...told, languageByte });
}

function* chained<T>(first: T, rest: Iterable<T>): Generator<T> {
  yield first;
  yield* rest;
}

/** The text cells that hold more than ASCII, each as its bytes. */
function* highCells(sample: Uint8Array, texts: readonly DbfColumn[], recordBytes: number): Generator<Uint8Array> {
  for (let at = 0; at + recordBytes <= sample.length; at += recordBytes) {
    for (const { start, bytes } of texts) {
      const from = at + start;
      const end = cellEnd(sample, from, bytes);
      for (let byte = from; byte < end; byte++) {
        if (sample[byte]! < 0x80) continue;
        yield sample.subarray(from, end);
        break;
      }
    }
  }
}

/** Names are short: valid UTF-8 is believed whatever the values are in, and bytes that are none are never read as UTF-8. */
function decodeName(bytes: Uint8Array, encoding: string): string {
  const kind = utf8Kind(bytes);
  const own =
    kind === 'utf-8' && bytes.length > 2 ? 'utf-8' : kind === 'other' && encoding === 'utf-8' ? 'gb18030' : encoding;
  const text = new TextDecoder(own).decode(bytes.subarray(0, wholeCharacters(bytes, own)));
  return text.replace(/\p{Cc}/gu, '');
}

interface Table {
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

const newTable = (columns: readonly DbfColumn[], held: number, encoding: string, isLevel7: boolean): Table => ({
  columns,
  encoding,
  isLevel7,
  records: new Array<CellValue[] | null>(held),
  hasFraction: columns.map(() => false),
  hasHuge: columns.map(() => false),
  bad: [],
  overflows: 0,
});

/** Column by column, so that text is decoded in one call and each loop does one thing. */
function fill(table: Table, block: DbfBlock, first: number): void {
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
function settledType(table: Table, index: number): FieldType {
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
