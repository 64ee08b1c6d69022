import type { MultiPolygon, Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '../../core/earth.ts';
import { type FeatureTable, textsOf } from '../../core/features.ts';
import type { Run } from '../../core/run.ts';
import { findGapsAndOverlaps, type Gap, type Overlap } from './gaps-and-overlaps.ts';
import {
  isCodeOf,
  OFFICIAL_AREA_KM2,
  type OfficialUnit,
  officialUnits,
  type UnitKind,
  unitOfName,
} from './official-units.ts';
import { lonLatOf, planarRings } from './planar-rings.ts';
import { firstCrossing } from './ring-crossings.ts';

/** A unit layer held against the official list; rows count from 1. */
export interface DistrictCheck {
  /** rows with a polygon */
  readonly unitCount: number;
  readonly countByKind: Readonly<Record<UnitKind, number>>;
  readonly missing: readonly OfficialUnit[];
  readonly unknown: readonly { readonly row: number; readonly name: string }[];
  readonly duplicates: readonly { readonly unit: OfficialUnit; readonly rows: readonly number[] }[];
  readonly wrongCodes: readonly { readonly row: number; readonly unit: OfficialUnit; readonly code: string }[];
  /** official name where it is known; area on the ellipsoid */
  readonly units: readonly { readonly row: number; readonly name: string; readonly areaKm2: number }[];
  readonly areaKm2: number;
  readonly officialAreaKm2: number;
  readonly gaps: readonly Gap[];
  readonly gapsM2: number;
  readonly overlaps: readonly Overlap[];
  readonly overlapsM2: number;
  readonly invalidRings: readonly {
    readonly row: number;
    readonly name: string;
    readonly lonLat: readonly [number, number];
  }[];
  readonly rowsWithoutPolygon: readonly number[];
}

const NAME_FIELDS = [
  'name',
  '名称',
  '街道名称',
  '乡镇名称',
  '街道',
  '乡镇',
  '地区',
  'XZQMC',
  'JDMC',
  'XZMC',
  'town',
  'NAME_CHN',
];
const CODE_FIELDS = ['code', '代码', '行政区划代码', '区划代码', 'XZQDM', 'JDDM', 'XZDM'];

/** Checks a unit layer in degrees: names, codes, kinds, areas, gaps, overlaps and rings. */
export async function checkDistrict(table: FeatureTable, run: Run): Promise<DistrictCheck> {
  const names = textsOf(table, fieldOf(table, NAME_FIELDS));
  const codes = textsOf(table, fieldOf(table, CODE_FIELDS));
  const rows = table.rows.flatMap(({ geometry }, index) => {
    const isPolygon = geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon';
    if (!isPolygon) return [];
    const official = unitOfName(names[index]!) ?? officialUnits.find((unit) => isCodeOf(unit, codes[index]!)) ?? null;
    const polygon = geometry as Polygon | MultiPolygon;
    return [{ row: index + 1, name: official?.name ?? names[index]!, code: codes[index]!, official, polygon }];
  });
  const found = new Map<OfficialUnit, number[]>();
  for (const { row, official } of rows)
    if (official !== null) found.set(official, [...(found.get(official) ?? []), row]);
  await run.breathe();
  const shapes = rows.map(({ row, name, polygon }) => ({ row, name, rings: planarRings(polygon) }));
  const units = rows.map(({ row, name, polygon }) => ({ row, name, areaKm2: ellipsoidalAreaM2(polygon) / 1e6 }));
  run.progress(0.2);
  await run.breathe();
  const invalidRings = shapes.flatMap(({ row, name, rings }) => {
    const crossing = firstCrossing(rings);
    return crossing === null ? [] : [{ row, name, lonLat: lonLatOf(crossing.x, crossing.y) }];
  });
  run.progress(0.4);
  const topology = await findGapsAndOverlaps(shapes, run.stage('gaps', 0.4, 1));
  const kindCount = (kind: UnitKind): number => [...found.keys()].filter((unit) => unit.kind === kind).length;
  return {
    unitCount: rows.length,
    countByKind: { 街道: kindCount('街道'), 地区: kindCount('地区') },
    missing: officialUnits.filter((unit) => !found.has(unit)),
    unknown: rows.filter(({ official }) => official === null).map(({ row, name }) => ({ row, name })),
    duplicates: [...found].filter(([, at]) => at.length > 1).map(([unit, at]) => ({ unit, rows: at })),
    wrongCodes: rows.flatMap(({ row, official, code }) =>
      official === null || code === '' || isCodeOf(official, code) ? [] : [{ row, unit: official, code }],
    ),
    units,
    areaKm2: units.reduce((sum, { areaKm2 }) => sum + areaKm2, 0),
    officialAreaKm2: OFFICIAL_AREA_KM2,
    ...topology,
    invalidRings,
    rowsWithoutPolygon: table.rows.flatMap((_, index) =>
      rows.some(({ row }) => row === index + 1) ? [] : [index + 1],
    ),
  };
}

/** The first field of the table that is named like one of these, whatever the case; '' without one. */
function fieldOf(table: FeatureTable, wanted: readonly string[]): string {
  for (const name of wanted) {
    const field = table.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (field !== undefined) return field.name;
  }
  return '';
}
