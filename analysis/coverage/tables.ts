import type { FeatureTable, Field } from '../core/features.ts';
import type { CoverageInputs } from './index.ts';
import { type CoverageResult, type CoverageRow, floorPercent } from './result.ts';

const UNIT_COLUMNS: readonly (readonly [Field, (row: CoverageRow) => number | string])[] = [
  [{ name: 'code', type: 'text' }, (row) => row.code],
  [{ name: 'name', type: 'text' }, (row) => row.name],
  [{ name: 'people', type: 'integer' }, (row) => row.people.counted],
  [{ name: 'people_served', type: 'integer' }, (row) => row.people.served],
  [{ name: 'people_pct', type: 'real' }, (row) => floorPercent(row.people)],
  [{ name: 'households', type: 'integer' }, (row) => row.households.counted],
  [{ name: 'households_served', type: 'integer' }, (row) => row.households.served],
  [{ name: 'households_pct', type: 'real' }, (row) => floorPercent(row.households)],
  [{ name: 'compounds', type: 'integer' }, (row) => row.demandPoints.counted],
  [{ name: 'compounds_served', type: 'integer' }, (row) => row.demandPoints.served],
  [{ name: 'communities', type: 'integer' }, (row) => row.communitiesWithin.counted],
  [{ name: 'communities_served', type: 'integer' }, (row) => row.communitiesWithin.served],
  [{ name: 'communities_installed', type: 'integer' }, (row) => row.communitiesInstalled.served],
  [{ name: 'places', type: 'integer' }, (row) => row.placesInstalled.counted],
  [{ name: 'places_installed', type: 'integer' }, (row) => row.placesInstalled.served],
  [{ name: 'places_pct', type: 'real' }, (row) => floorPercent(row.placesInstalled)],
  [{ name: 'area_km2', type: 'real' }, (row) => km2(row.areaM2.counted)],
  [{ name: 'area_served_km2', type: 'real' }, (row) => km2(row.areaM2.served)],
  [{ name: 'area_pct', type: 'real' }, (row) => floorPercent(row.areaM2)],
  [{ name: 'machines', type: 'integer' }, (row) => row.machinesRunning],
  [{ name: 'machines_stopped', type: 'integer' }, (row) => row.machinesStopped],
  [{ name: 'need_demand', type: 'integer' }, (row) => row.need.byDemand],
  [{ name: 'need_households', type: 'integer' }, (row) => row.need.byHouseholds],
  [{ name: 'need_places', type: 'integer' }, (row) => row.need.byPlaces],
  [{ name: 'need', type: 'integer' }, (row) => row.need.largest],
  [{ name: 'machines_short', type: 'integer' }, (row) => row.machinesShort],
];

const GAP_FIELDS: readonly Field[] = [
  { name: 'rank', type: 'integer' },
  { name: 'name', type: 'text' },
  { name: 'unit', type: 'text' },
  { name: 'people', type: 'integer' },
  { name: 'households', type: 'integer' },
  { name: 'nearest', type: 'text' },
  { name: 'walk_m', type: 'integer' },
  { name: 'reason', type: 'text' },
  { name: 'reason_zh', type: 'text' },
  { name: 'reason_en', type: 'text' },
  { name: 'gap', type: 'integer' },
];

/** One row per unit with its polygon and all figures; percentages are rounded down, null where nothing was counted. */
export function coverageUnitsTable(result: CoverageResult, inputs: CoverageInputs): FeatureTable {
  return {
    name: 'coverage-units',
    crs: inputs.units.crs,
    fields: UNIT_COLUMNS.map(([field]) => field),
    rows: result.units.map((row, unit) => ({
      geometry: inputs.units.rows[unit]!.geometry,
      values: UNIT_COLUMNS.map(([, figure]) => cell(figure(row))),
    })),
  };
}

/** One row per unserved demand point, most people first; `gap` is the rank of the cluster it belongs to. */
export function coverageGapsTable(result: CoverageResult, inputs: CoverageInputs): FeatureTable {
  const nameColumn = inputs.facilities.fields.findIndex(({ name }) => name === 'name');
  return {
    name: 'coverage-gaps',
    crs: inputs.demand.crs,
    fields: GAP_FIELDS,
    rows: result.gaps.map((gap, place) => ({
      geometry: inputs.demand.rows[gap.demand]!.geometry,
      values: [
        place + 1,
        gap.name,
        result.units[gap.unitIndex]?.name ?? '',
        gap.people,
        gap.households,
        gap.nearest >= 0 && nameColumn >= 0 ? (inputs.facilities.rows[gap.nearest]!.values[nameColumn] ?? null) : null,
        Number.isFinite(gap.distanceM) ? Math.round(gap.distanceM) : null,
        gap.reason,
        gap.reasonWords.zh,
        gap.reasonWords.en,
        gap.cluster >= 0 ? gap.cluster + 1 : null,
      ],
    })),
  };
}

/** Both tables of a coverage run, named as the layer roles are. */
export const coverageTable = (
  result: CoverageResult,
  inputs: CoverageInputs,
): { units: FeatureTable; gaps: FeatureTable } => ({
  units: coverageUnitsTable(result, inputs),
  gaps: coverageGapsTable(result, inputs),
});

const km2 = (m2: number): number => Math.round(m2 / 100) / 10_000;
const cell = (value: number | string): number | string | null =>
  typeof value === 'number' && !Number.isFinite(value) ? null : value;
