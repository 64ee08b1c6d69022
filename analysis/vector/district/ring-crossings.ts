import type { Path64, Paths64 } from 'clipper2-ts';
import Flatbush from 'flatbush';

/** Where two edges of one unit cross or touch in the middle of one of them, or null when its rings are simple. */
export function firstCrossing(rings: Paths64): { readonly x: number; readonly y: number } | null {
  const edges = rings.flatMap((ring, index) => ring.map((_, at) => edgeOf(ring, at, index)));
  if (edges.length === 0) return null;
  const boxes = new Flatbush(edges.length);
  for (const { a, b } of edges)
    boxes.add(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y));
  boxes.finish();
  for (const [index, edge] of edges.entries()) {
    const { a, b } = edge;
    const near = boxes.search(Math.min(a.x, b.x), Math.min(a.y, b.y), Math.max(a.x, b.x), Math.max(a.y, b.y));
    for (const other of near) {
      if (other > index && crosses(edge, edges[other]!)) return a;
    }
  }
  return null;
}

type Point = Path64[number];

interface Edge {
  readonly a: Point;
  readonly b: Point;
  readonly ring: number;
}

const edgeOf = (ring: Path64, at: number, index: number): Edge => ({
  a: ring[at]!,
  b: ring[(at + 1) % ring.length]!,
  ring: index,
});

/** Proper crossings, and the folding back of one edge over its neighbour; shared end points alone are allowed. */
function crosses({ a, b }: Edge, { a: c, b: d }: Edge): boolean {
  const [abc, abd] = [side(a, b, c), side(a, b, d)];
  const [cda, cdb] = [side(c, d, a), side(c, d, b)];
  return abc * abd < 0 && cda * cdb < 0;
}

const side = (a: Point, b: Point, c: Point): number => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
