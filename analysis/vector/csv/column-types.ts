import type { CellValue, FieldType } from '../../core/features.ts';

const INTEGER = /^[+-]?(0|[1-9]\d{0,14})$/;
const REAL = /^[+-]?(0|[1-9]\d{0,14})?\.?\d+(e[+-]?\d{1,3})?$/i;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Types of text columns, with the cells of numeric ones turned into numbers in place. A column with a leading zero or more
 * than 15 digits stays text: it holds codes.
 */
export function typeTextColumns(rows: readonly CellValue[][], columns: number): FieldType[] {
  return Array.from({ length: columns }, (_, column) => {
    const type = typeOf(rows, column);
    if (type !== 'integer' && type !== 'real') return type;
    for (const values of rows) {
      const cell = values[column];
      if (typeof cell === 'string') values[column] = Number(cell);
    }
    return type;
  });
}

function typeOf(rows: readonly CellValue[][], column: number): FieldType {
  let [integers, reals, dates, filled] = [0, 0, 0, 0];
  for (const values of rows) {
    const cell = values[column];
    if (typeof cell !== 'string') continue;
    filled++;
    if (INTEGER.test(cell)) integers++;
    else if (REAL.test(cell) && !/^[+-]?0\d/.test(cell)) reals++;
    else if (DATE.test(cell)) dates++;
    else return 'text';
  }
  if (filled === 0) return 'text';
  if (integers === filled) return 'integer';
  if (integers + reals === filled) return 'real';
  return dates === filled ? 'date' : 'text';
}
