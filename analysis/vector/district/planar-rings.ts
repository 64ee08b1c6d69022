import type { Path64, Paths64 } from 'clipper2-ts';
import type { MultiPolygon, Polygon } from 'geojson';
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

/** All rings of a polygon in degrees, without their repeated last point. */
export function planarRings(geometry: Polygon | MultiPolygon): Paths64 {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flatMap((rings) =>
    rings.map(
      (ring): Path64 =>
        ring.slice(0, -1).map(([lon = Number.NaN, lat = Number.NaN]) => {
          const [east, north] = toPlane(lon, lat);
          return {
            x: Math.round((east - ORIGIN_E) * MILLIMETRES_PER_METRE),
            y: Math.round((north - ORIGIN_N) * MILLIMETRES_PER_METRE),
          };
        }),
    ),
  );
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
