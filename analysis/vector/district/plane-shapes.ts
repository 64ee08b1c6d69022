import {
  Clipper64,
  ClipType,
  EndType,
  FillRule,
  inflatePaths,
  JoinType,
  type Path64,
  type Paths64,
  type PolyPath64,
  PolyTree64,
} from 'clipper2-ts';
import Flatbush from 'flatbush';
import { MILLIMETRES_PER_METRE, ringAreaM2 } from './planar-rings.ts';

/** Boolean operations on rings in whole millimetres. Rings of one unit are even-odd; results are non-zero: outer rings turn left. */
export function combine(type: ClipType, subject: Paths64, clip: Paths64): Paths64 {
  return run(type, subject, clip, FillRule.EvenOdd);
}

export const unionOf = (shapes: readonly Paths64[]): Paths64 => {
  const all = shapes.flatMap((rings) => combine(ClipType.Union, rings, []));
  return run(ClipType.Union, all, [], FillRule.NonZero);
};

/** One polygon: the outer ring first, then its holes. */
export type PlanePolygon = readonly [outer: Path64, ...holes: Path64[]];

/** The polygons of even-odd rings, each with its own holes. */
export function polygonsOf(rings: Paths64): PlanePolygon[] {
  const clipper = new Clipper64();
  clipper.addSubject(rings);
  const tree = new PolyTree64();
  clipper.execute(ClipType.Union, FillRule.EvenOdd, tree);
  const found: PlanePolygon[] = [];
  const visit = (node: PolyPath64): void => {
    for (let at = 0; at < node.count; at++) {
      const outer = node.child(at);
      const holes: Path64[] = [];
      for (let inner = 0; inner < outer.count; inner++) {
        holes.push(outer.child(inner).poly!);
        visit(outer.child(inner));
      }
      found.push([outer.poly!, ...holes]);
    }
  };
  visit(tree);
  return found;
}

/** Area of non-zero rings, m². */
export const areaOfM2 = (rings: Paths64): number => Math.abs(rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0));

/** Rings moved outward (or inward below zero) with their corners kept. */
export const inflated = (rings: Paths64, byM: number): Paths64 =>
  inflatePaths(rings, byM * MILLIMETRES_PER_METRE, JoinType.Miter, EndType.Polygon, 4);

const RIBBON_M = 0.05;

/**
 * About how long the border is that two shapes side by side have in common: the share of a ribbon of 5 cm around the first
 * that lies in the second. Corners count for a few centimetres.
 */
export function sharedBorderM(one: Paths64, other: Paths64): number {
  const shape = combine(ClipType.Union, one, []); // turns its outer rings left, which moving them out needs
  const ribbon = combine(ClipType.Difference, inflated(shape, RIBBON_M), shape);
  return areaOfM2(combine(ClipType.Intersection, ribbon, other)) / RIBBON_M;
}

export const perimeterM = (ring: Path64): number =>
  ring.reduce((sum, point, at) => {
    const next = ring[(at + 1) % ring.length]!;
    return sum + Math.hypot(next.x - point.x, next.y - point.y) / MILLIMETRES_PER_METRE;
  }, 0);

export type Box = [west: number, south: number, east: number, north: number];

export function boxOf(rings: Paths64): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    for (const { x, y } of ring) {
      if (x < box[0]) box[0] = x;
      if (y < box[1]) box[1] = y;
      if (x > box[2]) box[2] = x;
      if (y > box[3]) box[3] = y;
    }
  }
  return box;
}

/** An index of boxes; null for none. Searching it gives positions in `boxes`, ascending. */
export function boxIndex(boxes: readonly Box[]): ((box: Box) => number[]) | null {
  if (boxes.length === 0) return null;
  const index = new Flatbush(boxes.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return (box) => index.search(...box).sort((a, b) => a - b);
}

function run(type: ClipType, subject: Paths64, clip: Paths64, rule: FillRule): Paths64 {
  const clipper = new Clipper64();
  clipper.addSubject(subject);
  if (clip.length > 0) clipper.addClip(clip);
  const result: Paths64 = [];
  clipper.execute(type, rule, result);
  return result;
}
