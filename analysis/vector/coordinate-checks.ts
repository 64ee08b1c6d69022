import { beltSystem } from '../core/crs/belt-system.ts';
import { parametersOf, withoutShift } from '../core/crs/system.ts';
import { transformBetween } from '../core/crs.ts';
import { sphereDistanceM } from '../core/earth.ts';
import type { Crs, RowNote } from '../core/features.ts';
import type { Problem } from '../core/problems.ts';
import { type Extent, eachPosition } from './geometry-extent.ts';
import type { RawLayer } from './vector-format.ts';

type XY = readonly [x: number, y: number];
type Metric = NonNullable<ReturnType<typeof parametersOf>>;

const SAMPLED_AT_MOST = 2_000;
/** Most of the positions have to speak for a remark: single bad rows are remarked on by themselves. */
const MOST = 0.8;

/**
 * A remark where the numbers of a layer speak against the system that it is said to be in: another belt, a belt number too many or
 * missing, axes or degrees swapped, degrees in place of metres, or a place far from where the data belong. At most one: the first found.
 *
 * @param reference degrees in which data of this project are expected; left out where nothing is known
 */
export function coordinateRemarks(raw: Pick<RawLayer, 'rows'>, crs: Crs, reference?: Extent): RowNote[] {
  const placed = raw.rows.find(({ geometry }) => geometry !== null);
  const system = parametersOf(crs);
  if (placed === undefined || system === null || raw.rows.some(({ datum }) => datum !== undefined)) return [];
  const positions = sampled(raw);
  const problem = problemOf(positions, crs, system, reference ?? null);
  return problem === null ? [] : [{ row: placed.row, problem }];
}

/** The layer with that remark among its notes. */
export function withCoordinateRemarks(raw: RawLayer, reference?: Extent): RawLayer {
  if (raw.crs === null) return raw;
  const remarks = coordinateRemarks(raw, raw.crs, reference);
  return remarks.length === 0 ? raw : { ...raw, notes: [...raw.notes, ...remarks] };
}

/** The same for bare positions. */
export function problemOf(
  positions: readonly XY[],
  crs: Crs,
  system: Metric,
  reference: Extent | null,
): Problem | null {
  if (positions.length === 0) return null;
  const value = textOf(positions[0]!);
  const isMost = (test: (x: number, y: number) => boolean): boolean =>
    positions.filter(([x, y]) => test(x, y)).length >= MOST * positions.length;
  const first = positions.find(([x]) => Number.isFinite(x))!;
  if (system.projection === 'longlat') {
    if (isMost((x, y) => Math.abs(x) <= 90 && Math.abs(y) > 90 && Math.abs(y) <= 180)) {
      return { code: 'crs-lonlat-swapped', value };
    }
    if (isMost((x, y) => Math.abs(x) > 400 || Math.abs(y) > 400)) {
      return { code: 'crs-metres-in-geographic', said: withoutShift(crs), value, fits: guessed(first) };
    }
    return offReference(positions, crs, value, reference);
  }
  if (system.plane === undefined && isMost((x, y) => isDegrees(x, y))) {
    return { code: 'crs-degrees-in-projected', said: withoutShift(crs), value };
  }
  const isBelt =
    system.projection === 'tmerc' && system.toMetre === 1 && system.axes === 'en' && system.plane === undefined;
  const speaks = isBelt ? beltProblem(positions, crs, system, isMost, value) : null;
  return speaks ?? offReference(positions, crs, value, reference);
}

const isDegrees = (x: number, y: number): boolean =>
  Math.abs(x) <= 180 && Math.abs(y) <= 90 && (x !== 0 || y !== 0) && Math.hypot(x, y) > 1;

/** Eastings of a belt lie within 500 km of the central meridian's; no northing of China is that small. */
function beltProblem(
  positions: readonly XY[],
  crs: Crs,
  system: Metric,
  isMost: (test: (x: number, y: number) => boolean) => boolean,
  value: string,
): Problem | null {
  const { x_0 = 0, y_0 = 0 } = system.numbers;
  const fits = (east: number): boolean => Math.abs(east - x_0) < 500_000;
  const isNorth = (north: number): boolean => Math.abs(north - y_0) < 10_010_000;
  if (isMost((x, y) => fits(x) && isNorth(y))) return null;
  const isEasting = (east: number): boolean => fits(east) || prefixOf(east) !== null;
  if (isMost((x, y) => !isEasting(x) && isNorth(x) && isEasting(y)))
    return { code: 'crs-axes-swapped', said: withoutShift(crs), value };
  const belt = prefixOf(positions[Math.floor(positions.length / 2)]![0]);
  const ownBelt = prefixOf(x_0);
  if (belt !== null && belt !== ownBelt && isMost((x) => prefixOf(x) === belt)) {
    const better = beltSystem(crs, belt, true);
    const isSameMeridian = better !== null && parametersOf(better)?.numbers.lon_0 === system.numbers.lon_0;
    const named = better ?? '?';
    return ownBelt === null && isSameMeridian
      ? { code: 'crs-zone-prefix', said: withoutShift(crs), fits: named, value, hasPrefix: true }
      : { code: 'crs-belt-mismatch', said: withoutShift(crs), fits: named, belt, value };
  }
  if (ownBelt !== null && isMost((x) => x > 0 && x < 1_000_000)) {
    const fitsWithout = beltSystem(crs, ownBelt, false) ?? '?';
    return { code: 'crs-zone-prefix', said: withoutShift(crs), fits: fitsWithout, value, hasPrefix: false };
  }
  return null;
}

/** The belt number before an easting such as 39,450,123; null without one. 3° belts of China are 25–45, 6° zones 13–23. */
function prefixOf(east: number): number | null {
  const belt = Math.floor(east / 1_000_000);
  const rest = east - belt * 1_000_000;
  const isBelt = (belt >= 13 && belt <= 23) || (belt >= 25 && belt <= 45);
  return isBelt && rest > 50_000 && rest < 950_000 ? belt : null;
}

/** The CGCS2000 belt that metres carry in their own numbers; '' where they do not say. */
function guessed([x, y]: XY): string {
  const belt = prefixOf(x) ?? prefixOf(y);
  return belt === null ? '' : (beltSystem('EPSG:4527', belt, true) ?? '');
}

/** Nothing of the layer within the reference or as far again around it: how far off, and which other reading of the numbers would do. */
function offReference(positions: readonly XY[], crs: Crs, value: string, reference: Extent | null): Problem | null {
  if (reference === null || isInside(positions, crs, reference)) return null;
  const swapped = positions.map(([x, y]): XY => [y, x]);
  const isGeographic = parametersOf(crs)?.projection === 'longlat';
  if (isInside(swapped, crs, reference)) {
    return isGeographic
      ? { code: 'crs-lonlat-swapped', value }
      : { code: 'crs-axes-swapped', said: withoutShift(crs), value };
  }
  const other = isGeographic ? undefined : neighbours(crs).find((belt) => isInside(positions, belt, reference));
  const [lon, lat] = transformBetween(crs, 'EPSG:4326')(...positions[0]!);
  if (!Number.isFinite(lon) || !Number.isFinite(lat)) return null;
  const [middleLon, middleLat] = [(reference[0] + reference[2]) / 2, (reference[1] + reference[3]) / 2];
  const kilometres = sphereDistanceM(lon, lat, middleLon, middleLat) / 1_000;
  return { code: 'crs-off-reference', kilometres: Math.round(kilometres), fits: other ?? '' };
}

function isInside(positions: readonly XY[], crs: Crs, [west, south, east, north]: Extent): boolean {
  const toDegrees = transformBetween(crs, 'EPSG:4326');
  const [width, height] = [east - west, north - south];
  return positions.some(([x, y]) => {
    const [lon, lat] = toDegrees(x, y);
    return lon > west - width && lon < east + width && lat > south - height && lat < north + height;
  });
}

/** The other belts of China in which the same numbers could be meant. */
const neighbours = (crs: Crs): Crs[] =>
  Array.from({ length: 21 }, (_, index) => beltSystem(crs, 25 + index, false)).filter(
    (belt): belt is Crs => belt !== null,
  );

function sampled({ rows }: Pick<RawLayer, 'rows'>): XY[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED_AT_MOST));
  const positions: XY[] = [];
  for (let index = 0; index < rows.length; index += step) {
    const geometry = rows[index]!.geometry;
    if (geometry === null) continue;
    const before = positions.length;
    eachPosition(geometry, ([x, y]) => {
      if (positions.length === before && x !== undefined && y !== undefined) positions.push([x, y]);
    });
  }
  return positions;
}

const textOf = ([x, y]: XY): string => `${x}, ${y}`;
