import type { Geometry } from 'geojson';
import type { Problem } from './problems.ts';

export type CellValue = string | number | boolean | null;
export type FieldType = 'text' | 'integer' | 'real' | 'boolean' | 'date';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
}

/**
 * A coordinate system by its EPSG number, or else by its PROJ text, which carries its whole definition from thread to thread.
 * EPSG:4490 (CGCS2000) and EPSG:4326 are treated as equal at this scale.
 */
export type Crs = `EPSG:${number}` | `PROJ:${string}`;

export interface FeatureRow {
  /** Longitude first, or easting first; null where the row has no usable position. */
  readonly geometry: Geometry | null;
  /** One value per field, in field order. Arrays, not objects: a field called __proto__ stays a name. */
  readonly values: readonly CellValue[];
}

/** A vector layer: rows with a geometry and values, all in one coordinate system. Plain data, so it crosses thread borders as it is. */
export interface FeatureTable {
  readonly name: string;
  readonly crs: Crs;
  readonly fields: readonly Field[];
  readonly rows: readonly FeatureRow[];
}

/** A row that could not be used as it is, and why; `row` counts from 1 as the file does. */
export interface RowNote {
  readonly row: number;
  readonly problem: Problem;
}

/** The column number of a field, or -1. */
export function fieldIndex(table: FeatureTable, name: string): number {
  return table.fields.findIndex((field) => field.name === name);
}

/** All values of one field as numbers; NaN where a value is missing or not a number, or there is no such field. */
export function numbersOf(table: FeatureTable, name: string): Float64Array {
  const column = fieldIndex(table, name);
  return Float64Array.from(table.rows, (row) => {
    const value = column < 0 ? null : row.values[column];
    return typeof value === 'number'
      ? value
      : typeof value === 'string' && value.trim() !== ''
        ? Number(value)
        : Number.NaN;
  });
}

/** All values of one field as text; '' where a value is missing or there is no such field. */
export function textsOf(table: FeatureTable, name: string): string[] {
  const column = fieldIndex(table, name);
  return table.rows.map((row) => (column < 0 || row.values[column] == null ? '' : String(row.values[column])));
}
