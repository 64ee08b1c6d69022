import type { Geometry } from 'geojson';
import { isGeographic, isWgs84Degrees, transformBetween } from '../core/crs.ts';
import type { Crs } from '../core/features.ts';
import type { Problem } from '../core/problems.ts';
import { eachPosition } from './geometry-extent.ts';
import { mapPositions } from './map-positions.ts';
import { fromShifted } from './shifted-datum.ts';
import type { RawRow } from './vector-format.ts';

export type Moved = { readonly geometry: Geometry } | { readonly problem: Problem };

/**
 * Moves the geometry of one row to EPSG:4326; positions that are no place on Earth make the row's problem, with a hint where
 * longitude and latitude look swapped.
 */
export function toLonLat(crs: Crs): (row: RawRow & { readonly geometry: Geometry }) => Moved {
  const transform = transformBetween(crs, 'EPSG:4326');
  const inDegrees = isGeographic(crs);
  const isThere = isWgs84Degrees(crs);
  return ({ row, geometry, datum }) => {
    const outside = firstOutside(geometry, inDegrees);
    if (outside !== null) return { problem: problemOf(row, outside, inDegrees) };
    if (isThere && datum === undefined) return { geometry };
    const moved = mapPositions(geometry, datum === undefined ? transform : fromShifted(datum));
    const lost = firstOutside(moved, true);
    return lost === null ? { geometry: moved } : { problem: problemOf(row, firstOf(geometry), false) };
  };
}

/** Maps of the world end at 180.0000000000001 after a projection or two: 0.1 mm beyond the edge is on it. */
const EDGE_DEG = 1e-9;

type XY = readonly [x: number, y: number];

function firstOutside(geometry: Geometry, inDegrees: boolean): XY | null {
  let outside: XY | null = null;
  eachPosition(geometry, ([x = Number.NaN, y = Number.NaN]) => {
    const isFine = inDegrees
      ? Math.abs(x) <= 180 + EDGE_DEG && Math.abs(y) <= 90 + EDGE_DEG
      : Math.abs(x) < 1e9 && Math.abs(y) < 1e9;
    if (!isFine && outside === null) outside = [x, y];
  });
  return outside;
}

function firstOf(geometry: Geometry): XY {
  let first: XY | null = null;
  eachPosition(geometry, ([x = Number.NaN, y = Number.NaN]) => {
    first ??= [x, y];
  });
  return first ?? [Number.NaN, Number.NaN];
}

function problemOf(row: number, [x, y]: XY, inDegrees: boolean): Problem {
  const value = `${x}, ${y}`;
  const looksSwapped = inDegrees && Math.abs(y) > 90 && Math.abs(y) <= 180 && Math.abs(x) <= 90;
  return looksSwapped ? { code: 'swapped-coordinates', row, value } : { code: 'bad-coordinate', row, value };
}
