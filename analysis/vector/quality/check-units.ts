import type { FeatureTable } from '../../core/features.ts';
import type { Found } from './finding.ts';
import { middleOf } from './middle-of.ts';
import { polygonsByBand } from './polygons-by-band.ts';

/** Rows that lie in none of the polygons of the district; a line or an area counts where its middle lies. */
export function checkUnits(table: FeatureTable, units: FeatureTable): Found[] {
  const isInside = polygonsByBand(units);
  const outside: number[] = [];
  let counted = 0;
  for (const [row, { geometry }] of table.rows.entries()) {
    const place = geometry && middleOf(geometry);
    if (place === null) continue;
    counted++;
    if (!isInside(...place)) outside.push(row);
  }
  if (outside.length === 0) return [];
  const problem = { code: 'outside-units', count: outside.length, counted } as const;
  return [{ problem, severity: 'warning', field: null, rows: outside }];
}
