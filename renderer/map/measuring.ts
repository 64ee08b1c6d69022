import { Geodesic } from 'geographiclib-geodesic';
import { ellipsoidalAreaM2 } from '../../analysis/core/earth.ts';

type LonLat = readonly [lon: number, lat: number];

/** The length in metres of a line of positions in degrees, along geodesics of the WGS 84 ellipsoid (Karney 2013). */
export function lengthM(points: readonly LonLat[]): number {
  let sumM = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    sumM += Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12 ?? 0;
  }
  return sumM;
}

/** Ellipsoidal area in m² and perimeter in metres of the ring through the points; 0 for fewer than three. */
export function ringMeasure(points: readonly LonLat[]): { readonly areaM2: number; readonly perimeterM: number } {
  const [first] = points;
  if (!first || points.length < 3) return { areaM2: 0, perimeterM: lengthM(points) };
  const closed = [...points, first];
  return {
    areaM2: ellipsoidalAreaM2({ type: 'Polygon', coordinates: [closed.map(([lon, lat]) => [lon, lat])] }),
    perimeterM: lengthM(closed),
  };
}
