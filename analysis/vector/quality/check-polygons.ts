import Flatbush from 'flatbush';
import type { Geometry, Position } from 'geojson';
import type { FeatureTable } from '../../core/features.ts';
import type { ProblemCode } from '../../core/problems.ts';
import type { Found } from './finding.ts';
import type { Severity } from './quality-report.ts';

type Fault = Extract<ProblemCode, 'self-crossing' | 'zero-area' | 'unclosed-ring' | 'wrong-winding'>;

const SEVERITY: Readonly<Record<Fault, Severity>> = {
  'self-crossing': 'warning',
  'zero-area': 'warning',
  'unclosed-ring': 'warning',
  'wrong-winding': 'note',
};
/** Twice the area of a square of 1 cm at the equator, in square degrees: less is no area. */
const NO_AREA = 2e-14;
/** Rings with fewer edges are compared pair by pair. */
const PAIRS_UP_TO = 48;

/** Polygons that are not simple: outlines that cross themselves or each other, have no area, are open, or turn the wrong way. */
export function checkPolygons(table: FeatureTable): Found[] {
  const rows: Record<Fault, number[]> = {
    'self-crossing': [],
    'zero-area': [],
    'unclosed-ring': [],
    'wrong-winding': [],
  };
  for (const [row, { geometry }] of table.rows.entries()) {
    const polygons = geometry === null ? [] : polygonsIn(geometry);
    if (polygons.length === 0) continue;
    for (const fault of faultsOf(polygons)) rows[fault].push(row);
  }
  return (Object.keys(rows) as Fault[]).flatMap((code): Found[] =>
    rows[code].length === 0
      ? []
      : [{ problem: { code, count: rows[code].length }, severity: SEVERITY[code], field: null, rows: rows[code] }],
  );
}

type Ring = readonly Position[];

function polygonsIn(geometry: Geometry): readonly (readonly Ring[])[] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  if (geometry.type === 'MultiPolygon') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(polygonsIn) : [];
}

function faultsOf(polygons: readonly (readonly Ring[])[]): Set<Fault> {
  const faults = new Set<Fault>();
  for (const rings of polygons) {
    for (const [at, ring] of rings.entries()) {
      const turn = turnOf(ring);
      if (Math.abs(turn) < NO_AREA) faults.add('zero-area');
      else if (turn > 0 !== (at === 0)) faults.add('wrong-winding');
      const [first, last] = [ring[0], ring.at(-1)];
      if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) faults.add('unclosed-ring');
    }
    if (crosses(rings)) faults.add('self-crossing');
  }
  return faults;
}

/** Twice the signed area in square degrees, positive counter-clockwise; taken about the first point to keep its digits. */
function turnOf(ring: Ring): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let twice = 0;
  for (let at = 1; at < ring.length; at++) {
    const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[at - 1]!, ring[at]!];
    twice += (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
  }
  return twice;
}

/** Does an edge cross another one in the inside of both? Shared end points and touching are allowed. */
function crosses(rings: readonly Ring[]): boolean {
  const edges: number[] = [];
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[at - 1]!, ring[at]!];
      edges.push(ax, ay, bx, by);
    }
  }
  const count = edges.length / 4;
  if (count <= PAIRS_UP_TO) {
    for (let one = 0; one < count; one++) {
      for (let other = one + 2; other < count; other++) if (cross(edges, one, other)) return true;
    }
    return false;
  }
  return crossesAmongMany(edges, count);
}

function crossesAmongMany(edges: readonly number[], count: number): boolean {
  const boxes = new Flatbush(count);
  const boxOf = (edge: number): [number, number, number, number] => {
    const [ax, ay, bx, by] = [edges[edge * 4]!, edges[edge * 4 + 1]!, edges[edge * 4 + 2]!, edges[edge * 4 + 3]!];
    return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
  };
  for (let edge = 0; edge < count; edge++) boxes.add(...boxOf(edge));
  boxes.finish();
  for (let edge = 0; edge < count; edge++) {
    const near = boxes.search(...boxOf(edge), (other) => other > edge && cross(edges, edge, other));
    if (near.length > 0) return true;
  }
  return false;
}

function cross(edges: readonly number[], one: number, other: number): boolean {
  const [ax, ay, bx, by] = [edges[one * 4]!, edges[one * 4 + 1]!, edges[one * 4 + 2]!, edges[one * 4 + 3]!];
  const [cx, cy, dx, dy] = [edges[other * 4]!, edges[other * 4 + 1]!, edges[other * 4 + 2]!, edges[other * 4 + 3]!];
  return (
    side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 &&
    side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0
  );
}

/** −1, 0 or 1; 0 within rounding, so that a vertex on another edge does not count as a crossing. */
function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): number {
  const left = (bx - ax) * (y - ay);
  const right = (by - ay) * (x - ax);
  const slack = 1e-12 * (Math.abs(left) + Math.abs(right));
  return left - right > slack ? 1 : right - left > slack ? -1 : 0;
}
