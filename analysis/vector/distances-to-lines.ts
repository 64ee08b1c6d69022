import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import type { FeatureTable } from '../core/features.ts';

/**
 * Straight distances in metres from places to the nearest line or outline of a table.
 *
 * @returns a function of x0, y0, x1, y1 … in EPSG:4548 metres; Infinity where the table has no line
 */
export function distancesToLines(table: FeatureTable): (eastNorthM: Float64Array) => Float64Array {
  const toPlane = transformBetween(table.crs, DISTRICT_CRS);
  const segments: number[] = [];
  const addLine = (line: readonly Position[]): void => {
    let before: [number, number] | null = null;
    for (const [x, y] of line) {
      const at = toPlane(x!, y!);
      if (before !== null) segments.push(...before, ...at);
      before = at;
    }
  };
  for (const { geometry } of table.rows) {
    if (geometry?.type === 'LineString') addLine(geometry.coordinates);
    else if (geometry?.type === 'MultiLineString' || geometry?.type === 'Polygon')
      geometry.coordinates.forEach(addLine);
    else if (geometry?.type === 'MultiPolygon') geometry.coordinates.flat().forEach(addLine);
  }
  const count = segments.length / 4;
  if (count === 0) return (eastNorthM) => new Float64Array(eastNorthM.length / 2).fill(Number.POSITIVE_INFINITY);
  const index = new Flatbush(count);
  for (let at = 0; at < segments.length; at += 4) {
    const [ax, ay, bx, by] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!];
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  return (eastNorthM) => {
    const distances = new Float64Array(eastNorthM.length / 2);
    for (let point = 0; point < distances.length; point++) {
      const [x, y] = [eastNorthM[point * 2]!, eastNorthM[point * 2 + 1]!];
      distances[point] = nearest(index, segments, x, y);
    }
    return distances;
  };
}

/** Boxes come nearest first; a box is no farther than what it holds, so a few boxes beyond the first settle it. */
function nearest(index: Flatbush, segments: readonly number[], x: number, y: number): number {
  let closest = Number.POSITIVE_INFINITY;
  for (let asked = 8; ; asked *= 4) {
    const found = index.neighbors(x, y, asked);
    for (const segment of found) closest = Math.min(closest, segmentDistance(segments, segment * 4, x, y));
    if (found.length < asked) return closest;
    const within = index.neighbors(x, y, asked, closest);
    if (within.length < asked) return closest;
  }
}

function segmentDistance(segments: readonly number[], at: number, x: number, y: number): number {
  const [ax, ay, bx, by] = [segments[at]!, segments[at + 1]!, segments[at + 2]!, segments[at + 3]!];
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
