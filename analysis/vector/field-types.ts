import type { CellValue, Field, FieldType } from '../core/features.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The narrowest type that holds every value of a column; text where they are mixed or all missing. */
export function typeOfColumn(values: Iterable<CellValue>): FieldType {
  let type: FieldType | null = null;
  for (const value of values) {
    type = widened(type, value);
    if (type === 'text') return type;
  }
  return type ?? 'text';
}

/** The type that holds what `type` holds and this value too; null while nothing has been seen. */
function widened(type: FieldType | null, value: CellValue): FieldType | null {
  if (value === null) return type;
  const one = typeOfValue(value);
  if (type === null || type === one) return one;
  return (type === 'integer' && one === 'real') || (type === 'real' && one === 'integer') ? 'real' : 'text';
}

/** Fields for these names with types from their columns; a text column's numbers and booleans become text in place. */
export function inferFields(names: readonly string[], rows: readonly CellValue[][]): Field[] {
  return names.map((name, column) => {
    let type: FieldType | null = null;
    for (let row = 0; row < rows.length && type !== 'text'; row++) type = widened(type, rows[row]![column] ?? null);
    if (type === null || type === 'text') for (const values of rows) textInPlace(values, column);
    return { name, type: type ?? 'text' };
  });
}

function textInPlace(values: CellValue[], column: number): void {
  const value = values[column] ?? null;
  if (typeof value !== 'string') values[column] = value === null ? null : String(value);
}

function typeOfValue(value: string | number | boolean): FieldType {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'real';
  if (typeof value === 'boolean') return 'boolean';
  return DATE.test(value) ? 'date' : 'text';
}

/** Names that are all different and none empty: a repeated one gets a number, as spreadsheets do. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((given, index) => {
    const base = given.trim() || `column${index + 1}`;
    let name = base;
    for (let number = 2; taken.has(name); number++) name = `${base}_${number}`;
    taken.add(name);
    return name;
  });
}
