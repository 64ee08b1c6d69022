import { type FeatureTable, fieldIndex } from '../../core/features.ts';
import { unmetNeeds } from '../table/mapping.ts';
import { roleFieldsOf } from '../table/role-fields.ts';
import type { Found } from './finding.ts';

/** Fields that the role needs and the layer has not, and rows where a needed field is empty; rows without a place. */
export function checkRole(table: FeatureTable, role: string): Found[] {
  const found: Found[] = [];
  for (const fields of unmetNeeds(role, (name) => fieldIndex(table, name) >= 0)) {
    const words = {
      zh: fields.map(({ name, words: { zh } }) => `${zh}（${name}）`).join('或'),
      en: fields.map(({ name }) => name).join(' or '),
    };
    found.push({
      problem: { code: 'missing-field', fields: words },
      severity: 'error',
      field: fields[0]!.name,
      rows: [],
    });
  }
  for (const { name, need } of roleFieldsOf(role)) {
    const column = need === null ? -1 : fieldIndex(table, name);
    const rows = column < 0 ? [] : rowsWhere(table, column, (value) => value === null || value === '');
    // A field that is empty throughout is said to be an empty column.
    if (rows.length === 0 || rows.length === table.rows.length) continue;
    const problem = { code: 'missing-values', field: name, count: rows.length } as const;
    found.push({ problem, severity: 'warning', field: name, rows });
  }
  const placeless = table.rows.flatMap(({ geometry }, row) => (geometry === null ? row : []));
  if (placeless.length > 0) {
    const problem = { code: 'no-place', count: placeless.length } as const;
    found.push({ problem, severity: 'warning', field: null, rows: placeless });
  }
  return found;
}

const rowsWhere = (table: FeatureTable, column: number, is: (value: unknown) => boolean): number[] =>
  table.rows.flatMap(({ values }, row) => (is(values[column] ?? null) ? row : []));
