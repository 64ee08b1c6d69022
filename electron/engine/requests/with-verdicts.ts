import { type FeatureTable, fieldIndex } from '../../../analysis/core/features.ts';
import type { CandidateInfo } from '../../contract/model.ts';

/** The candidates' rows with a last field `verdict`: the reviewer's decision, or null while there is none. Rows match by rank. */
export function withVerdicts(table: FeatureTable, candidates: readonly CandidateInfo[]): FeatureTable {
  const verdicts = new Map(candidates.map(({ rank, decision }) => [rank, decision?.verdict ?? null]));
  const rank = fieldIndex(table, 'rank');
  const known = fieldIndex(table, 'verdict');
  if (known >= 0) return table;
  return {
    ...table,
    fields: [...table.fields, { name: 'verdict', type: 'text' }],
    rows: table.rows.map((row) => ({
      ...row,
      values: [...row.values, verdicts.get(Number(row.values[rank])) ?? null],
    })),
  };
}
