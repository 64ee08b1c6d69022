import Flatbush from 'flatbush';
import type { Position } from 'geojson';
import { type Checked, checkGeometry } from '../check-geometry.ts';

interface Ring {
  readonly positions: Position[];
  /** twice the signed area, positive for a counter-clockwise ring */
  readonly turn: number;
  readonly box: readonly [number, number, number, number];
}

/**
 * Puts the rings of one shapefile polygon together: clockwise ones are outer, the others are holes of the smallest outer ring
 * around them, in whatever order they come. A hole that lies in no outer ring becomes a part of its own. The result turns as
 * RFC 7946 wants it: outer rings counter-clockwise.
 */
export function polygonOfRings(parts: readonly Position[][]): Checked {
  const rings = parts.map(ringOf).filter((ring) => ring !== null);
  const clockwise = rings.filter(({ turn }) => turn < 0);
  // A writer that turns everything the other way is common enough to be read.
  const outers = clockwise.length > 0 ? clockwise : rings;
  const holes = clockwise.length > 0 ? rings.filter(({ turn }) => turn >= 0) : [];
  const polygons = new Map<Ring, Position[][]>(outers.map((outer) => [outer, [turned(outer, true)]]));
  const index = indexOf(outers);
  for (const hole of holes) {
    const around = index(hole);
    if (around === null) polygons.set(hole, [turned(hole, true)]);
    else polygons.get(around)!.push(turned(hole, false));
  }
  const coordinates = [...polygons.values()];
  if (coordinates.length === 0) return { fault: 'too-few-points' };
  return checkGeometry(
    coordinates.length === 1 ? { type: 'Polygon', coordinates: coordinates[0] } : { type: 'MultiPolygon', coordinates },
  );
}

/** A ring with its facts, or null for one without an area (fewer than three different points). */
function ringOf(positions: Position[]): Ring | null {
  if (positions.length < 3) return null;
  const [originX, originY] = [positions[0]![0]!, positions[0]![1]!];
  const box: [number, number, number, number] = [originX, originY, originX, originY];
  let turn = 0;
  for (let at = 0; at < positions.length; at++) {
    const [x = 0, y = 0] = positions[at]!;
    const [nextX = 0, nextY = 0] = positions[(at + 1) % positions.length]!;
    turn += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return turn === 0 ? null : { positions, turn, box };
}

const turned = ({ positions, turn }: Ring, counterClockwise: boolean): Position[] =>
  turn > 0 === counterClockwise ? positions : positions.toReversed();

/** Finds the smallest outer ring around a ring. */
function indexOf(outers: readonly Ring[]): (ring: Ring) => Ring | null {
  if (outers.length === 0) return () => null;
  const boxes = new Flatbush(outers.length);
  for (const { box } of outers) boxes.add(...box);
  boxes.finish();
  return (ring) => {
    const [west, south, east, north] = ring.box;
    let best: Ring | null = null;
    for (const candidate of boxes.search(west, south, east, north)) {
      const outer = outers[candidate]!;
      const smaller = best === null || Math.abs(outer.turn) < Math.abs(best.turn);
      if (smaller && holdsBox(outer, ring) && (outers.length === 1 || holds(outer, ring))) best = outer;
    }
    return best;
  };
}

const holdsBox = ({ box: outer }: Ring, { box: inner }: Ring): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

/** Does the first point of the ring that is not on the outer ring's edge lie inside it? */
function holds(outer: Ring, ring: Ring): boolean {
  for (const [x = 0, y = 0] of ring.positions) {
    const side = sideOf(outer.positions, x, y);
    if (side !== 0) return side > 0;
  }
  return true;
}

/** 1 inside, -1 outside, 0 on the edge (even-odd rule). */
function sideOf(ring: readonly Position[], x: number, y: number): number {
  let isInside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [ax = 0, ay = 0] = ring[at]!;
    const [bx = 0, by = 0] = ring[before]!;
    const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (
      cross === 0 &&
      Math.min(ax, bx) <= x &&
      x <= Math.max(ax, bx) &&
      Math.min(ay, by) <= y &&
      y <= Math.max(ay, by)
    ) {
      return 0;
    }
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside ? 1 : -1;
}
