import type { CellValue, Field, RowNote } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import { checkGeometry } from '../check-geometry.ts';
import { inferFields } from '../field-types.ts';
import type { AsideRow, RawRow } from '../vector-format.ts';
import type { Placemark } from './collect-kml.ts';
import { type KmlType, settleRawColumn } from './kml-values.ts';

export interface KmlRows {
  readonly fields: readonly Field[];
  readonly rows: readonly RawRow[];
  readonly aside: readonly AsideRow[];
  readonly notes: readonly RowNote[];
}

/** A Placemark and the folder it lay in, where folders became a field. */
export interface PlacedMark {
  readonly placemark: Placemark;
  readonly folder?: string;
}

const FIELDS_AT_MOST = 2_000;
const OWN_NAMES = ['name', 'description', 'address', 'phoneNumber', 'timestamp', 'begin', 'end', 'folder'];

/**
 * Placemarks as rows. KML's own values come first; an ExtendedData field of the same name with the same values is the same field, another
 * one stands beside it with a number. Row n is the n-th Placemark of the layer. Problem `file-too-large` beyond 2,000 fields.
 */
export function rowsOf(marks: readonly PlacedMark[], file: string): KmlRows {
  const own = new Columns();
  const extended = new Columns();
  for (const [index, { placemark, folder }] of marks.entries()) {
    for (const { name, value } of placemark.own) own.put(index, name, 'text', value);
    if (folder !== undefined) own.put(index, 'folder', 'text', folder);
    for (const { name, type, value } of placemark.extended) extended.put(index, name, type, value);
    if (extended.size > FIELDS_AT_MOST) {
      throw new AppError({ code: 'file-too-large', file, what: 'fields', limit: FIELDS_AT_MOST });
    }
  }
  const columns = [
    ...own.sorted(OWN_NAMES).filter((column) => !sameAs(column, extended.named(column.name))),
    ...extended.all,
  ];
  const values = marks.map((_, index) => columns.map((column) => column.values[index] ?? null));
  const fields = settled(columns, values);
  return { fields, ...checked(marks, values) };
}

interface Column {
  readonly name: string;
  type: KmlType;
  /** by row, with holes */
  readonly values: CellValue[];
}

class Columns {
  readonly #byName = new Map<string, Column>();

  put(index: number, name: string, type: KmlType, value: CellValue): void {
    const known = this.#byName.get(name);
    const column = known ?? { name, type, values: [] };
    if (known === undefined) this.#byName.set(name, column);
    else if (known.type !== type) known.type = type === 'raw' || known.type === 'raw' ? 'raw' : 'text';
    column.values[index] = value;
  }

  get size(): number {
    return this.#byName.size;
  }

  get all(): Column[] {
    return [...this.#byName.values()];
  }

  named(name: string): Column | undefined {
    return this.#byName.get(name);
  }

  sorted(order: readonly string[]): Column[] {
    return order.flatMap((name) => this.#byName.get(name) ?? []);
  }
}

/** Does the other column say at least everything that this one says? */
function sameAs(own: Column, other: Column | undefined): boolean {
  if (other === undefined) return false;
  return own.values.every((value, index) => String(other.values[index] ?? '') === String(value ?? ''));
}

function settled(columns: readonly Column[], values: readonly CellValue[][]): Field[] {
  const taken = new Set<string>();
  const names = columns.map(({ name }) => {
    let free = name;
    for (let number = 2; taken.has(free); number++) free = `${name}_${number}`;
    taken.add(free);
    return free;
  });
  for (const [index, { type }] of columns.entries()) if (type === 'raw') settleRawColumn(values, index);
  return inferFields(names, values as CellValue[][]).map(({ name, type }, index) => {
    return columns[index]!.type === 'real' && type === 'integer' ? { name, type: 'real' } : { name, type };
  });
}

function checked(marks: readonly PlacedMark[], values: readonly CellValue[][]): Omit<KmlRows, 'fields'> {
  const rows: RawRow[] = [];
  const aside: AsideRow[] = [];
  const notes: RowNote[] = [];
  for (const [index, { placemark }] of marks.entries()) {
    const row = index + 1;
    if (placemark.geometry === null) {
      rows.push({ row, geometry: null, values: values[index]! });
      notes.push({ row, problem: { code: 'empty-geometry', row } });
      continue;
    }
    const result = checkGeometry(placemark.geometry);
    if ('geometry' in result) rows.push({ row, geometry: result.geometry, values: values[index]! });
    else aside.push({ row, problem: { code: 'bad-geometry', row, reason: result.fault }, values: values[index]! });
  }
  return { rows, aside, notes };
}
