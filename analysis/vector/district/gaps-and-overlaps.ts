import { ClipType, type Path64, type Paths64 } from 'clipper2-ts';
import type { Run } from '../../core/run.ts';
import { lonLatOf, ringAreaM2 } from './planar-rings.ts';
import {
  areaOfM2,
  type Box,
  boxIndex,
  boxOf,
  combine,
  inflated,
  perimeterM,
  sharedBorderM,
  unionOf,
} from './plane-shapes.ts';

type LonLat = readonly [lon: number, lat: number];

/** A hole between units: none of them owns it. */
export interface Gap {
  readonly areaM2: number;
  /** a corner of it, in degrees */
  readonly lonLat: LonLat;
  /** its ring in degrees, not closed */
  readonly outline: readonly LonLat[];
}

/** A narrow strip between two units that opens to the outside of the district. */
export interface OpenGap extends Gap {
  readonly rows: readonly [row: number, row: number];
  readonly names: readonly [string, string];
}

/** Ground that two units both own. */
export interface Overlap {
  readonly rows: readonly [row: number, row: number];
  readonly names: readonly [string, string];
  readonly areaM2: number;
  /** the ring of its largest piece in degrees, not closed */
  readonly outline: readonly LonLat[];
}

export interface Topology {
  readonly gaps: readonly Gap[];
  readonly gapsM2: number;
  readonly openGaps: readonly OpenGap[];
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
export const LISTED_FROM_M2 = 0.5;

/**
 * Gaps (holes in the union of all units) and overlaps (pairs of units that share ground), in m² of the plane, largest first. A gap
 * that opens to the outside is found where it is narrow: see `openGapRings`.
 */
export async function findGapsAndOverlaps(units: readonly UnitRings[], run: Run): Promise<Topology> {
  const overlaps: Overlap[] = [];
  let overlapsM2 = 0;
  const pairs = touchingPairs(units);
  for (const [done, [one, other]] of pairs.entries()) {
    await run.breathe();
    run.progress((0.6 * done) / pairs.length);
    const shared = combine(ClipType.Intersection, units[one]!.rings, units[other]!.rings);
    const areaM2 = areaOfM2(shared);
    overlapsM2 += areaM2;
    if (areaM2 < LISTED_FROM_M2) continue;
    const [a, b] = [units[one]!, units[other]!];
    overlaps.push({ rows: [a.row, b.row], names: [a.name, b.name], areaM2, outline: outlineOf(largest(shared)) });
  }
  await run.breathe();
  const whole = unionOf(units.map(({ rings }) => rings));
  const gaps = holesOf(whole).map(gapOf);
  await run.breathe();
  run.progress(0.8);
  const openGaps = openGapRings(whole, units).map(({ ring, between: [a, b] }) => ({
    ...gapOf(ring),
    rows: [a.row, b.row] as const,
    names: [a.name, b.name] as const,
  }));
  return {
    gaps: gaps.filter(({ areaM2 }) => areaM2 >= LISTED_FROM_M2).sort(largestFirst),
    gapsM2: gaps.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    openGaps: openGaps.sort(largestFirst),
    overlaps: overlaps.sort(largestFirst),
    overlapsM2,
  };
}

/** The rings of the holes in a union. */
export const holesOf = (whole: Paths64): Paths64 => whole.filter((ring) => ringAreaM2(ring) < 0);

/** A strip that opens to the outside is looked for up to this width. */
const OPEN_GAP_WIDTH_M = 10;
/** Length over width from which a strip is a strip and not a corner of the outline. */
const STRIP_FROM = 5;

/**
 * Narrow strips between two units that open to the outside: what the outline of the district gains when it is moved out by half
 * the width and back again (a morphological closing), where that is a strip with one unit along either side.
 */
export function openGapRings(
  whole: Paths64,
  units: readonly UnitRings[],
): { readonly ring: Path64; readonly between: readonly [UnitRings, UnitRings] }[] {
  const outline = whole.filter((ring) => ringAreaM2(ring) > 0);
  const closed = inflated(inflated(outline, OPEN_GAP_WIDTH_M / 2), -OPEN_GAP_WIDTH_M / 2);
  const near = boxIndex(units.map(({ rings }) => boxOf(rings)));
  if (near === null) return [];
  return withoutHairlines(closed, outline).flatMap((ring) => {
    const areaM2 = ringAreaM2(ring);
    const halfM = perimeterM(ring) / 2;
    if (areaM2 < LISTED_FROM_M2 || halfM ** 2 / areaM2 < STRIP_FROM) return [];
    const along = near(grown(boxOf([ring])))
      .map((at) => ({ unit: units[at]!, lengthM: sharedBorderM([ring], units[at]!.rings) }))
      .sort((a, b) => b.lengthM - a.lengthM);
    const [first, second] = along;
    if (first === undefined || second === undefined || second.lengthM < first.lengthM / 4) return [];
    const [a, b] = first.unit.row < second.unit.row ? [first.unit, second.unit] : [second.unit, first.unit];
    return [{ ring, between: [a, b] as const }];
  });
}

const HAIRLINE_M = 0.02;

/** What a closing gained, without the millimetres that rounding gains along straight borders; corners stay where they were. */
function withoutHairlines(closed: Paths64, outline: Paths64): Paths64 {
  const gained = combine(ClipType.Difference, closed, outline);
  const solid = inflated(inflated(gained, -HAIRLINE_M), 3 * HAIRLINE_M);
  return combine(ClipType.Difference, combine(ClipType.Intersection, closed, solid), outline);
}

const grown = ([west, south, east, north]: Box): Box => [west - 1000, south - 1000, east + 1000, north + 1000];

const gapOf = (ring: Path64): Gap => ({
  areaM2: Math.abs(ringAreaM2(ring)),
  lonLat: lonLatOf(ring[0]!.x, ring[0]!.y),
  outline: outlineOf(ring),
});

const outlineOf = (ring: Path64): LonLat[] => ring.map(({ x, y }) => lonLatOf(x, y));

const largest = (rings: Paths64): Path64 =>
  rings.reduce((best, ring) => (ringAreaM2(ring) > ringAreaM2(best) ? ring : best), rings[0]!);

const largestFirst = (a: { readonly areaM2: number }, b: { readonly areaM2: number }): number => b.areaM2 - a.areaM2;

/** Pairs of positions in `units` whose boxes meet. */
export function touchingPairs(units: readonly UnitRings[]): [one: number, other: number][] {
  const boxes = units.map(({ rings }) => boxOf(rings));
  const near = boxIndex(boxes);
  if (near === null) return [];
  return boxes.flatMap((box, one) =>
    near(box)
      .filter((other) => other > one)
      .map((other): [number, number] => [one, other]),
  );
}
