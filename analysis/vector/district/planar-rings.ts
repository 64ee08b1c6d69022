import type { Path64, Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { DISTRICT_CRS, type Transform, transformBetween } from '../../core/crs.ts';

/**
 * Rings in whole millimetres of EPSG:4548 around a point in the middle of the district, so that products of coordinates stay
 * exact in double precision. Every vertex goes the same way, so shared vertices stay shared.
 */
export const MILLIMETRES_PER_METRE = 1_000;

const ORIGIN_LON_LAT = [116.5, 39.95] as const;
const toPlane: Transform = transformBetween('EPSG:4326', DISTRICT_CRS);
const [ORIGIN_E, ORIGIN_N] = toPlane(...ORIGIN_LON_LAT);
const toDegrees: Transform = transformBetween(DISTRICT_CRS, 'EPSG:4326');

/** All rings of a polygon in degrees, without their repeated last point; a ring that was left open is taken as closed. */
export function planarRings(geometry: Polygon | MultiPolygon): Paths64 {
  return degreeRings(geometry).map((ring): Path64 => {
    const open = isClosed(ring) ? ring.slice(0, -1) : ring;
    return open.map(([lon = Number.NaN, lat = Number.NaN]) => planePoint(lon, lat));
  });
}

/** All rings of a polygon as they are written. */
export const degreeRings = (geometry: Polygon | MultiPolygon): Position[][] =>
  geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();

/** Is the last point of a ring its first? */
export function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}

/** A point in whole millimetres. */
export function planePoint(lon: number, lat: number): Path64[number] {
  const [east, north] = toPlane(lon, lat);
  return {
    x: Math.round((east - ORIGIN_E) * MILLIMETRES_PER_METRE),
    y: Math.round((north - ORIGIN_N) * MILLIMETRES_PER_METRE),
  };
}

/** Longitude and latitude of a point in millimetres. */
export const lonLatOf = (x: number, y: number): [lon: number, lat: number] =>
  toDegrees(ORIGIN_E + x / MILLIMETRES_PER_METRE, ORIGIN_N + y / MILLIMETRES_PER_METRE);

/** Signed area of a ring in m², positive when counter-clockwise. */
export function ringAreaM2(ring: Path64): number {
  let twice = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    twice += ring[before]!.x * ring[at]!.y - ring[at]!.x * ring[before]!.y;
  }
  return twice / 2 / MILLIMETRES_PER_METRE ** 2;
}
