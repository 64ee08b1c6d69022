import type { MultiPolygon, Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '../../core/earth.ts';
import { type FeatureTable, textsOf } from '../../core/features.ts';
import type { Run } from '../../core/run.ts';
import { findGapsAndOverlaps, type Gap, type OpenGap, type Overlap } from './gaps-and-overlaps.ts';
import { type LoosePair, loosePairs } from './loose-vertices.ts';
import {
  isCodeOf,
  OFFICIAL_AREA_KM2,
  type OfficialUnit,
  officialUnits,
  type UnitKind,
  unitOfName,
} from './official-units.ts';
import { planarRings } from './planar-rings.ts';
import { type RingFault, ringFaults } from './ring-faults.ts';
import { codeFieldOf, nameFieldOf } from './unit-fields.ts';

/** A unit layer held against the official list; rows count from 1. */
export interface DistrictCheck {
  /** rows with a polygon */
  readonly unitCount: number;
  readonly countByKind: Readonly<Record<UnitKind, number>>;
  readonly missing: readonly OfficialUnit[];
  /** known by another name than the official one */
  readonly otherNames: readonly { readonly row: number; readonly unit: OfficialUnit; readonly name: string }[];
  readonly unknown: readonly { readonly row: number; readonly name: string }[];
  readonly duplicates: readonly { readonly unit: OfficialUnit; readonly rows: readonly number[] }[];
  readonly wrongCodes: readonly { readonly row: number; readonly unit: OfficialUnit; readonly code: string }[];
  /** rows of known units without a code */
  readonly missingCodes: readonly { readonly row: number; readonly unit: OfficialUnit }[];
  /** rows with the same unit and the very same shape as an earlier row */
  readonly copies: readonly { readonly row: number; readonly of: number; readonly name: string }[];
  /** official name where it is known; area on the ellipsoid */
  readonly units: readonly { readonly row: number; readonly name: string; readonly areaKm2: number }[];
  readonly areaKm2: number;
  readonly officialAreaKm2: number;
  readonly gaps: readonly Gap[];
  readonly gapsM2: number;
  /** narrow strips between two units that open to the outside */
  readonly openGaps: readonly OpenGap[];
  readonly overlaps: readonly Overlap[];
  readonly overlapsM2: number;
  readonly invalidRings: readonly {
    readonly row: number;
    readonly name: string;
    readonly fault: RingFault;
    readonly lonLat: readonly [number, number];
  }[];
  /** borders that have a vertex on one side only */
  readonly loosePairs: readonly LoosePair[];
  readonly rowsWithoutPolygon: readonly number[];
}

/** Checks a unit layer in degrees: names, codes, kinds, areas, gaps, overlaps and rings. */
export async function checkDistrict(table: FeatureTable, run: Run): Promise<DistrictCheck> {
  const names = textsOf(table, nameFieldOf(table));
  const codes = textsOf(table, codeFieldOf(table));
  const rows = table.rows.flatMap(({ geometry }, index) => {
    const isPolygon = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
    if (!isPolygon) return [];
    const official = unitOfName(names[index]!) ?? officialUnits.find((unit) => isCodeOf(unit, codes[index]!)) ?? null;
    const polygon = geometry as Polygon | MultiPolygon;
    const [written, code] = [names[index]!, codes[index]!];
    return [{ row: index + 1, name: official?.name ?? written, written, code, official, polygon }];
  });
  const found = new Map<OfficialUnit, number[]>();
  for (const { row, official } of rows)
    if (official !== null) found.set(official, [...(found.get(official) ?? []), row]);
  await run.breathe();
  const shapes = rows.map(({ row, name, polygon }) => ({ row, name, rings: planarRings(polygon) }));
  const units = rows.map(({ row, name, polygon }) => ({ row, name, areaKm2: ellipsoidalAreaM2(polygon) / 1e6 }));
  run.progress(0.2);
  await run.breathe();
  const invalidRings = rows.flatMap(({ row, name, polygon }) =>
    ringFaults(polygon).map((faulty) => ({ row, name, ...faulty })),
  );
  run.progress(0.4);
  await run.breathe();
  const loose = loosePairs(shapes);
  const topology = await findGapsAndOverlaps(shapes, run.stage('gaps', 0.5, 1));
  const kindCount = (kind: UnitKind): number => [...found.keys()].filter((unit) => unit.kind === kind).length;
  return {
    unitCount: rows.length,
    countByKind: { 街道: kindCount('街道'), 地区: kindCount('地区') },
    missing: officialUnits.filter((unit) => !found.has(unit)),
    otherNames: rows.flatMap(({ row, official, written }) =>
      official === null || written.trim() === official.name ? [] : [{ row, unit: official, name: written }],
    ),
    unknown: rows.filter(({ official }) => official === null).map(({ row, name }) => ({ row, name })),
    duplicates: [...found].filter(([, at]) => at.length > 1).map(([unit, at]) => ({ unit, rows: at })),
    wrongCodes: rows.flatMap(({ row, official, code }) =>
      official === null || code === '' || isCodeOf(official, code) ? [] : [{ row, unit: official, code }],
    ),
    missingCodes: rows.flatMap(({ row, official, code }) =>
      official === null || code !== '' ? [] : [{ row, unit: official }],
    ),
    copies: copiesAmong(rows),
    units,
    areaKm2: units.reduce((sum, { areaKm2 }) => sum + areaKm2, 0),
    officialAreaKm2: OFFICIAL_AREA_KM2,
    ...topology,
    invalidRings,
    loosePairs: loose,
    rowsWithoutPolygon: table.rows.flatMap((_, index) =>
      rows.some(({ row }) => row === index + 1) ? [] : [index + 1],
    ),
  };
}

/** Rows with the name and the shape of an earlier row. */
function copiesAmong(
  rows: readonly { readonly row: number; readonly name: string; readonly polygon: Polygon | MultiPolygon }[],
): { readonly row: number; readonly of: number; readonly name: string }[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ row, name, polygon }) => {
    const key = JSON.stringify([name, polygon.type, polygon.coordinates]);
    const of = seen.get(key);
    if (of === undefined) seen.set(key, row);
    return of === undefined ? [] : [{ row, of, name }];
  });
}
