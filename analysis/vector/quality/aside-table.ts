import type { FeatureTable, Field } from '../../core/features.ts';
import { explain } from '../../core/problems.ts';
import { distinctNames } from '../field-types.ts';
import type { AsideRow } from '../vector-format.ts';

/**
 * The rows kept aside as a table to be corrected and imported again: the file's row number, the reason in both languages, what to do, and
 * every original value. Without geometry.
 */
export function asideTable(name: string, fields: readonly Field[], aside: readonly AsideRow[]): FeatureTable {
  const own: readonly Field[] = [
    { name: '行号 row', type: 'integer' },
    { name: '原因 reason', type: 'text' },
    { name: 'reason (en)', type: 'text' },
    { name: '处理 remedy', type: 'text' },
  ];
  const names = distinctNames([...own, ...fields].map((field) => field.name));
  return {
    name,
    crs: 'EPSG:4326',
    fields: names.map((field, column) => ({ name: field, type: own[column]?.type ?? 'text' })),
    rows: aside.map(({ row, problem, values }) => {
      const zh = explain(problem, 'zh');
      return { geometry: null, values: [row, zh.cause, explain(problem, 'en').cause, zh.remedy, ...values] };
    }),
  };
}
