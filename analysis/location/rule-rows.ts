import type { SiteRules } from './cover-problem.ts';
import { addRow, type ModelRows } from './mixed-integer.ts';

/** Writes the rules as rows over the columns of the sites; `columnOf[site]` is −1 for a site that is not in the model. */
export function addRuleRows(rows: ModelRows, rules: SiteRules, columnOf: Int32Array): void {
  if (rules.maxPerGroup < Number.POSITIVE_INFINITY) {
    const groups = new Map<number, number[]>();
    columnOf.forEach((column, site) => {
      const group = rules.groupOf[site]!;
      if (column < 0 || group < 0) return;
      const list = groups.get(group);
      if (list) list.push(column);
      else groups.set(group, [column]);
    });
    for (const columns of groups.values()) {
      if (columns.length > rules.maxPerGroup) addRow(rows, columns, 1, 0, rules.maxPerGroup);
    }
  }
  for (const [a, b] of rules.conflicts) {
    if (columnOf[a]! >= 0 && columnOf[b]! >= 0) addRow(rows, [columnOf[a]!, columnOf[b]!], 1, 0, 1);
  }
}
