import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue, Field, FieldType } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { type DecidedEncoding, decideEncoding } from '../text-encoding.ts';

/** The attribute table of a shapefile: one array of values per record, null for a record marked as deleted. */
export interface Dbf {
  readonly fields: readonly Field[];
  readonly records: readonly (CellValue[] | null)[];
  readonly encoding: DecidedEncoding;
  /** the file holds fewer records than its header says */
  readonly isCut: boolean;
}

interface Column {
  readonly name: Uint8Array;
  readonly kind: string;
  readonly start: number;
  readonly bytes: number;
  readonly decimals: number;
}

const READ_BYTES = 4_000_000;
/** How much text is looked at before the encoding is decided. */
const SAMPLE_BYTES = 8_000_000;

/**
 * Reads a dBASE table (field names and text in the encoding that `.cpg`, the language byte or the bytes tell). Deleted records,
 * repeated field names and a field called __proto__ keep their places.
 */
export async function readDbf(
  source: ByteSource,
  told: { readonly chosen?: string | undefined; readonly cpg?: string | undefined },
  run: Run,
): Promise<Dbf> {
  const header = viewOf(await source.read(0, 32));
  if (header.byteLength < 32) throw damagedDbf(source.name);
  const count = header.getUint32(4, true);
  const [headerBytes, recordBytes] = [header.getUint16(8, true), header.getUint16(10, true)];
  if (headerBytes < 33 || recordBytes < 1 || headerBytes > source.size) throw damagedDbf(source.name);
  const columns = columnsOf(await source.read(32, headerBytes - 32), recordBytes);
  if (columns.length === 0) throw damagedDbf(source.name);
  const held = Math.min(count, Math.floor((source.size - headerBytes) / recordBytes));
  const sample = await source.read(headerBytes, Math.min(held * recordBytes, SAMPLE_BYTES));
  const language = header.getUint8(29);
  const encoding = decideEncoding(textsOf(sample, columns, recordBytes), { ...told, languageByte: language });
  const decoder = new TextDecoder(encoding.encoding);
  const records: (CellValue[] | null)[] = [];
  const atOnce = Math.max(1, Math.floor(READ_BYTES / recordBytes));
  for (let first = 0; first < held; first += atOnce) {
    await run.breathe();
    run.progress(first / held);
    const rows = Math.min(atOnce, held - first);
    const bytes = await source.read(headerBytes + first * recordBytes, rows * recordBytes);
    for (let row = 0; row < rows; row++) {
      const record = bytes.subarray(row * recordBytes, (row + 1) * recordBytes);
      records.push(record[0] === 0x2a ? null : columns.map((column) => cellOf(record, column, decoder)));
    }
  }
  const names = distinctNames(columns.map(({ name }) => decoder.decode(name)));
  const fields = columns.map((column, index) => ({ name: names[index]!, type: typeOf(column) }));
  return { fields, records, encoding, isCut: held < count };
}

function columnsOf(bytes: Uint8Array, recordBytes: number): Column[] {
  const columns: Column[] = [];
  let start = 1;
  for (let at = 0; at + 32 <= bytes.length && bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    const length = bytes[at + 16]!;
    if (start + length > recordBytes) break;
    columns.push({
      name: end < 0 ? name : name.subarray(0, end),
      kind: String.fromCharCode(bytes[at + 11]!),
      start,
      bytes: length,
      decimals: bytes[at + 17]!,
    });
    start += length;
  }
  return columns;
}

/** Field names and the text cells, each as its bytes. */
function* textsOf(sample: Uint8Array, columns: readonly Column[], recordBytes: number): Generator<Uint8Array> {
  for (const { name } of columns) yield name;
  const texts = columns.filter(({ kind }) => kind === 'C');
  for (let at = 0; at + recordBytes <= sample.length; at += recordBytes) {
    for (const { start, bytes } of texts) yield trimmed(sample.subarray(at + start, at + start + bytes));
  }
}

function cellOf(record: Uint8Array, { kind, start, bytes }: Column, decoder: TextDecoder): CellValue {
  const cell = trimmed(record.subarray(start, start + bytes));
  switch (kind) {
    case 'N':
    case 'F': {
      const text = asciiOf(cell).trim();
      const value = Number(text);
      return text === '' || !Number.isFinite(value) ? null : value;
    }
    case 'L':
      return 'TtYy'.includes(asciiOf(cell) || '?') ? true : 'FfNn'.includes(asciiOf(cell) || '?') ? false : null;
    case 'D': {
      const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(asciiOf(cell)) ?? [];
      return year === undefined || year === '0000' ? null : `${year}-${month}-${day}`;
    }
    case 'I':
    case '+':
      return bytes === 4 ? viewOf(record).getInt32(start, true) : null;
    case 'O':
    case 'B':
      return bytes === 8 ? finiteOrNull(viewOf(record).getFloat64(start, true)) : null;
    default: {
      const text = decoder.decode(withoutHalfCharacter(cell, decoder.encoding)).trim();
      return text === '' ? null : text;
    }
  }
}

function typeOf({ kind, bytes, decimals }: Column): FieldType {
  if (kind === 'N') return decimals === 0 && bytes < 16 ? 'integer' : 'real';
  if (kind === 'F' || kind === 'O' || kind === 'B') return 'real';
  if (kind === 'I' || kind === '+') return 'integer';
  return kind === 'L' ? 'boolean' : kind === 'D' ? 'date' : 'text';
}

function trimmed(bytes: Uint8Array): Uint8Array {
  let end = bytes.indexOf(0);
  if (end < 0) end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0x20) end--;
  return bytes.subarray(0, end);
}

/** Cuts a character that the field's width left unfinished, so that no replacement sign is shown. */
function withoutHalfCharacter(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding === 'utf-8') {
    let start = bytes.length - 1;
    while (start > 0 && start > bytes.length - 4 && (bytes[start]! & 0xc0) === 0x80) start--;
    const lead = bytes[start] ?? 0;
    const wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return wanted > bytes.length - start ? bytes.subarray(0, start) : bytes;
  }
  if (encoding !== 'gb18030' && encoding !== 'gbk' && encoding !== 'big5') return bytes;
  let at = 0;
  while (at < bytes.length) {
    const isFour = encoding === 'gb18030' && bytes[at + 1]! >= 0x30 && bytes[at + 1]! <= 0x39;
    const length = bytes[at]! < 0x81 ? 1 : isFour ? 4 : 2;
    if (at + length > bytes.length) return bytes.subarray(0, at);
    at += length;
  }
  return bytes;
}

const asciiOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const damagedDbf = (file: string): AppError => new AppError({ code: 'damaged-file', file, where: '.dbf' });
