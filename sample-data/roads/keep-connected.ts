import type { Canvas } from '../landcover/canvas.ts';
import { contains } from '../plan/blocks.ts';
import type { SpecialPlace } from '../plan/special-places.ts';
import type { PlanPoint } from '../plan/warp.ts';
import type { Road, RoadClass } from './road.ts';

const BRIDGED: ReadonlySet<RoadClass> = new Set(['motorway', 'trunk', 'primary', 'secondary', 'tertiary']);
const CLOSED_IN_PLACES: ReadonlySet<RoadClass> = new Set(['secondary', 'tertiary', 'residential', 'service']);

/**
 * Takes away what cannot be: small streets through rivers, streets across an airport; makes park streets footpaths. What is left
 * is cut to its largest connected piece.
 */
export function keepConnected(roads: readonly Road[], places: readonly SpecialPlace[], water: Canvas): Road[] {
  const pieces: Road[] = [];
  for (const road of roads) {
    let points: PlanPoint[] = [];
    let roadClass = road.roadClass;
    const finish = (): void => {
      if (points.length > 1) pieces.push({ name: road.name, roadClass, points });
      points = [];
    };
    for (let i = 1; i < road.points.length; i++) {
      const [from, to] = [road.points[i - 1]!, road.points[i]!];
      const kept = classOfEdge(road.roadClass, from, to, places, water);
      if (kept !== roadClass) finish();
      if (kept === undefined) continue;
      roadClass = kept;
      if (points.length === 0) points.push(from);
      points.push(to);
    }
    finish();
  }
  return largestPiece(pieces);
}

function classOfEdge(
  roadClass: RoadClass,
  from: PlanPoint,
  to: PlanPoint,
  places: readonly SpecialPlace[],
  water: Canvas,
): RoadClass | undefined {
  if (!BRIDGED.has(roadClass) && crossesWater(from, to, water)) return undefined;
  if (!CLOSED_IN_PLACES.has(roadClass)) return roadClass;
  const place = places.find((candidate) => contains(candidate, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2));
  if (place?.kind === 'airport' || place?.kind === 'lake') return undefined;
  if (place?.kind === 'park' && crossesWater(from, to, water)) return undefined;
  return place?.kind === 'park' ? 'footway' : roadClass;
}

function crossesWater(from: PlanPoint, to: PlanPoint, water: Canvas): boolean {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 12));
  for (let k = 0; k <= steps; k++) {
    const column = Math.floor((from[0] + ((to[0] - from[0]) * k) / steps - water.u0) / water.cellM);
    const row = Math.floor((water.v1 - (from[1] + ((to[1] - from[1]) * k) / steps)) / water.cellM);
    if (water.cover[row * water.width + column] === 1) return true;
  }
  return false;
}

/** The streets of the largest connected piece. */
export function largestPiece(roads: readonly Road[]): Road[] {
  const nodes = new Map<string, number>();
  const parent: number[] = [];
  const nodeOf = (point: PlanPoint): number => {
    const key = `${point[0]},${point[1]}`;
    let node = nodes.get(key);
    if (node === undefined) {
      node = parent.length;
      nodes.set(key, node);
      parent.push(node);
    }
    return node;
  };
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const { points } of roads) {
    for (let i = 1; i < points.length; i++) parent[rootOf(nodeOf(points[i - 1]!))] = rootOf(nodeOf(points[i]!));
  }
  const sizes = new Map<number, number>();
  for (let node = 0; node < parent.length; node++) sizes.set(rootOf(node), (sizes.get(rootOf(node)) ?? 0) + 1);
  const largest = [...sizes].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [-1, 0])[0];
  return roads.filter(({ points }) => rootOf(nodeOf(points[0]!)) === largest);
}
