import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue, Field } from '../../core/features.ts';
import type { Problem } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { type DecidedEncoding, decideEncoding } from '../text-encoding.ts';
import { utf8Kind } from '../utf8-check.ts';
import { fill, newTable, settledType } from './dbf-cells.ts';
import { DBF_START_BYTES, type DbfColumn, type DbfHeader, dbfHeaderBytes, readDbfHeader } from './dbf-header.ts';
import { cellEnd, wholeCharacters } from './dbf-text.ts';

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
