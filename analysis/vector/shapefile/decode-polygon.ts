import type { Position } from 'geojson';
import type { Checked } from '../check-geometry.ts';
import { type Ring, ringOf } from './ring.ts';

/** Several rings of one polygon, and how many more were only points or a line. */
export interface Rings {
  readonly rings: readonly Ring[];
  readonly dropped: number;
}

/**
 * The rings of a polygon record. Most polygons have one ring: it is decoded straight into a GeoJSON polygon, counter-clockwise as
 * RFC 7946 wants; several are handed on to be put together.
 *
 * @param at where the content of the record begins in `view`; its counts have been checked
 */
export function decodePolygon(view: DataView, at: number, zAt: number | null): Checked | Rings {
  const [parts, points] = [view.getInt32(at + 36, true), view.getInt32(at + 40, true)];
  const xyAt = at + 44 + parts * 4;
  if (parts === 1) {
    const ring = ringOf(positionsOf(view, xyAt, zAt, 0, points));
    if (typeof ring === 'string') return { fault: ring };
    return { geometry: { type: 'Polygon', coordinates: [ring.turn > 0 ? ring.positions : ring.positions.reverse()] } };
  }
  const rings: Ring[] = [];
  let dropped = 0;
  for (let part = 0; part < parts; part++) {
    const first = view.getInt32(at + 44 + part * 4, true);
    const end = part + 1 < parts ? view.getInt32(at + 48 + part * 4, true) : points;
    const ring = ringOf(positionsOf(view, xyAt, zAt, first, end));
    if (ring === 'not-a-number') return { fault: ring };
    if (typeof ring === 'string') dropped++;
    else rings.push(ring);
  }
  return rings.length === 0 ? { fault: 'too-few-points' } : { rings, dropped };
}

function positionsOf(view: DataView, xyAt: number, zAt: number | null, first: number, end: number): Position[] {
  const positions = new Array<Position>(end - first);
  for (let point = first; point < end; point++) {
    const x = view.getFloat64(xyAt + point * 16, true);
    const y = view.getFloat64(xyAt + point * 16 + 8, true);
    positions[point - first] = zAt === null ? [x, y] : [x, y, view.getFloat64(zAt + point * 8, true)];
  }
  return positions;
}
