import type { Geometry, Position } from 'geojson';
import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import type { FeatureTable } from '../core/features.ts';

/** Positions in EPSG:4548 metres: easting and northing of point i at 2i and 2i + 1; NaN where a row has no position. */
export interface PlanarPoints {
  readonly count: number;
  readonly eastNorthM: Float64Array;
}

/** The rows of a table as points in EPSG:4548; a line or polygon stands at the mean of its outermost vertices. */
export function planarPointsOf(table: FeatureTable): PlanarPoints {
  const toPlane = transformBetween(table.crs, DISTRICT_CRS);
  const eastNorthM = new Float64Array(table.rows.length * 2).fill(Number.NaN);
  table.rows.forEach(({ geometry }, row) => {
    const position = geometry && representative(geometry);
    if (!position || !Number.isFinite(position[0]) || !Number.isFinite(position[1])) return;
    eastNorthM.set(toPlane(position[0]!, position[1]!), row * 2);
  });
  return { count: table.rows.length, eastNorthM };
}

/** Points from pairs of metres, for tests and for made-up sites. */
export function planarPoints(...pairs: readonly (readonly [eastM: number, northM: number])[]): PlanarPoints {
  return { count: pairs.length, eastNorthM: Float64Array.from(pairs.flat()) };
}

export const hasPosition = (points: PlanarPoints, index: number): boolean =>
  !Number.isNaN(points.eastNorthM[index * 2]!);

export const straightM = (a: PlanarPoints, i: number, b: PlanarPoints, j: number): number =>
  Math.hypot(a.eastNorthM[i * 2]! - b.eastNorthM[j * 2]!, a.eastNorthM[i * 2 + 1]! - b.eastNorthM[j * 2 + 1]!);

function representative(geometry: Geometry): Position | undefined {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates;
    case 'MultiPoint':
      return geometry.coordinates[0];
    case 'LineString':
      return geometry.coordinates[Math.floor(geometry.coordinates.length / 2)];
    case 'MultiLineString':
      return geometry.coordinates[0]?.[0];
    case 'Polygon':
      return meanOf(geometry.coordinates[0]);
    case 'MultiPolygon':
      return meanOf(geometry.coordinates[0]?.[0]);
    case 'GeometryCollection':
      return geometry.geometries[0] && representative(geometry.geometries[0]);
  }
}

function meanOf(ring: readonly Position[] | undefined): Position | undefined {
  const corners = ring?.slice(0, -1);
  if (!corners?.length) return undefined;
  const sum = corners.reduce(([x, y], [cornerX, cornerY]) => [x! + cornerX!, y! + cornerY!], [0, 0]);
  return [sum[0]! / corners.length, sum[1]! / corners.length];
}
