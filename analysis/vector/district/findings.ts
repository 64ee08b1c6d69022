import type { FeatureTable } from '../../core/features.ts';
import type { Words } from '../../core/words.ts';
import { extentOf } from '../geometry-extent.ts';
import type { DistrictCheck } from './check-district.ts';
import { findingWords as say } from './finding-words.ts';
import type { Overlap } from './gaps-and-overlaps.ts';

export type FindingKind =
  | 'missing-unit'
  | 'unknown-name'
  | 'other-name'
  | 'wrong-code'
  | 'missing-code'
  | 'copy'
  | 'duplicate-unit'
  | 'ring'
  | 'no-polygon'
  | 'overlap'
  | 'gap'
  | 'open-gap'
  | 'loose-vertices'
  | 'area';

/** What a repair does about a finding: official name, code, rings made valid, copy dropped, ground given to a neighbour, vertices matched. */
export type RepairKind = 'name' | 'code' | 'rings' | 'drop' | 'give' | 'match';

type LonLat = readonly [lon: number, lat: number];

/** One line of the report. */
export interface Finding {
  /** the same for the same finding in the same table, so that a choice of findings can be repaired later */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: 'error' | 'warning' | 'note';
  /** rows it concerns, counted from 1 */
  readonly rows: readonly number[];
  /** m²; null where no ground is concerned */
  readonly areaM2: number | null;
  /** west, south, east, north in degrees; null where it has no place */
  readonly extent: readonly [number, number, number, number] | null;
  /** the ground it concerns, a ring in degrees that is not closed; empty for points and whole rows */
  readonly outline: readonly LonLat[];
  readonly words: Words;
  /** null where only a person can decide */
  readonly repair: RepairKind | null;
}

/** Gaps and overlaps up to this size can be given to a neighbour; larger ones are a matter for people. */
export const GIVE_UP_TO_M2 = 1_000;

/** Share of the published area from which the sum of the units is remarkable. */
const AREA_DIFFERS_FROM = 0.005;

/** The report as a list, the gravest first; within a kind as the check lists them. */
export function findingsOf(check: DistrictCheck, table: FeatureTable, giveUpToM2 = GIVE_UP_TO_M2): Finding[] {
  const rowExtent = (row: number): Finding['extent'] => {
    const geometry = table.rows[row - 1]?.geometry;
    return geometry ? extentOf(geometry) : null;
  };
  const row = (kind: FindingKind, severity: Finding['severity'], rows: readonly number[], words: Words): Finding => ({
    ...{ id: `${kind}:${rows.join('-')}`, kind, severity, rows, words },
    ...{ areaM2: null, extent: rowExtent(rows[0] ?? 0), outline: [], repair: REPAIRS[kind] },
  });
  const ground = (
    kind: 'gap' | 'open-gap' | 'overlap',
    place: { readonly areaM2: number; readonly outline: readonly LonLat[] },
    rows: readonly number[],
    words: Words,
  ): Finding => {
    const [lon, lat] = place.outline[0] ?? [0, 0];
    const { areaM2, outline } = place;
    return {
      ...{ id: `${kind}:${rows.join('-')}:${lon.toFixed(6)},${lat.toFixed(6)}`, kind, rows, words, areaM2, outline },
      severity: areaM2 > giveUpToM2 ? 'error' : 'warning',
      extent: extentOf({ type: 'MultiPoint', coordinates: outline.map(([x, y]) => [x, y]) }),
      repair: areaM2 <= giveUpToM2 ? 'give' : null,
    };
  };
  const point = (finding: Finding, [lon, lat]: LonLat, id: string): Finding => ({
    ...finding,
    id: `${finding.id}:${id}`,
    extent: [lon, lat, lon, lat],
  });
  const copies = new Set(check.copies.map((copy) => copy.row));
  /** Two copies of one row share all their ground: the copy is the finding. */
  const isNoCopy = ({ rows: [one, other] }: Overlap): boolean =>
    !check.copies.some((copy) => copy.row === other && copy.of === one);
  const ringSeverity = (fault: string): Finding['severity'] => (fault === 'repeated-point' ? 'note' : 'error');
  return [
    ...check.missing.map((unit) => ({
      ...row('missing-unit', 'error', [], say.missing(unit)),
      id: `missing:${unit.code}`,
    })),
    ...check.unknown.map(({ row: at, name }) => row('unknown-name', 'error', [at], say.unknown(at, name))),
    ...check.rowsWithoutPolygon.map((at) => row('no-polygon', 'error', [at], say.noPolygon(at))),
    ...check.copies.map(({ row: at, of, name }) => row('copy', 'error', [at, of], say.copy(at, of, name))),
    ...check.duplicates
      .map(({ unit, rows }) => ({ unit, rows: rows.filter((at) => !copies.has(at)) }))
      .filter(({ rows }) => rows.length > 1)
      .map(({ unit, rows }) => row('duplicate-unit', 'error', rows, say.duplicate(unit, rows))),
    ...check.invalidRings.map(({ row: at, name, fault, lonLat }) =>
      point(row('ring', ringSeverity(fault), [at], say.ring(name, fault)), lonLat, fault),
    ),
    ...check.overlaps
      .filter(isNoCopy)
      .map((one) => ground('overlap', one, one.rows, say.overlap(one.names, one.areaM2))),
    ...check.gaps.map((one) => ground('gap', one, [], say.gap(one.areaM2))),
    ...check.openGaps.map((one) => ground('open-gap', one, one.rows, say.openGap(one.names, one.areaM2))),
    ...check.loosePairs.map((pair) =>
      point(row('loose-vertices', 'note', pair.rows, say.loose(pair.names, pair.count)), pair.lonLat, 'border'),
    ),
    ...check.wrongCodes.map(({ row: at, unit, code }) => row('wrong-code', 'warning', [at], say.wrongCode(unit, code))),
    ...check.missingCodes.map(({ row: at, unit }) => row('missing-code', 'note', [at], say.missingCode(unit))),
    ...check.otherNames.map(({ row: at, unit, name }) => row('other-name', 'note', [at], say.otherName(unit, name))),
    ...areaFinding(check),
  ].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}

const GRAVITY = { error: 0, warning: 1, note: 2 } as const;

const REPAIRS: Readonly<Record<FindingKind, RepairKind | null>> = {
  'missing-unit': null,
  'unknown-name': null,
  'other-name': 'name',
  'wrong-code': 'code',
  'missing-code': 'code',
  copy: 'drop',
  'duplicate-unit': null,
  ring: 'rings',
  'no-polygon': null,
  overlap: 'give',
  gap: 'give',
  'open-gap': 'give',
  'loose-vertices': 'match',
  area: null,
};

/** The sum of the areas is only remarkable when all units are there. */
function areaFinding({ areaKm2, officialAreaKm2, missing }: DistrictCheck): Finding[] {
  if (missing.length > 0 || Math.abs(areaKm2 - officialAreaKm2) < AREA_DIFFERS_FROM * officialAreaKm2) return [];
  const words = say.area(areaKm2, officialAreaKm2);
  return [
    {
      ...{ id: 'area', kind: 'area', severity: 'warning', rows: [], words },
      ...{ areaM2: null, extent: null, outline: [], repair: null },
    },
  ];
}
