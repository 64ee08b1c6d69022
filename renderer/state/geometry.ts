import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

export type Extent = readonly [west: number, south: number, east: number, north: number];

/** West, south, east, north of a geometry in its own units; null without a position. */
export function extentOf(geometry: Geometry | null): Extent | null {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    -Number.POSITIVE_INFINITY,
    -Number.POSITIVE_INFINITY,
  ];
  eachPosition(geometry, ([x, y]) => {
    if (x === undefined || y === undefined) return;
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  });
  return west <= east ? [west, south, east, north] : null;
}

/**
 * Where a polygon's label goes: the centroid of its largest part, in degrees (planar, which is near enough for a label).
 *
 * @example labelPoint({ type: 'Polygon', coordinates: [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]] }) // [1, 1]
 */
export function labelPoint(geometry: Polygon | MultiPolygon): [number, number] | null {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const rings = parts.flatMap((part) => (part[0] ? [centroidOfRing(part[0])] : []));
  const largest = rings.reduce<RingCentroid | null>(
    (best, ring) => (best === null || ring.area > best.area ? ring : best),
    null,
  );
  return largest ? [largest.x, largest.y] : null;
}

interface RingCentroid {
  readonly x: number;
  readonly y: number;
  readonly area: number;
}

function centroidOfRing(ring: readonly Position[]): RingCentroid {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let [twiceArea, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = [ring[i]![0]! - originX, ring[i]![1]! - originY];
    const [bx, by] = [ring[i + 1]![0]! - originX, ring[i + 1]![1]! - originY];
    const cross = ax * by - bx * ay;
    twiceArea += cross;
    sumX += (ax + bx) * cross;
    sumY += (ay + by) * cross;
  }
  if (twiceArea === 0) return { x: originX, y: originY, area: 0 };
  return { x: originX + sumX / (3 * twiceArea), y: originY + sumY / (3 * twiceArea), area: Math.abs(twiceArea) / 2 };
}

export function eachPosition(geometry: Geometry | null, visit: (position: Position) => void): void {
  if (!geometry) return;
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) eachPosition(part, visit);
    return;
  }
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') visit(value as Position);
    else for (const part of value) walk(part);
  };
  walk(geometry.coordinates);
}
