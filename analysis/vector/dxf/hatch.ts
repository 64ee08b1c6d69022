import type { Position } from 'geojson';
import type { Checked } from '../check-geometry.ts';
import { polygonOfRings } from '../shapefile/rings.ts';
import { circleArc, ellipseArc, splinePoints, withBulges } from './curves.ts';
import type { Entity } from './dxf-entities.ts';

const PATHS_AT_MOST = 10_000;
/** Comparisons of points with rings; beyond, every ring is a part of its own. */
const EFFORT_AT_MOST = 20_000_000;

/** The boundary paths of a HATCH (DXF Reference, "Boundary Path Data") as rings; a path of unknown edges ends the reading. */
export function hatchRings(hatch: Entity): Position[][] {
  const groups = new Groups(hatch);
  if (!groups.seek(91)) return [];
  const count = Math.min(groups.take(91) ?? 0, PATHS_AT_MOST);
  const rings: Position[][] = [];
  for (let path = 0; path < count && groups.seek(92); path++) {
    const flags = groups.take(92) ?? 0;
    const ring = (flags & 2) !== 0 ? polylinePath(groups) : edgePath(groups);
    if (ring === null) break;
    if (ring.length >= 3) rings.push(ring);
  }
  return rings;
}

/** Rings as polygons by the even-odd rule: a ring inside an odd number of others is a hole. */
export function evenOddPolygon(rings: readonly Position[][]): Checked {
  const points = rings.reduce((sum, { length }) => sum + length, 0);
  const depthOf = (ring: Position[]) =>
    rings.length * points > EFFORT_AT_MOST
      ? 0
      : rings.filter((other) => other !== ring && isInside(ring[0]!, other)).length;
  return polygonOfRings(
    rings.map((ring) => (turnOf(ring) < 0 === (depthOf(ring) % 2 === 0) ? ring : ring.toReversed())),
  );
}

function polylinePath(groups: Groups): Position[] | null {
  const hasBulges = groups.take(72) === 1;
  groups.take(73);
  const count = groups.take(93) ?? 0;
  const vertices: Position[] = [];
  const bulges: number[] = [];
  for (let index = 0; index < count; index++) {
    const vertex = groups.point(10);
    if (vertex === null) return null;
    vertices.push(vertex);
    bulges.push((hasBulges ? groups.take(42) : undefined) ?? 0);
  }
  return withBulges(vertices, bulges, true);
}

function edgePath(groups: Groups): Position[] | null {
  const count = groups.take(93) ?? 0;
  const ring: Position[] = [];
  for (let index = 0; index < count; index++) {
    const edge = edgeOf(groups);
    if (edge === null) return null;
    for (const point of facing(ring, edge)) ring.push(point);
  }
  return ring;
}

function edgeOf(groups: Groups): Position[] | null {
  const type = groups.take(72);
  if (type === 1) {
    const [from, to] = [groups.point(10), groups.point(11)];
    return from === null || to === null ? null : [from, to];
  }
  if (type === 2 || type === 3) {
    const center = groups.point(10);
    const major = type === 3 ? groups.point(11) : null;
    const size = groups.take(40);
    const [from, to] = [groups.take(50), groups.take(51)];
    const sign = groups.take(73) === 0 ? -1 : 1;
    if (center === null || size === undefined || from === undefined || to === undefined) return null;
    const arc =
      major === null
        ? circleArc(center, size, from, to)
        : ellipseArc(
            center,
            major,
            [-major[1]! * size, major[0]! * size],
            (from * Math.PI) / 180,
            (to * Math.PI) / 180,
          );
    return sign > 0 ? arc : arc.map(([x = 0, y = 0]) => mirroredAt(center, major ?? [1, 0], x, y));
  }
  return type === 4 ? splineEdge(groups) : null;
}

function splineEdge(groups: Groups): Position[] | null {
  const degree = groups.take(94) ?? 0;
  const isRational = groups.take(73) === 1;
  groups.take(74);
  const [knotCount, pointCount] = [groups.take(95) ?? 0, groups.take(96) ?? 0];
  const knots: number[] = [];
  for (let knot = groups.take(40); knot !== undefined; knot = knots.length < knotCount ? groups.take(40) : undefined) {
    knots.push(knot);
  }
  const control: Position[] = [];
  const weights: number[] = [];
  for (let index = 0; index < pointCount; index++) {
    const point = groups.point(10);
    if (point === null) return null;
    control.push(point);
    if (isRational) weights.push(groups.take(42) ?? 1);
  }
  return control.length < 2 ? null : splinePoints(control, knots, weights, degree);
}

/** A clockwise edge has its angles measured the other way round its first axis. */
function mirroredAt(
  [centerX = 0, centerY = 0]: Position,
  [axisX = 1, axisY = 0]: Position,
  x: number,
  y: number,
): Position {
  const length = axisX * axisX + axisY * axisY || 1;
  const [dx, dy] = [x - centerX, y - centerY];
  const along = (2 * (dx * axisX + dy * axisY)) / length;
  return [centerX + along * axisX - dx, centerY + along * axisY - dy];
}

/** The edge in the direction that goes on from the ring's end. */
function facing(ring: readonly Position[], edge: Position[]): Position[] {
  const end = ring.at(-1);
  if (end === undefined) return edge;
  const gap = ([x = 0, y = 0]: Position) => Math.hypot(x - end[0]!, y - end[1]!);
  return gap(edge.at(-1)!) < gap(edge[0]!) ? edge.toReversed() : edge;
}

/** The groups of an entity, taken one after the other. */
class Groups {
  #at = 0;
  constructor(readonly entity: Entity) {}

  seek(code: number): boolean {
    while (this.#at < this.entity.codes.length && this.entity.codes[this.#at] !== code) this.#at++;
    return this.#at < this.entity.codes.length;
  }

  /** The value if the next group has this code. */
  take(code: number): number | undefined {
    if (this.entity.codes[this.#at] !== code) return undefined;
    const value = Number(this.entity.values[this.#at++]);
    return Number.isFinite(value) ? value : undefined;
  }

  point(code: number): Position | null {
    const [x, y] = [this.take(code), this.take(code + 10)];
    return x === undefined || y === undefined ? null : [x, y];
  }
}

function turnOf(ring: readonly Position[]): number {
  let turn = 0;
  const [originX, originY] = [ring[0]![0]!, ring[0]![1]!];
  for (let at = 0; at < ring.length; at++) {
    const [x = 0, y = 0] = ring[at]!;
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length]!;
    turn += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return turn;
}

function isInside([x = 0, y = 0]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [ax = 0, ay = 0] = ring[at]!;
    const [bx = 0, by = 0] = ring[before]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
