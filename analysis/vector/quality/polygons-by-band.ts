import type { Geometry, Position } from 'geojson';
import type { FeatureTable } from '../../core/features.ts';
import { extentOf } from '../geometry-extent.ts';

const BANDS = 512;

/**
 * Answers whether a position lies in any polygon of a table, in the table's own units (even-odd rule per row, so holes are out).
 * Edges are kept by bands of y: a question looks only at the edges that its own height can meet.
 */
export function polygonsByBand(table: FeatureTable): (x: number, y: number) => boolean {
  const rows = table.rows.flatMap(({ geometry }) => {
    const rings = geometry === null ? [] : ringsIn(geometry);
    return geometry === null || rings.length === 0
      ? []
      : [{ box: extentOf(geometry)!, bands: bandsOf(rings, extentOf(geometry)!) }];
  });
  return (x, y) =>
    rows.some(({ box: [west, south, east, north], bands }) => {
      if (x < west || x > east || y < south || y > north) return false;
      const edges = bands[bandAt(y, south, north)]!;
      let isInside = false;
      for (let at = 0; at < edges.length; at += 4) {
        const [ax, ay, bx, by] = [edges[at]!, edges[at + 1]!, edges[at + 2]!, edges[at + 3]!];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
      }
      return isInside;
    });
}

function ringsIn(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(ringsIn) : [];
}

/** bands[i] lists x and y of both ends of every edge that meets band i. */
function bandsOf(
  rings: readonly Position[][],
  [, south, , north]: readonly [number, number, number, number],
): number[][] {
  const bands: number[][] = Array.from({ length: BANDS }, () => []);
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[at - 1]!, ring[at]!];
      const last = bandAt(Math.max(ay, by), south, north);
      for (let band = bandAt(Math.min(ay, by), south, north); band <= last; band++) bands[band]!.push(ax, ay, bx, by);
    }
  }
  return bands;
}

const bandAt = (y: number, south: number, north: number): number =>
  north > south ? Math.min(BANDS - 1, Math.max(0, Math.floor(((y - south) / (north - south)) * BANDS))) : 0;
