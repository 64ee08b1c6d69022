import type { Geometry, Position } from 'geojson';

/** West, south, east, north; or smallest x, smallest y, largest x, largest y. */
export type Extent = readonly [west: number, south: number, east: number, north: number];

/** The box around a geometry, or null when it has no position at all. */
export function extentOf(geometry: Geometry): Extent | null {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  eachPosition(geometry, (position) => {
    const [x = Number.NaN, y = Number.NaN] = position;
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  });
  return box[0] <= box[2] && box[1] <= box[3] ? box : null;
}

/** The box around the geometries of some rows, or null where none has a position. */
export const extentOfRows = (rows: readonly { readonly geometry: Geometry | null }[]): Extent | null =>
  rows.reduce<Extent | null>(
    (box, { geometry }) => (geometry === null ? box : unionExtent(box, extentOf(geometry))),
    null,
  );

/** The box around two boxes; null stands for nothing. */
export function unionExtent(a: Extent | null, b: Extent | null): Extent | null {
  if (a === null || b === null) return a ?? b;
  return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
}

/** Visits every position of a geometry in the order in which it is written. */
export function eachPosition(geometry: Geometry, visit: (position: Position) => void): void {
  switch (geometry.type) {
    case 'Point':
      if (geometry.coordinates.length > 0) visit(geometry.coordinates);
      return;
    case 'MultiPoint':
    case 'LineString':
      for (const position of geometry.coordinates) visit(position);
      return;
    case 'MultiLineString':
    case 'Polygon':
      for (const line of geometry.coordinates) for (const position of line) visit(position);
      return;
    case 'MultiPolygon':
      for (const rings of geometry.coordinates) for (const ring of rings) for (const position of ring) visit(position);
      return;
    case 'GeometryCollection':
      for (const part of geometry.geometries) eachPosition(part, visit);
      return;
  }
}
