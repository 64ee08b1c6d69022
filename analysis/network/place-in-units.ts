import { type FeatureTable, textsOf } from '../core/features.ts';
import type { PlanarPoints } from './planar-points.ts';
import { type RingPolygon, rowsHolding } from './polygon-index.ts';

/** What is needed to say in which unit a row lies. */
export interface UnitPlaces {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly polygons: readonly (readonly RingPolygon[])[];
}

/**
 * The unit of every row, −1 for none: by its `unit_code` (or its `unit` name) where that names a unit, otherwise by the
 * polygon it lies in. What the row says wins, because points on a border are placed by their owners.
 */
export function unitIndexOf(table: FeatureTable, points: PlanarPoints, units: UnitPlaces): Int32Array {
  const byCode = new Map(units.codes.map((code, unit) => [code, unit]));
  const byName = new Map(units.names.map((name, unit) => [name, unit]));
  const codes = textsOf(table, 'unit_code');
  const names = textsOf(table, 'unit');
  const holding = rowsHolding(units.polygons, points);
  return holding.map((found, row) => named(byCode, codes[row]) ?? named(byName, names[row]) ?? found);
}

const named = (units: ReadonlyMap<string, number>, text: string | undefined): number | undefined =>
  text ? units.get(text) : undefined;
