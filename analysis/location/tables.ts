import { type FeatureTable, type Field, textsOf } from '../core/features.ts';
import type { LocationInputs } from './prepare.ts';
import type { LocationResult } from './result.ts';

const FIELDS: readonly Field[] = [
  { name: 'rank', type: 'integer' },
  { name: 'id', type: 'text' },
  { name: 'name', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'people', type: 'integer' },
  { name: 'households', type: 'integer' },
  { name: 'weight', type: 'real' },
  { name: 'only_people', type: 'integer' },
  { name: 'existing_m', type: 'integer' },
  { name: 'reason_zh', type: 'text' },
  { name: 'reason_en', type: 'text' },
];

/** The chosen sites in rank order, at the places of their candidates: what each adds, and why. */
export function locationTable(result: LocationResult, inputs: LocationInputs): FeatureTable {
  const { candidates } = inputs;
  const ids = textsOf(candidates, 'id');
  const names = textsOf(candidates, 'name');
  const units = textsOf(candidates, 'unit');
  return {
    name: 'plan',
    crs: candidates.crs,
    fields: FIELDS,
    rows: result.sites.map((site) => ({
      geometry: candidates.rows[site.candidate]!.geometry,
      values: [
        site.rank,
        ids[site.candidate]!,
        names[site.candidate]!,
        units[site.candidate]!,
        Math.round(site.marginalPeople),
        Math.round(site.marginalHouseholds),
        site.marginalWeight,
        Math.round(site.onlyPeople),
        Number.isFinite(site.nearestExistingM) ? Math.round(site.nearestExistingM) : null,
        site.reason.zh,
        site.reason.en,
      ],
    })),
  };
}
