import type { Path64 } from 'clipper2-ts';
import type { UnitRings } from './gaps-and-overlaps.ts';
import { looseVertices } from './loose-vertices.ts';

type Point = Path64[number];

/** The units with every loose vertex put into the edge it lies on, so that common borders have the same vertices on both sides. */
export function matchVertices(units: readonly UnitRings[]): UnitRings[] {
  const wanted = new Map<string, Point[]>();
  for (const { point, edge } of looseVertices(units)) {
    const key = `${edge.unit} ${edge.ring} ${edge.at}`;
    const points = wanted.get(key) ?? [];
    if (!points.some(({ x, y }) => x === point.x && y === point.y)) wanted.set(key, [...points, point]);
  }
  return units.map((unit, index) => {
    const rings = unit.rings.map((ring, number) =>
      ring.flatMap((from, at) => {
        const points = wanted.get(`${index} ${number} ${at}`);
        return points === undefined ? [from] : [from, ...alongFrom(from, points)];
      }),
    );
    const isSame = rings.every((ring, number) => ring.length === unit.rings[number]!.length);
    return isSame ? unit : { ...unit, rings };
  });
}

const alongFrom = (from: Point, points: readonly Point[]): Point[] =>
  [...points].sort((a, b) => Math.hypot(a.x - from.x, a.y - from.y) - Math.hypot(b.x - from.x, b.y - from.y));
