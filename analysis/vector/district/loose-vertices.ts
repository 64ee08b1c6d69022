import type { Path64 } from 'clipper2-ts';
import type { UnitRings } from './gaps-and-overlaps.ts';
import { lonLatOf, MILLIMETRES_PER_METRE } from './planar-rings.ts';
import { type Box, boxIndex } from './plane-shapes.ts';

type Point = Path64[number];

/** A vertex of one unit that lies on, or within the tolerance of, an edge of another that has no vertex there. */
export interface LooseVertex {
  readonly point: Point;
  /** position of the edge: unit, ring, and the vertex it starts at */
  readonly edge: Edge;
}

interface Edge {
  readonly unit: number;
  readonly ring: number;
  readonly at: number;
  readonly a: Point;
  readonly b: Point;
}

/** Loose vertices of one pair of units. */
export interface LoosePair {
  readonly rows: readonly [row: number, row: number];
  readonly names: readonly [string, string];
  readonly count: number;
  readonly lonLat: readonly [lon: number, lat: number];
}

/** Within this distance a vertex is taken to be meant for the edge. */
export const LOOSE_WITHIN_M = 0.5;

/** The pairs of units whose common border has a vertex on one side only. */
export function loosePairs(units: readonly UnitRings[]): LoosePair[] {
  const pairs = new Map<string, { of: readonly [number, number]; count: number; point: Point }>();
  for (const { point, edge, unit } of looseVertices(units)) {
    const of = [Math.min(unit, edge.unit), Math.max(unit, edge.unit)] as const;
    const pair = pairs.get(of.join());
    if (pair === undefined) pairs.set(of.join(), { of, count: 1, point });
    else pair.count++;
  }
  return [...pairs.values()].map(({ of: [one, other], count, point }) => {
    const [a, b] = [units[one]!, units[other]!];
    return { rows: [a.row, b.row], names: [a.name, b.name], count, lonLat: lonLatOf(point.x, point.y) };
  });
}

/** Every loose vertex, by unit, ring and vertex. */
export function looseVertices(units: readonly UnitRings[]): (LooseVertex & { readonly unit: number })[] {
  const edges = units.flatMap(({ rings }, unit) =>
    rings.flatMap((ring, number) =>
      ring.map((a, at): Edge => ({ unit, ring: number, at, a, b: ring[(at + 1) % ring.length]! })),
    ),
  );
  const near = boxIndex(edges.map(boxOfEdge));
  if (near === null) return [];
  const reach = LOOSE_WITHIN_M * MILLIMETRES_PER_METRE;
  return units.flatMap(({ rings }, unit) =>
    rings.flat().flatMap((point) => {
      const box: Box = [point.x - reach, point.y - reach, point.x + reach, point.y + reach];
      const close = near(box).map((at) => edges[at]!);
      return close
        .filter((edge) => edge.unit !== unit && isBeside(point, edge, reach))
        .filter((edge) => !hasVertexAt(close, edge.unit, point, reach))
        .map((edge) => ({ point, edge, unit }));
    }),
  );
}

/** Nearer than `reach` to the inside of an edge. */
function isBeside(point: Point, { a, b }: Edge, reach: number): boolean {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy);
  if (length <= 2 * reach) return false;
  const along = ((point.x - a.x) * dx + (point.y - a.y) * dy) / length;
  const across = Math.abs((point.x - a.x) * dy - (point.y - a.y) * dx) / length;
  return across <= reach && along > reach && along < length - reach;
}

const hasVertexAt = (edges: readonly Edge[], unit: number, point: Point, reach: number): boolean =>
  edges.some((edge) => edge.unit === unit && Math.hypot(edge.a.x - point.x, edge.a.y - point.y) <= reach);

const boxOfEdge = ({ a, b }: Edge): Box => [
  Math.min(a.x, b.x),
  Math.min(a.y, b.y),
  Math.max(a.x, b.x),
  Math.max(a.y, b.y),
];
