import { type CellValue, type FeatureTable, fieldIndex } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';

export const COMPARISONS = ['!=', '<=', '>=', '=', '<', '>', 'like'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** One condition on a field; several hold together. */
export interface Condition {
  readonly field: string;
  readonly comparison: Comparison;
  readonly value: string;
}

/**
 * The rows for which every condition holds. Numbers are compared as numbers, everything else as text (days as YYYY-MM-DD, so in order);
 * an empty value equals '' and is neither below nor above anything. `like` knows % and _ and no case. Problem `bad-parameter`.
 */
export function whereRows(table: FeatureTable, conditions: readonly Condition[]): FeatureTable {
  if (conditions.length === 0) return table;
  const tests = conditions.map((condition) => {
    const column = fieldIndex(table, condition.field);
    if (column < 0) {
      const allowed = table.fields.map(({ name }) => name).join(' | ');
      throw new AppError({ code: 'bad-parameter', name: 'where', value: condition.field, allowed });
    }
    const holds = testOf(condition);
    return (values: readonly CellValue[]): boolean => holds(values[column] ?? null);
  });
  return { ...table, rows: table.rows.filter(({ values }) => tests.every((test) => test(values))) };
}

/**
 * A condition as people write it; null when it is none. The first comparison in the text counts.
 *
 * @example conditionOf('户数 >= 500') // { field: '户数', comparison: '>=', value: '500' }
 */
export function conditionOf(text: string): Condition | null {
  const found = /^\s*(.+?)\s*(!=|<=|>=|=|<|>|\s+like\s+)\s*(.*?)\s*$/is.exec(text);
  if (found === null) return null;
  const comparison = COMPARISONS.find((one) => one === found[2]!.trim().toLowerCase());
  return comparison === undefined
    ? null
    : { field: found[1]!, comparison, value: found[3]!.replace(/^'(.*)'$/s, '$1') };
}

function testOf({ comparison, value }: Condition): (cell: CellValue) => boolean {
  if (comparison === 'like') {
    const pattern = value
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('%', '.*')
      .replaceAll('_', '.');
    const like = new RegExp(`^${pattern}$`, 'isu');
    return (cell) => cell !== null && like.test(String(cell));
  }
  if (comparison === '=') return (cell) => orderOf(cell, value) === 0;
  if (comparison === '!=') return (cell) => orderOf(cell, value) !== 0;
  const wanted = { '<': [-1], '>': [1], '<=': [-1, 0], '>=': [1, 0] }[comparison];
  return (cell) => cell !== null && wanted.includes(orderOf(cell, value));
}

/** −1, 0 or 1 where the cell is below, equal to or above the value. */
function orderOf(cell: CellValue, value: string): number {
  if (typeof cell === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
    return Math.sign(cell - Number(value));
  const text = cell === null ? '' : String(cell);
  return text === value ? 0 : text < value ? -1 : 1;
}
