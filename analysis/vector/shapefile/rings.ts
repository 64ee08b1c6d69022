import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import type { Checked } from '../check-geometry.ts';
import { type Ring, ringOf } from './ring.ts';

/**
 * Puts the rings of one polygon together, in whatever order and direction they come: clockwise ones are outer and the others are
 * holes of the smallest outer ring around them. Where that leaves a hole without an outer ring, the other direction is tried (some
 * writers turn everything round); where neither works, or all rings turn the same way, a ring inside an odd number of others is
 * a hole. The result turns as RFC 7946 wants it: outer rings counter-clockwise.
 *
 * Yields every few thousand steps, so that a polygon of 100,000 rings can be cancelled.
 */
export function* joinRings(rings: readonly Ring[]): Generator<void, Geometry> {
  const clockwise = rings.filter(({ turn }) => turn < 0);
  const others = rings.filter(({ turn }) => turn > 0);
  const areBoth = clockwise.length > 0 && others.length > 0;
  let assigned = areBoth ? yield* assign(clockwise, others) : null;
  assigned ??= areBoth ? yield* assign(others, clockwise) : null;
  assigned ??= yield* nest(rings);
  const coordinates = [...assigned].map(([outer, holes]) => [
    turned(outer, true),
    ...holes.map((hole) => turned(hole, false)),
  ]);
  return coordinates.length === 1
    ? { type: 'Polygon', coordinates: coordinates[0]! }
    : { type: 'MultiPolygon', coordinates };
}

/** The same at once, from the positions of the rings; rings that are only points or a line are left out. */
export function polygonOfRings(parts: readonly Position[][]): Checked {
  const found = parts.map((positions) => ringOf([...positions]));
  if (found.includes('not-a-number')) return { fault: 'not-a-number' };
  const rings = found.filter((ring) => typeof ring !== 'string');
  return rings.length === 0 ? { fault: 'too-few-points' } : { geometry: lastOf(joinRings(rings)) };
}

/** What a generator returns, without its pauses. */
export function lastOf<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

type Assigned = Map<Ring, Ring[]>;

/** Each hole to the smallest outer ring around it; null when a hole lies in none. */
function* assign(outers: readonly Ring[], holes: readonly Ring[]): Generator<void, Assigned | null> {
  const polygons: Assigned = new Map(outers.map((outer) => [outer, []]));
  const around = aroundIn(outers);
  let step = 0;
  for (const hole of holes) {
    if (++step % 64 === 0) yield;
    let best: Ring | null = null;
    for (const candidate of around(hole)) {
      const isSmaller = best === null || Math.abs(candidate.turn) < Math.abs(best.turn);
      if (isSmaller && (outers.length === 1 || holds(candidate, hole))) best = candidate;
    }
    if (best === null) return null;
    polygons.get(best)!.push(hole);
  }
  return polygons;
}

/** By nesting alone: a ring inside an odd number of larger ones is a hole of the smallest of them. */
function* nest(rings: readonly Ring[]): Generator<void, Assigned> {
  const around = aroundIn(rings);
  const holes: [hole: Ring, outer: Ring][] = [];
  const polygons: Assigned = new Map();
  let step = 0;
  for (const ring of rings) {
    if (++step % 64 === 0) yield;
    let [depth, best] = [0, null as Ring | null];
    for (const candidate of around(ring)) {
      if (Math.abs(candidate.turn) <= Math.abs(ring.turn) || !holds(candidate, ring)) continue;
      depth++;
      if (best === null || Math.abs(candidate.turn) < Math.abs(best.turn)) best = candidate;
    }
    if (depth % 2 === 1 && best !== null) holes.push([ring, best]);
    else polygons.set(ring, []);
  }
  for (const [hole, outer] of holes) {
    const list = polygons.get(outer);
    if (list === undefined) polygons.set(hole, []);
    else list.push(hole);
  }
  return polygons;
}

/** Finds the rings whose box holds the box of a ring. */
function aroundIn(outers: readonly Ring[]): (ring: Ring) => Iterable<Ring> {
  if (outers.length === 0) return () => [];
  const boxes = new Flatbush(outers.length);
  for (const { box } of outers) boxes.add(...box);
  boxes.finish();
  return function* (ring) {
    const [west, south] = ring.box;
    // A box that holds the ring holds its corner: far fewer boxes than all that touch it.
    for (const index of boxes.search(west, south, west, south)) {
      const outer = outers[index]!;
      if (outer !== ring && holdsBox(outer, ring)) yield outer;
    }
  };
}

const holdsBox = ({ box: outer }: Ring, { box: inner }: Ring): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3];

const turned = ({ positions, turn }: Ring, counterClockwise: boolean): Position[] =>
  turn > 0 === counterClockwise ? positions : positions.toReversed();

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
    const isBetween = Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
    if (cross === 0 && isBetween) return 0;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isInside = !isInside;
  }
  return isInside ? 1 : -1;
}
