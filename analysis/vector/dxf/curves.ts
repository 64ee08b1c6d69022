import type { Position } from 'geojson';

/** Curves become chords that leave them by at most this much, in units of the drawing (1 cm where they are metres). */
export const CHORD_HEIGHT = 0.01;
const STEP_AT_MOST = (4 * Math.PI) / 180;
const STEP_AT_LEAST = (0.1 * Math.PI) / 180;
const FULL_TURN = 2 * Math.PI;
const SAMPLES_PER_POINT = 8;
const DEGREE_AT_MOST = 12;

/** An ellipse's arc from one parameter to a later one (radians); `major` and `minor` are its half axes as vectors. Both ends are exact. */
export function ellipseArc(
  [centerX = 0, centerY = 0]: Position,
  [majorX = 0, majorY = 0]: Position,
  [minorX = 0, minorY = 0]: Position,
  from: number,
  to: number,
): Position[] {
  const count = stepsOf(Math.max(Math.hypot(majorX, majorY), Math.hypot(minorX, minorY)), to - from);
  return Array.from({ length: count + 1 }, (_, index) => {
    const angle = from + ((to - from) * index) / count;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return [centerX + majorX * cos + minorX * sin, centerY + majorY * cos + minorY * sin];
  });
}

/** A circle's arc, counter-clockwise between two angles in degrees; the same angle twice is the whole circle. */
export function circleArc(center: Position, radius: number, fromDegrees: number, toDegrees: number): Position[] {
  const from = (fromDegrees * Math.PI) / 180;
  const sweep = ((((toDegrees - fromDegrees) % 360) + 360) % 360 || 360) * (Math.PI / 180);
  return ellipseArc(center, [radius, 0], [0, radius], from, from + sweep);
}

/** How many chords an arc of this radius and sweep (radians) needs. */
function stepsOf(radius: number, sweep: number): number {
  const byHeight = radius > CHORD_HEIGHT ? 2 * Math.acos(1 - CHORD_HEIGHT / radius) : STEP_AT_MOST;
  const step = Math.min(STEP_AT_MOST, Math.max(STEP_AT_LEAST, byHeight));
  return Math.max(1, Math.ceil(Math.min(Math.abs(sweep), FULL_TURN) / step - 1e-9)) || 1;
}

/** The points of a polyline whose vertex n has the bulge bulges[n] towards the next: the tangent of a quarter of the arc's angle, left negative. */
export function withBulges(vertices: readonly Position[], bulges: readonly number[], isClosed: boolean): Position[] {
  const points: Position[] = [];
  for (const [index, vertex] of vertices.entries()) {
    points.push(vertex);
    const next = vertices[index + 1] ?? (isClosed ? vertices[0] : undefined);
    const bulge = bulges[index] ?? 0;
    if (next !== undefined && bulge !== 0 && Number.isFinite(bulge)) points.push(...bulgeArc(vertex, next, bulge));
  }
  if (isClosed && vertices.length > 0) points.push(vertices[0]!);
  return points;
}

/** The points between two vertices on the arc of a bulge, both left out. */
function bulgeArc([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, bulge: number): Position[] {
  const chord = Math.hypot(x1 - x0, y1 - y0);
  if (!(chord > 0)) return [];
  const sweep = 4 * Math.atan(bulge);
  const toCenter = (1 - bulge * bulge) / (4 * bulge);
  const [centerX, centerY] = [(x0 + x1) / 2 - (y1 - y0) * toCenter, (y0 + y1) / 2 + (x1 - x0) * toCenter];
  const radius = (chord * (1 + bulge * bulge)) / (4 * Math.abs(bulge));
  const from = Math.atan2(y0 - centerY, x0 - centerX);
  return ellipseArc([centerX, centerY], [radius, 0], [0, radius], from, from + sweep).slice(1, -1);
}

/**
 * Points on a rational B-spline (de Boor's algorithm), eight for each control point. Knots that do not fit the control points give the control
 * polygon instead.
 */
export function splinePoints(
  control: readonly Position[],
  knots: readonly number[],
  weights: readonly number[],
  degree: number,
): Position[] {
  const fits = degree >= 1 && degree <= DEGREE_AT_MOST && control.length > degree;
  if (!fits || knots.length < control.length + degree + 1) return [...control];
  const [first, last] = [knots[degree]!, knots[control.length]!];
  if (!(last > first)) return [...control];
  const count = control.length * SAMPLES_PER_POINT;
  let span = degree;
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = first + ((last - first) * index) / count;
    while (span < control.length - 1 && knots[span + 1]! <= at) span++;
    return deBoor(control, knots, weights, degree, span, at);
  });
}

function deBoor(
  control: readonly Position[],
  knots: readonly number[],
  weights: readonly number[],
  degree: number,
  span: number,
  at: number,
): Position {
  const points = Array.from({ length: degree + 1 }, (_, index) => {
    const [x = 0, y = 0] = control[span - degree + index]!;
    const weight = weights[span - degree + index] ?? 1;
    return [x * weight, y * weight, weight] as [number, number, number];
  });
  for (let level = 1; level <= degree; level++) {
    for (let index = degree; index >= level; index--) {
      const low = knots[span - degree + index]!;
      const width = knots[span + 1 + index - level]! - low;
      const share = width > 0 ? (at - low) / width : 0;
      const [before, own] = [points[index - 1]!, points[index]!];
      points[index] = [0, 1, 2].map((axis) => before[axis]! * (1 - share) + own[axis]! * share) as [
        number,
        number,
        number,
      ];
    }
  }
  const [x, y, weight] = points[degree]!;
  return [x / weight, y / weight];
}
