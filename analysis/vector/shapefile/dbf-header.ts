import { AppError } from '../../core/problems.ts';

/** One column of a dBASE table as its header describes it. */
export interface DbfColumn {
  /** up to the first NUL, in an encoding that is not known yet */
  readonly name: Uint8Array;
  /** C N F L D M … */
  readonly kind: string;
  /** from the start of a record, the deletion mark included */
  readonly start: number;
  readonly bytes: number;
  readonly decimals: number;
}

/** What the header of a table says. */
export interface DbfHeader {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  readonly languageByte: number;
  readonly columns: readonly DbfColumn[];
  /** dBASE 7 writes whole numbers and doubles big-endian with the sign turned round, FoxPro and others little-endian */
  readonly isLevel7: boolean;
}

/** The first bytes that name the length of the header. */
export const DBF_START_BYTES = 32;
const [SHORT_HEAD, SHORT_FIELD, LONG_HEAD, LONG_FIELD] = [32, 32, 68, 48];

/** The length of the header in bytes, from its first 32. Problem `damaged-file`. */
export function dbfHeaderBytes(start: Uint8Array, file: string, size: number): number {
  const headerBytes = start.length < DBF_START_BYTES ? 0 : viewOf(start).getUint16(8, true);
  if (headerBytes < 33 || headerBytes > size) throw damagedDbf(file);
  return headerBytes;
}

/**
 * Reads the header of dBASE III, IV, 5 and 7, FoxPro and Visual FoxPro tables. The two layouts of field descriptors (32 bytes, and 48
 * in dBASE 7) are told apart by which of them adds up to the length of a record. Problem `damaged-file`.
 */
export function readDbfHeader(bytes: Uint8Array, file: string): DbfHeader {
  const view = viewOf(bytes);
  const recordBytes = view.getUint16(10, true);
  if (recordBytes < 1) throw damagedDbf(file);
  const short = columnsOf(bytes, SHORT_HEAD, SHORT_FIELD);
  const long = (bytes[0]! & 7) === 4 ? columnsOf(bytes, LONG_HEAD, LONG_FIELD) : [];
  const isLevel7 = widthOf(long) === recordBytes && widthOf(short) !== recordBytes;
  const columns = isLevel7 ? long : widthOf(short) === recordBytes ? short : withWideText(short, recordBytes);
  const fitting = columns.filter(({ start, bytes: width }) => start + width <= recordBytes && width > 0);
  // A table of no fields is whole: some programs write one beside shapes without values.
  if (fitting.length === 0 && recordBytes !== 1) throw damagedDbf(file);
  return {
    records: view.getUint32(4, true),
    headerBytes: bytes.length,
    recordBytes,
    languageByte: bytes[29]!,
    columns: fitting.filter(({ kind }) => kind !== '0'),
    isLevel7,
  };
}

function columnsOf(bytes: Uint8Array, head: number, size: number): DbfColumn[] {
  const columns: DbfColumn[] = [];
  const nameBytes = size === LONG_FIELD ? 32 : 11;
  let start = 1;
  for (let at = head; at + size <= bytes.length && bytes[at] !== 0x0d; at += size) {
    const name = bytes.subarray(at, at + nameBytes);
    const end = name.indexOf(0);
    const width = bytes[at + nameBytes + (size === LONG_FIELD ? 1 : 5)]!;
    columns.push({
      name: end < 0 ? name : name.subarray(0, end),
      kind: String.fromCharCode(bytes[at + nameBytes]!),
      start,
      bytes: width,
      decimals: bytes[at + nameBytes + (size === LONG_FIELD ? 2 : 6)]!,
    });
    start += width;
  }
  return columns;
}

const widthOf = (columns: readonly DbfColumn[]): number =>
  columns.reduce((sum, { bytes }) => sum + bytes, columns.length === 0 ? 0 : 1);

/** Clipper and FoxPro keep the high byte of a text's width where others keep decimals; taken so only if the record then adds up. */
function withWideText(columns: readonly DbfColumn[], recordBytes: number): readonly DbfColumn[] {
  let start = 1;
  const wide = columns.map((column) => {
    const bytes = column.kind === 'C' ? column.bytes + column.decimals * 256 : column.bytes;
    const placed = { ...column, start, bytes, decimals: column.kind === 'C' ? 0 : column.decimals };
    start += bytes;
    return placed;
  });
  return start === recordBytes ? wide : columns;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const damagedDbf = (file: string): AppError => new AppError({ code: 'damaged-file', file, where: '.dbf' });
