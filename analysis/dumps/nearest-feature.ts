import Flatbush from 'flatbush';
import type { Geometry, Polygon, Position } from 'geojson';
import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import type { FeatureTable } from '../core/features.ts';

export interface Nearest {
  readonly row: number;
  readonly distanceM: number;
}

type Segment = readonly [x0: number, y0: number, x1: number, y1: number];

/** Finds which feature of a table is nearest to a patch, in metres of EPSG:4548. */
export interface NearestFeatures {
  /** The nearest row within `reachM` and its distance, 0 where they meet; null when there is none. */
  nearest(patch: Polygon, reachM: number): Nearest | null;
  /** All rows within `reachM`, nearest first. */
  within(patch: Polygon, reachM: number): Nearest[];
}

/** Indexes points, lines and polygon edges by their segments (a point is a segment without length). Only edges count: a patch wholly inside a polygon is as far as its edge. */
export function nearestFeatures(table: FeatureTable): NearestFeatures {
  const move = transformBetween(table.crs, DISTRICT_CRS);
  const segments: Segment[] = [];
  const rows: number[] = [];
  table.rows.forEach(({ geometry }, row) => {
    if (!geometry) return;
    for (const path of pathsOf(geometry)) {
      const moved = path.map(([x, y]) => move(x!, y!));
      for (let i = 0; i < Math.max(1, moved.length - 1); i++) {
        const [from, to] = [moved[i]!, moved[Math.min(i + 1, moved.length - 1)]!];
        segments.push([from[0], from[1], to[0], to[1]]);
        rows.push(row);
      }
    }
  });
  if (segments.length === 0) return { nearest: () => null, within: () => [] };
  const index = new Flatbush(segments.length);
  for (const [x0, y0, x1, y1] of segments)
    index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  index.finish();

  const toDistrict = transformBetween('EPSG:4326', DISTRICT_CRS);
  const within = (patch: Polygon, reachM: number): Nearest[] => {
    const rings = patch.coordinates.map((ring) => ring.map(([x, y]) => toDistrict(x!, y!)));
    const outer = rings[0]!;
    const [xs, ys] = [outer.map(([x]) => x), outer.map(([, y]) => y)];
    const hits = index.search(
      Math.min(...xs) - reachM,
      Math.min(...ys) - reachM,
      Math.max(...xs) + reachM,
      Math.max(...ys) + reachM,
    );
    const best = new Map<number, number>();
    for (const hit of hits) {
      const segment = segments[hit]!;
      const distanceM = isInside(segment[0], segment[1], rings) ? 0 : ringDistance(rings, segment);
      const row = rows[hit]!;
      if (distanceM <= reachM && distanceM < (best.get(row) ?? Number.POSITIVE_INFINITY)) best.set(row, distanceM);
    }
    return [...best]
      .map(([row, distanceM]) => ({ row, distanceM }))
      .sort((a, b) => a.distanceM - b.distanceM || a.row - b.row);
  };
  return { within, nearest: (patch, reachM) => within(patch, reachM)[0] ?? null };
}

/** The point paths of a geometry: lines, rings, and points as paths of one. */
function pathsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((point) => [point]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(pathsOf);
  }
}

function isInside(x: number, y: number, rings: readonly (readonly [number, number])[][]): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x0, y0], [x1, y1]] = [ring[i]!, ring[i + 1]!];
      if (y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) inside = !inside;
    }
  }
  return inside;
}

function ringDistance(rings: readonly (readonly [number, number])[][], segment: Segment): number {
  let best = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const side: Segment = [ring[i]![0], ring[i]![1], ring[i + 1]![0], ring[i + 1]![1]];
      best = Math.min(best, segmentDistance(side, segment));
      if (best === 0) return 0;
    }
  }
  return best;
}

/** Shortest distance between two segments; 0 when they cross. */
function segmentDistance(a: Segment, b: Segment): number {
  const side = (p: Segment, x: number, y: number): number => (p[2] - p[0]) * (y - p[1]) - (p[3] - p[1]) * (x - p[0]);
  if (side(a, b[0], b[1]) * side(a, b[2], b[3]) < 0 && side(b, a[0], a[1]) * side(b, a[2], a[3]) < 0) return 0;
  return Math.min(
    toSegment(b[0], b[1], a),
    toSegment(b[2], b[3], a),
    toSegment(a[0], a[1], b),
    toSegment(a[2], a[3], b),
  );
}

function toSegment(x: number, y: number, [x0, y0, x1, y1]: Segment): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const lengthSquared = dx * dx + dy * dy;
  const t = lengthSquared > 0 ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / lengthSquared)) : 0;
  return Math.hypot(x - x0 - t * dx, y - y0 - t * dy);
}
