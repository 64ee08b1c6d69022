import { Clipper64, ClipType, FillRule, type Paths64 } from 'clipper2-ts';
import Flatbush from 'flatbush';
import type { Run } from '../../core/run.ts';
import { lonLatOf, ringAreaM2 } from './planar-rings.ts';

/** A hole between units: none of them owns it. */
export interface Gap {
  readonly areaM2: number;
  /** a corner of it, in degrees */
  readonly lonLat: readonly [lon: number, lat: number];
}

/** Ground that two units both own. */
export interface Overlap {
  readonly rows: readonly [row: number, row: number];
  readonly names: readonly [string, string];
  readonly areaM2: number;
}

export interface Topology {
  readonly gaps: readonly Gap[];
  readonly gapsM2: number;
  readonly overlaps: readonly Overlap[];
  readonly overlapsM2: number;
}

export interface UnitRings {
  readonly row: number;
  readonly name: string;
  /** millimetres, even-odd */
  readonly rings: Paths64;
}

/** Smaller ones are rounding to whole millimetres; they count in the sums but are not listed. */
const LISTED_FROM_M2 = 0.5;

/**
 * Gaps (holes in the union of all units) and overlaps (pairs of units that share ground), in m² of the plane, largest first. A gap
 * that opens to the outside of the district cannot be told from the outside.
 */
export async function findGapsAndOverlaps(units: readonly UnitRings[], run: Run): Promise<Topology> {
  const overlaps: Overlap[] = [];
  let overlapsM2 = 0;
  const pairs = touchingPairs(units);
  for (const [done, [one, other]] of pairs.entries()) {
    await run.breathe();
    run.progress((0.7 * done) / pairs.length);
    const areaM2 = areaOf(combine(ClipType.Intersection, units[one]!.rings, units[other]!.rings));
    overlapsM2 += areaM2;
    if (areaM2 < LISTED_FROM_M2) continue;
    const [a, b] = [units[one]!, units[other]!];
    overlaps.push({ rows: [a.row, b.row], names: [a.name, b.name], areaM2 });
  }
  await run.breathe();
  const holes = union(units).filter((ring) => ringAreaM2(ring) < 0);
  const gaps = holes.map((ring) => ({ areaM2: -ringAreaM2(ring), lonLat: lonLatOf(ring[0]!.x, ring[0]!.y) }));
  const largestFirst = (a: { readonly areaM2: number }, b: { readonly areaM2: number }): number => b.areaM2 - a.areaM2;
  return {
    gaps: gaps.filter(({ areaM2 }) => areaM2 >= LISTED_FROM_M2).sort(largestFirst),
    gapsM2: gaps.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    overlaps: overlaps.sort(largestFirst),
    overlapsM2,
  };
}

function touchingPairs(units: readonly UnitRings[]): [one: number, other: number][] {
  if (units.length === 0) return [];
  const boxes = units.map(({ rings }) => boxOf(rings));
  const index = new Flatbush(units.length);
  for (const box of boxes) index.add(...box);
  index.finish();
  return boxes.flatMap((box, one) =>
    index
      .search(...box)
      .filter((other) => other > one)
      .sort((a, b) => a - b)
      .map((other): [number, number] => [one, other]),
  );
}

/** Each unit is turned into non-zero form first, because its own rings may turn any way. */
function union(units: readonly UnitRings[]): Paths64 {
  const all: Paths64 = [];
  for (const { rings } of units) for (const ring of combine(ClipType.Union, rings, [])) all.push(ring);
  const clipper = new Clipper64();
  clipper.addSubject(all);
  const result: Paths64 = [];
  clipper.execute(ClipType.Union, FillRule.NonZero, result);
  return result;
}

function combine(type: ClipType, subject: Paths64, clip: Paths64): Paths64 {
  const clipper = new Clipper64();
  clipper.addSubject(subject);
  if (clip.length > 0) clipper.addClip(clip);
  const result: Paths64 = [];
  clipper.execute(type, FillRule.EvenOdd, result);
  return result;
}

const areaOf = (rings: Paths64): number => Math.abs(rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0));

function boxOf(rings: Paths64): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
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
