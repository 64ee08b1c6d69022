import type { CellValue, FeatureTable } from '../core/features.ts';
import type { Words } from '../core/words.ts';
import { shiftedOrigin } from './shifted-provenance.ts';
import type { ShiftedDatum } from './vector-format.ts';

/** The field of a written file that says of every row from which shifted system its position was converted. */
export const COORDINATE_ORIGIN_FIELD = 'coord_from';

const NAMES: Readonly<Record<ShiftedDatum, string>> = { gcj02: 'GCJ-02', bd09: 'BD-09' };

/** The shifted systems as people write them: "GCJ-02". '' for none. */
export const shiftedNames = (origin: readonly ShiftedDatum[]): string =>
  origin.map((datum) => NAMES[datum]).join(' / ');

/** What that field of a file says of the whole table, as provenance; empty where there is no such field or it names no shifted system. */
export function flaggedProvenance({ fields, rows }: Pick<FeatureTable, 'fields' | 'rows'>): Words[] {
  const at = fields.findIndex(({ name }) => name.toLowerCase() === COORDINATE_ORIGIN_FIELD);
  if (at < 0) return [];
  const said = [...new Set(rows.map(({ values }) => String(values[at] ?? '')))].join(' ').toUpperCase();
  const names = Object.values(NAMES).filter((name) => said.includes(name));
  return names.map((name) => ({
    zh: `字段 ${COORDINATE_ORIGIN_FIELD} 注明由 ${name} 近似换算`,
    en: `${FLAG_SAYS} ${name}`,
  }));
}

const FLAG_SAYS = `field ${COORDINATE_ORIGIN_FIELD} says: converted approximately from`;

/**
 * The table with "GCJ-02 ≈" or the like in every row, so that a file never passes approximate positions on as surveyed ones; the table itself where its
 * provenance names no shifted system, or where the field says it already. A field of the name that is there already keeps what it says and is filled where it is empty.
 *
 * @example withShiftedFlag(table, [{ zh: 'GCJ-02→WGS 84 近似换算', en: 'converted approximately from GCJ-02 to WGS 84' }])
 */
export function withShiftedFlag(table: FeatureTable, provenance: readonly Words[]): FeatureTable {
  const names = shiftedNames(shiftedOrigin(provenance.filter(({ en }) => !en.startsWith(FLAG_SAYS))));
  if (names === '') return table;
  const sign = `${names} ≈`;
  const at = table.fields.findIndex(({ name }) => name.toLowerCase() === COORDINATE_ORIGIN_FIELD);
  const said = { name: COORDINATE_ORIGIN_FIELD, type: 'text' } as const;
  if (at < 0) {
    const rows = table.rows.map((row) => ({ ...row, values: [...row.values, sign] }));
    return { ...table, fields: [...table.fields, said], rows };
  }
  const fields = table.fields.map((field, index) => (index === at ? said : field));
  const filled = (values: readonly CellValue[]): CellValue[] =>
    values.map((value, index) => (index !== at ? value : value === null || value === '' ? sign : String(value)));
  return { ...table, fields, rows: table.rows.map((row) => ({ ...row, values: filled(row.values) })) };
}
