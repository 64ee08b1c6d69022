import type { CellValue } from '../../analysis/core/features.ts';
import type { Problem } from '../../analysis/core/problems.ts';
import type { Words } from '../../analysis/core/words.ts';
import type { QualityView } from './preview.ts';

/** What was kept of a layer's import, as the catalogue shows it. */
export interface LayerOriginInfo {
  readonly encoding: string | null;
  readonly quality: QualityView | null;
  /** all rows kept aside */
  readonly asideCount: number;
  readonly asideFields: readonly string[];
  /** the first of them */
  readonly aside: readonly { readonly row: number; readonly problem: Problem; readonly values: readonly CellValue[] }[];
}

/** One line of the district report: see analysis/vector/district/findings.ts. */
export interface DistrictFinding {
  readonly id: string;
  readonly kind: string;
  readonly severity: 'error' | 'warning' | 'note';
  readonly rows: readonly number[];
  readonly areaM2: number | null;
  readonly extent: readonly [number, number, number, number] | null;
  /** the ground it concerns: a ring in degrees that is not closed; empty where there is none */
  readonly outline: readonly (readonly [lon: number, lat: number])[];
  readonly words: Words;
  /** null where only a person can decide */
  readonly repair: 'name' | 'code' | 'rings' | 'drop' | 'give' | 'match' | null;
}

/** A unit layer held against the official 43. */
export interface DistrictReport {
  readonly layerId: string;
  readonly unitCount: number;
  readonly subdistricts: number;
  readonly areas: number;
  readonly areaKm2: number;
  readonly officialAreaKm2: number;
  readonly findings: readonly DistrictFinding[];
}
