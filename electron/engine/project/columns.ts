import type { CellValue, FeatureTable, Field, FieldType } from '../../../analysis/core/features.ts';
import type { SqlValue } from './connection.ts';
import { GEOMETRY_COLUMN } from './geopackage-tables.ts';
import { KEY_COLUMN } from './rtree.ts';

/** A field of a layer and the column that keeps it. Names differ where SQLite or GeoPackage cannot take the name. */
export interface StoredField extends Field {
  readonly column: string;
  readonly sqlType: 'TEXT' | 'INTEGER' | 'REAL' | 'BOOLEAN' | 'DATE';
}

/**
 * Chooses a column for each field. Column names are unique without regard to case and never the key or the geometry. A
 * field whose values do not keep to its type becomes a wider one: integers with a fraction are real, anything else mixed
 * is text.
 */
export function storedFields(table: FeatureTable): StoredField[] {
  const taken = new Set([KEY_COLUMN, GEOMETRY_COLUMN, 'rowid', 'oid', '_rowid_']);
  return table.fields.map(({ name, type }, index) => {
    const column = freeName(name.replaceAll('\0', '') || 'field', taken);
    taken.add(column.toLowerCase());
    const kept = keptType(table, index, type);
    return { name, type: kept, column, sqlType: sqlTypeOf(table, index, kept) };
  });
}

/** What is bound for a value: text without NUL (SQLite ends text there), NaN as NULL. */
export function toSql(value: CellValue | undefined, field: StoredField): SqlValue {
  if (value === null || value === undefined) return null;
  if (field.type === 'text' || field.type === 'date') {
    const text = String(value);
    return text.includes('\0') ? text.replaceAll('\0', '') : text;
  }
  return typeof value === 'boolean' ? Number(value) : value;
}

/** The value of a column as a cell: whole numbers beyond 2^53 come back as text, bytes as nothing. */
export function fromSql(value: SqlValue | undefined, type: FieldType): CellValue {
  if (value === null || value === undefined || value instanceof Uint8Array) return null;
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? fromSql(Number(value), type) : String(value);
  if (type === 'boolean') return value === 1 ? true : value === 0 ? false : value;
  return value;
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}_${number}`;
  return name;
}

function keptType(table: FeatureTable, index: number, type: FieldType): FieldType {
  if (every(table, index, isOf[type])) return type;
  return type === 'integer' && every(table, index, isOf.real) ? 'real' : 'text';
}

function sqlTypeOf(table: FeatureTable, index: number, type: FieldType): StoredField['sqlType'] {
  if (type === 'date') return every(table, index, isIsoDate) ? 'DATE' : 'TEXT';
  return ({ text: 'TEXT', integer: 'INTEGER', real: 'REAL', boolean: 'BOOLEAN' } as const)[type];
}

const isOf: Record<FieldType, (value: CellValue) => boolean> = {
  text: (value) => typeof value === 'string',
  date: (value) => typeof value === 'string',
  integer: (value) => Number.isSafeInteger(value),
  real: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
};

/** Other programs refuse a DATE that is not a calendar day; such fields are kept as text. */
function isIsoDate(value: CellValue): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const [year, month, day] = [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8))];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function every(table: FeatureTable, index: number, holds: (value: CellValue) => boolean): boolean {
  return table.rows.every(({ values }) => values[index] == null || holds(values[index]));
}
