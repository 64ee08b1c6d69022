import type { FeatureTable } from '../../core/features.ts';
import { type ColumnUnit, unitOfHeader } from '../table/header-core.ts';
import { roleFieldsOf } from '../table/role-fields.ts';
import type { Found } from './finding.ts';

/** What is counted or measured in these units is never below zero. */
const NEVER_NEGATIVE: ReadonlySet<ColumnUnit> = new Set([
  'm2',
  'mu',
  'ha',
  'km2',
  'm3',
  't',
  'kg',
  't/d',
  'kg/d',
  'm3/d',
  'household',
  'person',
  'piece',
] as const);

/** Figures that cannot be: negative households, areas or loads, by the role's field or the unit in the header; shares over 100 %. */
export function checkRange(table: FeatureTable, role: string): Found[] {
  const found: Found[] = [];
  for (const [column, { name, type }] of table.fields.entries()) {
    if (type !== 'integer' && type !== 'real') continue;
    const range = rangeOf(name, role);
    if (range === null) continue;
    const [least, most] = range;
    const rows = table.rows.flatMap(({ values }, row) => {
      const value = values[column];
      return typeof value === 'number' && !(value >= least && value <= most) ? row : [];
    });
    if (rows.length === 0) continue;
    const example = String(table.rows[rows[0]!]!.values[column]);
    const allowed = most === Infinity ? `≥ ${least}` : `${least}–${most}`;
    const problem = { code: 'out-of-range', field: name, count: rows.length, example, allowed } as const;
    found.push({ problem, severity: 'warning', field: name, rows });
  }
  return found;
}

function rangeOf(name: string, role: string): readonly [least: number, most: number] | null {
  const least = roleFieldsOf(role).find((field) => field.name === name)?.least;
  if (least !== undefined) return [least, Infinity];
  const unit = unitOfHeader(name);
  if (unit === 'percent') return [0, 100];
  return unit !== null && NEVER_NEGATIVE.has(unit) ? [0, Infinity] : null;
}
