import type { CellValue, Field, RowNote } from '../core/features.ts';
import { AppError } from '../core/problems.ts';
import { distinctNames } from './field-types.ts';
import { valueAs } from './table/column-types.ts';
import type { FieldMapping, RawLayer } from './vector-format.ts';

/**
 * A layer with its fields renamed, and retyped where the mapping says so. A value that does not fit its new type is left empty and kept
 * in a `bad-value` note; rows kept aside keep their values as they are. Other fields keep their name unless a mapped one has taken it. Problem `unknown-field`.
 */
export function withFieldMap(raw: RawLayer, fieldMap: readonly FieldMapping[], file: string): RawLayer {
  if (fieldMap.length === 0) return raw;
  const columns = fieldMap.map(({ from }) => raw.fields.findIndex(({ name }) => name === from));
  const lost = columns.indexOf(-1);
  if (lost >= 0) {
    const fields = raw.fields.map(({ name }) => name).join(', ');
    throw new AppError({ code: 'unknown-field', file, field: fieldMap[lost]!.from, fields });
  }
  const fields = renamed(raw.fields, fieldMap, columns);
  const retyped = columns.filter((column) => fields[column]!.type !== raw.fields[column]!.type);
  const notes: RowNote[] = [];
  const convert = <T extends { readonly row: number; readonly values: readonly CellValue[] }>(entry: T): T => {
    if (retyped.length === 0) return entry;
    const values = [...entry.values];
    for (const column of retyped) {
      const { name, type } = fields[column]!;
      const before = values[column] ?? null;
      values[column] = valueAs(type, before);
      if (before === null || values[column] !== null) continue;
      const problem = { code: 'bad-value', row: entry.row, field: name, value: String(before).slice(0, 60) } as const;
      notes.push({ row: entry.row, problem });
    }
    return { ...entry, values };
  };
  const rows = raw.rows.map(convert);
  const known = raw.notes.map((note) => underNewName(note, raw.fields, fields));
  return { ...raw, fields, rows, notes: [...known, ...notes].sort((one, other) => one.row - other.row) };
}

function underNewName(note: RowNote, before: readonly Field[], after: readonly Field[]): RowNote {
  const { row, problem } = note;
  if (problem.code !== 'bad-value') return note;
  const column = before.findIndex(({ name }) => name === problem.field);
  return column < 0 ? note : { row, problem: { ...problem, field: after[column]!.name } };
}

/** Mapped names first, so that they stay as they were asked for; what is left over gets a number where its name is taken. */
function renamed(fields: readonly Field[], fieldMap: readonly FieldMapping[], columns: readonly number[]): Field[] {
  const order = [...columns, ...fields.flatMap((_, column) => (columns.includes(column) ? [] : [column]))];
  const wanted = order.map((column, at) => fieldMap[at]?.to ?? fields[column]!.name);
  const names = distinctNames(wanted);
  const result: Field[] = [];
  order.forEach((column, at) => {
    result[column] = { name: names[at]!, type: fieldMap[at]?.type ?? fields[column]!.type };
  });
  return result;
}
