import type { Geometry, Position } from 'geojson';

const METRES_PER_DEGREE_LAT = 111_132.95;

/**
 * A polygon as an SVG path on a north-up chip of 100 × 100 units around a centre. Local metres: a chip is at most a few
 * kilometres wide, where the sphere's cosine is near enough (below a chip pixel).
 */
export function outlinePath(geometry: Geometry | null, centre: readonly [number, number], sizeM: number): string {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return '';
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const metresPerDegreeLon = 111_319.49 * Math.cos((centre[1] * Math.PI) / 180);
  const place = ([lon = 0, lat = 0]: Position): string => {
    const x = 50 + ((lon - centre[0]) * metresPerDegreeLon * 100) / sizeM;
    const y = 50 - ((lat - centre[1]) * METRES_PER_DEGREE_LAT * 100) / sizeM;
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  };
  return parts.flatMap((rings) => rings.map((ring) => `M${ring.map(place).join('L')}Z`)).join('');
}
