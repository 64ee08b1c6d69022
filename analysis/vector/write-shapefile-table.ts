import type { CellValue, FeatureTable, Field } from '../core/features.ts';
import type { FieldNameMapping } from './write-shapefile-names.ts';
import { dbfNames } from './write-shapefile-names.ts';
import { fitting } from './write-shapefile-text.ts';

/** A .dbf and what became of the names and of values too long for it. */
export interface WrittenDbf {
  readonly dbf: Uint8Array;
  readonly fieldNames: readonly FieldNameMapping[];
  /** how many values were cut at 254 bytes */
  readonly cutValues: number;
}

/** How the table is written: its bytes per text, and what its header says. */
export interface DbfOptions {
  readonly encode: (text: string) => Uint8Array;
  readonly languageByte: number;
  /** date of last change, YYYY-MM-DD */
  readonly date: string;
}

interface Column {
  readonly type: 'C' | 'N' | 'D' | 'L';
  readonly width: number;
  readonly decimals: number;
  /** the bytes of each row; undefined for no value */
  readonly cells: readonly (Uint8Array | undefined)[];
  readonly cut: number;
}

const TEXT_BYTES = 254;
/** Fifteen decimals and twenty-four places are what OGR writes; every double fits, the extreme ones with an exponent. */
const [NUMBER_BYTES, DECIMALS] = [24, 15];

/** How many bytes the .dbf of a table will have at most; known before any text is encoded. */
export const dbfBytesAtMost = (table: FeatureTable): number =>
  table.rows.length * (1 + table.fields.reduce((sum, field) => sum + (field.type === 'text' ? TEXT_BYTES : 24), 0));

/** The values of a table as dBASE III: text padded with blanks on the right, numbers on the left, no value all blanks. */
export function writeDbf(given: FeatureTable, options: DbfOptions): WrittenDbf {
  const table = given.fields.length === 0 ? numbered(given) : given;
  const names = dbfNames(
    table.fields.map(({ name }) => name),
    options.encode,
  );
  const encode = remembering(options.encode);
  const columns = table.fields.map((field, index) => columnOf(table, field, index, encode));
  return {
    dbf: bytesOf(table.rows.length, columns, names, options),
    fieldNames: given.fields.map((_, index) => ({ from: names[index]!.from, to: names[index]!.to })),
    cutValues: columns.reduce((sum, { cut }) => sum + cut, 0),
  };
}

/** Other programs want a field at least: the number of the row. */
const numbered = (table: FeatureTable): FeatureTable => ({
  ...table,
  fields: [{ name: 'FID', type: 'integer' }],
  rows: table.rows.map((row, index) => ({ ...row, values: [index] })),
});

function bytesOf(
  rows: number,
  columns: readonly Column[],
  names: readonly { readonly bytes: Uint8Array }[],
  { languageByte, date }: DbfOptions,
): Uint8Array {
  const headBytes = 32 + columns.length * 32 + 1;
  const rowBytes = 1 + columns.reduce((sum, { width }) => sum + width, 0);
  const dbf = new Uint8Array(headBytes + rowBytes * rows + 1);
  const view = new DataView(dbf.buffer);
  dbf.set([3, Number(date.slice(0, 4)) - 1900, Number(date.slice(5, 7)), Number(date.slice(8, 10))]);
  view.setUint32(4, rows, true);
  view.setUint16(8, headBytes, true);
  view.setUint16(10, rowBytes, true);
  dbf[29] = languageByte;
  columns.forEach(({ type, width, decimals }, index) => {
    const at = 32 + index * 32;
    dbf.set(names[index]!.bytes, at);
    dbf[at + 11] = type.charCodeAt(0);
    dbf[at + 16] = width;
    dbf[at + 17] = decimals;
  });
  dbf[headBytes - 1] = 0x0d;
  dbf.fill(0x20, headBytes, dbf.length - 1);
  let start = 1;
  for (const { cells, width, type } of columns) {
    for (let row = 0; row < rows; row++) {
      const cell = cells[row];
      const at = headBytes + row * rowBytes + start;
      if (cell !== undefined) dbf.set(cell, type === 'N' ? at + width - cell.length : at);
      else if (type === 'L') dbf[at] = 0x3f;
    }
    start += width;
  }
  dbf[dbf.length - 1] = 0x1a;
  return dbf;
}

function columnOf(table: FeatureTable, field: Field, index: number, encode: (text: string) => Uint8Array): Column {
  const values = table.rows.map((row) => row.values[index] ?? null);
  if (field.type === 'boolean' && values.every((value) => value === null || typeof value === 'boolean')) {
    const cells = values.map((value) => (value === null ? undefined : encode(value ? 'T' : 'F')));
    return { type: 'L', width: 1, decimals: 0, cells, cut: 0 };
  }
  if (field.type === 'date' && values.every((value) => value === null || DATE.test(String(value)))) {
    const cells = values.map((value) => (value === null ? undefined : encode(String(value).replaceAll('-', ''))));
    return { type: 'D', width: 8, decimals: 0, cells, cut: 0 };
  }
  const isNumeric = field.type === 'integer' || field.type === 'real';
  if (isNumeric && values.every((value) => value === null || typeof value === 'number')) {
    return numberColumn(values as (number | null)[], field.type === 'integer', encode);
  }
  return textColumn(values, encode);
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Every number comes back as the same double: with as many decimals as the longest needs, or with an exponent. */
function numberColumn(
  values: readonly (number | null)[],
  isInteger: boolean,
  encode: (text: string) => Uint8Array,
): Column {
  const finite = values.map((value) => (value !== null && Number.isFinite(value) ? value : null));
  const shortest = finite.map((value) => (value === null ? '' : String(value)));
  const hasExponent = shortest.some((text) => text.includes('e'));
  const decimals = largest(shortest, isInteger ? 0 : 1, decimalsOf);
  const places = decimals === 0 ? 0 : decimals + 1;
  const whole = largest(shortest, 1, (text) => text.split('.', 1)[0]!.length);
  const isFixed = !hasExponent && decimals <= DECIMALS && whole + places <= NUMBER_BYTES;
  const texts = finite.map((value, row) => (value === null ? '' : isFixed ? value.toFixed(decimals) : shortest[row]!));
  const width = largest(texts, 1, (text) => text.length);
  const cells = texts.map((text) => (text === '' ? undefined : encode(text)));
  return { type: 'N', width, decimals: isFixed ? decimals : Math.min(DECIMALS, Math.max(1, width - 2)), cells, cut: 0 };
}

const decimalsOf = (text: string): number => {
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
};

function textColumn(values: readonly CellValue[], encode: (text: string) => Uint8Array): Column {
  let cut = 0;
  const cells = values.map((value) => {
    if (value === null || value === '') return undefined;
    const fitted = fitting(String(value), TEXT_BYTES, encode);
    if (fitted.isCut) cut++;
    return fitted.bytes;
  });
  const width = largest(cells, 1, (cell) => cell?.length ?? 0);
  return { type: 'C', width, decimals: 0, cells, cut };
}

/** The largest measure of some items, at least `least`. */
function largest<T>(items: readonly T[], least: number, measure: (item: T) => number): number {
  let most = least;
  for (const item of items) most = Math.max(most, measure(item));
  return most;
}

/** Registers repeat themselves: the bytes of a text are made once. */
function remembering(encode: (text: string) => Uint8Array): (text: string) => Uint8Array {
  const known = new Map<string, Uint8Array>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const bytes = encode(text);
    if (known.size < 50_000) known.set(text, bytes);
    return bytes;
  };
}
