import type { CellValue, FieldType } from '../../core/features.ts';
import type { CoordinateChoice, FieldMapping } from '../vector-format.ts';
import { findCoordinates } from './coordinate-columns.ts';
import { coreOfHeader } from './header-core.ts';
import { numberOfText } from './parse-number.ts';
import { type RoleField, roleFieldsOf } from './role-fields.ts';

/** How the columns of a file fill the fields of a role: a proposal that the person may change. */
export interface SuggestedMapping {
  /** null when no columns look like a position */
  readonly columns: CoordinateChoice | null;
  readonly fieldMap: readonly FieldMapping[];
  /** needs of the role that no column fills: one of the fields of each has to be named */
  readonly missing: readonly (readonly RoleField[])[];
}

/**
 * A fingerprint of the headers of a file, in any order and spelling of case, width and spaces: the next file with the same
 * headers can be read with the mapping of this one. 64-bit FNV-1a over the sorted names, with their number in front.
 */
export function mappingKey(headers: readonly string[]): string {
  const names = headers.map((header) => header.normalize('NFKC').toLowerCase().replace(/\s+/g, '')).sort();
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(names.join('\u0000'))) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return `${names.length}-${hash.toString(16).padStart(16, '0')}`;
}

/**
 * Which header of a file fills which field of a role, by Chinese and English names; each header is used once, the surest first.
 *
 * @param sampleRows some rows of the file, one value per header: a column of words is not taken for a number
 */
export function suggestMapping(
  headers: readonly string[],
  sampleRows: readonly (readonly CellValue[])[],
  role: string,
): SuggestedMapping {
  const columns = findCoordinates(headers, sampleRows)?.choice ?? null;
  const cores = headers.map(coreOfHeader);
  const taken = new Set<string>();
  const found: { readonly field: RoleField; readonly column: number; readonly rank: number }[] = [];
  const fields = roleFieldsOf(role);
  for (const field of fields) {
    for (const [rank, name] of field.names.entries()) {
      const wanted = coreOfHeader(name);
      cores.forEach((core, column) => {
        if (core === wanted && fits(field.type, sampleRows, column)) found.push({ field, column, rank });
      });
    }
  }
  found.sort((one, other) => one.rank - other.rank);
  const chosen = new Map<RoleField, number>();
  for (const { field, column } of found) {
    const header = headers[column]!;
    if (chosen.has(field) || taken.has(header)) continue;
    chosen.set(field, column);
    taken.add(header);
  }
  const fieldMap = fields.flatMap((field): FieldMapping[] => {
    const column = chosen.get(field);
    return column === undefined ? [] : [{ from: headers[column]!, to: field.name, type: field.type }];
  });
  return { columns, fieldMap, missing: unmetNeeds(role, (name) => fieldMap.some(({ to }) => to === name)) };
}

/** The needs of a role that no field fills, each with the fields that would fill it. */
export function unmetNeeds(role: string, has: (field: string) => boolean): RoleField[][] {
  const needs = new Map<string, RoleField[]>();
  for (const field of roleFieldsOf(role)) {
    if (field.need !== null) needs.set(field.need, [...(needs.get(field.need) ?? []), field]);
  }
  return [...needs.values()].filter((fields) => !fields.some(({ name }) => has(name)));
}

/** A numeric field wants at least one number among the samples, and no more words than numbers; every other type takes anything. */
function fits(type: FieldType, rows: readonly (readonly CellValue[])[], column: number): boolean {
  if (type !== 'integer' && type !== 'real') return true;
  const filled = rows.map((row) => row[column] ?? null).filter((value) => value !== null);
  const numbers = filled.filter((value) => Number.isFinite(numberOfText(String(value))));
  return filled.length === 0 || numbers.length * 2 > filled.length;
}
