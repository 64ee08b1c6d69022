import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import type { FeatureTable } from '../core/features.ts';
import type { PlanarPoints } from './planar-points.ts';

/** A ring as x0, y0, x1, y1 … in EPSG:4548 metres, closed (the last vertex repeats the first). */
export type Ring = Float64Array;
/** The outer ring first, then the holes. */
export type RingPolygon = readonly Ring[];

/** The polygons of every row in EPSG:4548; none for a row without an area. */
export function planarPolygonsOf(table: FeatureTable): RingPolygon[][] {
  const toPlane = transformBetween(table.crs, DISTRICT_CRS);
  const ringOf = (positions: readonly Position[]): Ring => {
    const ring = new Float64Array(positions.length * 2);
    positions.forEach(([x, y], vertex) => {
      ring.set(toPlane(x!, y!), vertex * 2);
    });
    return ring;
  };
  return table.rows.map(({ geometry }) => polygonsIn(geometry).map((rings) => rings.map(ringOf)));
}

function polygonsIn(geometry: Geometry | null): Position[][][] {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  if (geometry?.type === 'GeometryCollection') return geometry.geometries.flatMap(polygonsIn);
  return [];
}

/** The row whose area holds each point, −1 for none; on a shared border the lower row wins. Even-odd over all rings, so holes are out. */
export function rowsHolding(polygonsByRow: readonly (readonly RingPolygon[])[], points: PlanarPoints): Int32Array {
  const boxes = polygonsByRow.flatMap((polygons, row) => polygons.map((rings) => ({ row, rings, box: boxOf(rings) })));
  const holding = new Int32Array(points.count).fill(-1);
  if (boxes.length === 0) return holding;
  const index = new Flatbush(boxes.length);
  for (const { box } of boxes) index.add(...box);
  index.finish();
  for (let point = 0; point < points.count; point++) {
    const [x, y] = [points.eastNorthM[point * 2]!, points.eastNorthM[point * 2 + 1]!];
    if (Number.isNaN(x)) continue;
    let lowest = -1;
    for (const found of index.search(x, y, x, y)) {
      const { row, rings } = boxes[found]!;
      if ((lowest < 0 || row < lowest) && isInside(rings, x, y)) lowest = row;
    }
    holding[point] = lowest;
  }
  return holding;
}

export function boxOf(rings: RingPolygon): [minX: number, minY: number, maxX: number, maxY: number] {
  const box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const ring of rings) {
    for (let at = 0; at < ring.length; at += 2) {
      box[0] = Math.min(box[0], ring[at]!);
      box[1] = Math.min(box[1], ring[at + 1]!);
      box[2] = Math.max(box[2], ring[at]!);
      box[3] = Math.max(box[3], ring[at + 1]!);
    }
  }
  return box;
}

function isInside(rings: RingPolygon, x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 2; at < ring.length; at += 2) {
      const [ax, ay, bx, by] = [ring[at - 2]!, ring[at - 1]!, ring[at]!, ring[at + 1]!];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}
