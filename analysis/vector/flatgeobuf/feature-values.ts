import type { CellValue, FieldType } from '../../core/features.ts';
import { type FlatTable, OutOfBounds } from './flat-table.ts';

export interface FlatColumn {
  readonly name: string;
  /** number of the column type in header.fbs */
  readonly type: number;
}

/** Fields of the tables Header and Column (FlatGeobuf 3.0, header.fbs). */
const [NAME, TYPE] = [0, 1];

const NAME_BYTES_AT_MOST = 10_000;

/** @throws OutOfBounds for a name longer than any: several columns may lead to the same bytes */
export function columnOf(table: FlatTable): FlatColumn {
  if (table.bytes(NAME).length > NAME_BYTES_AT_MOST) throw new OutOfBounds();
  return { name: table.text(NAME), type: table.uint8(TYPE) };
}

const KINDS: readonly FieldType[] = [
  ...(['integer', 'integer', 'boolean', 'integer', 'integer', 'integer', 'integer', 'integer', 'integer'] as const),
  ...(['real', 'real', 'text', 'text', 'text', 'text'] as const),
];
const [DATE_TIME, BINARY] = [13, 14];

export const isDateColumn = ({ type }: FlatColumn): boolean => type === DATE_TIME;
export const fieldTypeOf = ({ type }: FlatColumn): FieldType => KINDS[type] ?? 'text';

/**
 * The values of one feature in column order, null where it has none: its properties are pairs of a column number and a value. Bytes of a binary
 * column become their count in words, as they have no place in a table.
 *
 * @throws OutOfBounds where they do not fit the columns or the bytes
 */
export function valuesOfProperties(bytes: Uint8Array, columns: readonly FlatColumn[]): CellValue[] {
  const values: CellValue[] = columns.map(() => null);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (let at = 0; at < bytes.length; ) {
      const column = view.getUint16(at, true);
      const type = columns[column]?.type;
      const size = type === undefined ? undefined : (SIZES[type] ?? view.getUint32(at + 2, true) + 4);
      if (type === undefined || size === undefined || at + 2 + size > bytes.length) throw new OutOfBounds();
      values[column] = size === SIZES[type] ? numberAt(view, at + 2, type) : textAt(bytes, at + 6, at + 2 + size, type);
      at += 2 + size;
    }
  } catch (error) {
    // A DataView past its end says RangeError.
    if (error instanceof RangeError) throw new OutOfBounds();
    throw error;
  }
  return values;
}

/** Bytes of each type that has a fixed size, in the order of ColumnType. */
const SIZES: readonly (number | undefined)[] = [1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8];
const decoder = new TextDecoder();

const textAt = (bytes: Uint8Array, from: number, to: number, type: number): string =>
  type === BINARY ? `${to - from} bytes` : decoder.decode(bytes.subarray(from, to));

function numberAt(view: DataView, at: number, type: number): CellValue {
  const value = READERS[type]!(view, at);
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

/** 64-bit numbers that a double does not hold stay exact as text. */
const exact = (value: bigint): CellValue => (Number.isSafeInteger(Number(value)) ? Number(value) : value.toString());

const READERS: readonly ((view: DataView, at: number) => CellValue)[] = [
  (view, at) => view.getInt8(at),
  (view, at) => view.getUint8(at),
  (view, at) => view.getUint8(at) !== 0,
  (view, at) => view.getInt16(at, true),
  (view, at) => view.getUint16(at, true),
  (view, at) => view.getInt32(at, true),
  (view, at) => view.getUint32(at, true),
  (view, at) => exact(view.getBigInt64(at, true)),
  (view, at) => exact(view.getBigUint64(at, true)),
  (view, at) => view.getFloat32(at, true),
  (view, at) => view.getFloat64(at, true),
];
