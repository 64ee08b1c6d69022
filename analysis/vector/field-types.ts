import type { CellValue, Field, FieldType } from '../core/features.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The narrowest type that holds every value of a column; text where they are mixed or all missing. */
export function typeOfColumn(values: Iterable<CellValue>): FieldType {
  let type: FieldType | null = null;
  for (const value of values) {
    if (value === null) continue;
    const one = typeOfValue(value);
    if (type === null || type === one) type = one;
    else if ((type === 'integer' && one === 'real') || (type === 'real' && one === 'integer')) type = 'real';
    else return 'text';
  }
  return type ?? 'text';
}

/** Fields for these names with types from their columns; a text column's numbers and booleans become text in place. */
export function inferFields(names: readonly string[], rows: readonly CellValue[][]): Field[] {
  return names.map((name, column) => {
    const type = typeOfColumn(columnOf(rows, column));
    if (type === 'text') for (const values of rows) values[column] = asText(values[column] ?? null);
    return { name, type };
  });
}

function* columnOf(rows: readonly CellValue[][], column: number): Generator<CellValue> {
  for (const values of rows) yield values[column] ?? null;
}

const asText = (value: CellValue): string | null => (value === null ? null : String(value));

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
