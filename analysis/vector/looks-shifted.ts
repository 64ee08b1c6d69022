import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import { EARTH_MEAN_RADIUS_M } from '../core/earth.ts';
import type { FeatureTable } from '../core/features.ts';
import type { Problem } from '../core/problems.ts';
import { planarPolygonsOf, rowsHolding } from '../network/polygon-index.ts';
import { distancesToLines } from './distances-to-lines.ts';
import { eachPosition } from './geometry-extent.ts';
import { fromShifted } from './shifted-datum.ts';
import { unitOfEachPoint } from './unit-named.ts';
import type { ShiftedDatum } from './vector-format.ts';

/** What is known to be in its place: units (areas), roads or compounds (lines or outlines of areas). */
export interface ShiftReference {
  readonly units?: FeatureTable;
  readonly roads?: FeatureTable;
}

/** One reading of the layer's positions and what speaks for it. */
export interface ShiftEvidence {
  readonly hypothesis: ShiftedDatum | 'none';
  /** points inside of the unit that they name, or of any where they name none */
  readonly inUnits: number;
  /** median distance to the nearest road in metres; NaN without roads */
  readonly roadMedianM: number;
  /** points that fit better read this way than as they are, and worse */
  readonly better: number;
  readonly worse: number;
}

/** Is a layer shifted as the web maps of China are? */
export interface ShiftVerdict {
  /** `unknown`: the points and the reference do not tell */
  readonly verdict: ShiftedDatum | 'none' | 'unknown';
  /** false: likely only */
  readonly isCertain: boolean;
  /** how many points were looked at */
  readonly counted: number;
  readonly evidence: readonly ShiftEvidence[];
  /** from the true place to the shifted one, mean over the points; for GCJ-02 in Beijing about 530 m at 75°. NaN unless shifted */
  readonly displacementM: number;
  readonly bearingDeg: number;
}

const COUNTED_AT_MOST = 600;
/** A road has to come nearer by this much to count, and be near at all: beyond, it is a road by chance. */
const NEARER_M = 20;
const NEAR_M = 300;
/** Standard deviations of a sign test: 4 is certain, 2.4 (six changes, all for the better: 1 in 64) a warning; fewer changes say nothing. */
const CERTAIN = 4;
const LIKELY = 2.4;
const CHANGES_AT_LEAST = 6;

/**
 * Reads the points as they are, as GCJ-02 and as BD-09, and asks which reading puts them into their units and beside roads: a sign test
 * over the points that the change moves across a border or towards a road (McNemar 1947). Moves of the same length to the other three
 * sides are tried too: a shift is believed only where it does better than they do.
 */
export function looksShifted(points: FeatureTable, reference: ShiftReference): ShiftVerdict {
  const { lonLat, rows } = sampled(points);
  const judge = judgeOf(points, rows, reference);
  const asIs = judge(lonLat);
  const compared = (['gcj02', 'bd09'] as const).map((hypothesis) => {
    const moved = movedBy(lonLat, fromShifted(hypothesis));
    const own = comparison(asIs, judge(moved));
    const elsewhere = [1, 2, 3].map((quarters) => comparison(asIs, judge(turned(lonLat, moved, quarters))).z);
    return { hypothesis, moved, ...own, margin: own.z - Math.max(...elsewhere) };
  });
  const best = compared.reduce((one, other) => (other.z > one.z ? other : one));
  const isShifted = best.z >= LIKELY && best.margin > 1;
  const stands = compared.every(({ z }) => z <= -LIKELY);
  const evidence: ShiftEvidence[] = [
    { hypothesis: 'none', ...factsOf(asIs), better: 0, worse: 0 },
    ...compared.map(({ hypothesis, after, better, worse }) => ({ hypothesis, ...factsOf(after), better, worse })),
  ];
  const shift = isShifted ? displacement(best.moved, lonLat) : { displacementM: Number.NaN, bearingDeg: Number.NaN };
  return {
    verdict: isShifted ? best.hypothesis : stands ? 'none' : 'unknown',
    isCertain: isShifted ? best.z >= CERTAIN && best.margin > 2 : stands && compared.every(({ z }) => z <= -CERTAIN),
    counted: rows.length,
    evidence,
    ...shift,
  };
}

/** The remark for a layer's card, or null where nothing speaks for a shift. */
export function shiftProblem(
  layer: string,
  { verdict, isCertain, displacementM, bearingDeg }: ShiftVerdict,
): Problem | null {
  if (verdict !== 'gcj02' && verdict !== 'bd09') return null;
  const [metres, bearing] = [Math.round(displacementM / 10) * 10, Math.round(bearingDeg)];
  const datum = verdict === 'gcj02' ? 'GCJ-02' : 'BD-09';
  return { code: 'looks-shifted', layer, datum, metres, bearingDeg: bearing, certain: isCertain };
}

type LonLats = readonly (readonly [lon: number, lat: number])[];

interface Judged {
  /** inUnit[i]: is point i in its unit */
  readonly inUnit: Uint8Array;
  /** metres from point i to the nearest road; empty without roads */
  readonly roadM: Float64Array;
}

function judgeOf(
  points: FeatureTable,
  rows: readonly number[],
  { units, roads }: ShiftReference,
): (lonLat: LonLats) => Judged {
  const toPlane = transformBetween('EPSG:4326', DISTRICT_CRS);
  const polygons = units === undefined ? [] : planarPolygonsOf(units);
  const named = units === undefined ? null : unitOfEachPoint(points, units);
  const toRoads = roads === undefined ? null : distancesToLines(roads);
  return (lonLat) => {
    const eastNorthM = Float64Array.from(lonLat.flatMap(([lon, lat]) => toPlane(lon, lat)));
    const holding = rowsHolding(polygons, { eastNorthM, count: lonLat.length });
    const inUnit = Uint8Array.from(holding, (unit, point) => {
      const own = named?.[rows[point]!] ?? -1;
      return Number(own >= 0 ? unit === own : unit >= 0);
    });
    return { inUnit, roadM: toRoads === null ? new Float64Array(0) : toRoads(eastNorthM) };
  };
}

function comparison(before: Judged, after: Judged): { after: Judged; better: number; worse: number; z: number } {
  let [better, worse] = [0, 0];
  for (let point = 0; point < before.inUnit.length; point++) {
    better += Number(after.inUnit[point]! > before.inUnit[point]!);
    worse += Number(after.inUnit[point]! < before.inUnit[point]!);
    const [was, is] = [before.roadM[point] ?? 0, after.roadM[point] ?? 0];
    if (Math.min(was, is) > NEAR_M) continue;
    better += Number(is < was - NEARER_M);
    worse += Number(was < is - NEARER_M);
  }
  const changes = better + worse;
  return { after, better, worse, z: changes < CHANGES_AT_LEAST ? 0 : (better - worse) / Math.sqrt(changes) };
}

function factsOf({ inUnit, roadM }: Judged): Pick<ShiftEvidence, 'inUnits' | 'roadMedianM'> {
  const sorted = [...roadM].sort((one, other) => one - other);
  return { inUnits: inUnit.reduce((sum, is) => sum + is, 0), roadMedianM: sorted[sorted.length >> 1] ?? Number.NaN };
}

/** One position of each row, spread over the table, in degrees. */
function sampled(table: FeatureTable): { lonLat: LonLats; rows: number[] } {
  const toDegrees = transformBetween(table.crs, 'EPSG:4326');
  const step = Math.max(1, Math.ceil(table.rows.length / COUNTED_AT_MOST));
  const lonLat: [number, number][] = [];
  const rows: number[] = [];
  for (let row = 0; row < table.rows.length; row += step) {
    const geometry = table.rows[row]!.geometry;
    if (geometry === null) continue;
    eachPosition(geometry, ([x, y]) => {
      if (rows.at(-1) === row) return;
      lonLat.push(toDegrees(x!, y!));
      rows.push(row);
    });
  }
  return { lonLat, rows };
}

const movedBy = (lonLat: LonLats, move: (x: number, y: number) => [number, number]): LonLats =>
  lonLat.map(([lon, lat]) => move(lon, lat));

/** The same moves turned by so many right angles, lengths on the ground kept. */
function turned(from: LonLats, to: LonLats, quarters: number): LonLats {
  const [cos, sin] = [[1, 0, -1, 0][quarters]!, [0, 1, 0, -1][quarters]!];
  return from.map(([lon, lat], point) => {
    const narrow = Math.cos((lat * Math.PI) / 180);
    const [east, north] = [(to[point]![0] - lon) * narrow, to[point]![1] - lat];
    return [lon + (cos * east - sin * north) / narrow, lat + sin * east + cos * north];
  });
}

function displacement(from: LonLats, to: LonLats): { displacementM: number; bearingDeg: number } {
  const degree = (EARTH_MEAN_RADIUS_M * Math.PI) / 180;
  let [east, north] = [0, 0];
  for (const [point, [lon, lat]] of from.entries()) {
    east += (to[point]![0] - lon) * Math.cos((lat * Math.PI) / 180) * degree;
    north += (to[point]![1] - lat) * degree;
  }
  const bearing = (Math.atan2(east, north) * 180) / Math.PI;
  return { displacementM: Math.hypot(east, north) / from.length, bearingDeg: (bearing + 360) % 360 };
}
