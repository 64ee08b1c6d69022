import type { Geometry, Position } from 'geojson';
import { type Affine, applied, composed, fromEntityPlane } from './affine.ts';
import { circleArc, ellipseArc, splinePoints, withBulges } from './curves.ts';
import { type Entity, numberAt, numbersAt } from './dxf-entities.ts';
import { evenOddPolygon, hatchRings } from './hatch.ts';

/** The shape of an entity seen from above, unchecked; null for a kind that has none here. Closed lines are polygons. */
export function shapeOf(entity: Entity, placed: Affine): Geometry | null {
  const own = OWN_PLANE.has(entity.type) ? composed(placed, planeOf(entity)) : placed;
  const through = (positions: readonly Position[]) => positions.map((position) => applied(own, position));
  switch (entity.type) {
    case 'POINT':
    case 'TEXT':
    case 'MTEXT':
    case 'ATTRIB':
    case 'INSERT':
      return { type: 'Point', coordinates: applied(own, pointAt(entity, 10)) };
    case 'LINE':
      return { type: 'LineString', coordinates: through([pointAt(entity, 10), pointAt(entity, 11)]) };
    case 'LWPOLYLINE':
    case 'LEADER':
      return lineOrPolygon(through(lightVertices(entity)));
    case 'POLYLINE':
      return heavyShape(entity, own);
    case 'CIRCLE':
      return lineOrPolygon(through(closed(circleArc(pointAt(entity, 10), numberAt(entity, 40, 0), 0, 360))));
    case 'ARC': {
      const [from, to] = [numberAt(entity, 50, 0), numberAt(entity, 51, 360)];
      return lineOf(through(circleArc(pointAt(entity, 10), numberAt(entity, 40, 0), from, to)));
    }
    case 'ELLIPSE':
      return lineOrPolygon(through(ellipsePoints(entity)));
    case 'SPLINE':
      return splineShape(entity, own);
    case 'SOLID':
    case 'TRACE':
      return cornersShape(through([10, 11, 13, 12].map((code) => cornerAt(entity, code))));
    case '3DFACE':
      return cornersShape(through([10, 11, 12, 13].map((code) => cornerAt(entity, code))));
    case 'HATCH': {
      const rings = hatchRings(entity);
      const checked = rings.length === 0 ? null : evenOddPolygon(rings.map(through));
      return checked !== null && 'geometry' in checked ? checked.geometry : null;
    }
    default:
      return null;
  }
}

/** Kinds whose coordinates are in the plane of their extrusion direction (DXF Reference, "Object Coordinate Systems"). */
const OWN_PLANE = new Set([
  'TEXT',
  'ATTRIB',
  'INSERT',
  'LWPOLYLINE',
  'POLYLINE',
  'CIRCLE',
  'ARC',
  'SOLID',
  'TRACE',
  'HATCH',
]);

/** From an entity's own plane to that of the drawing. A 3D polyline has no own plane. */
export function planeOf(entity: Entity): Affine {
  if (entity.type === 'POLYLINE' && (numberAt(entity, 70, 0) & SPATIAL) !== 0) return fromEntityPlane([0, 0, 1], 0);
  const normal = [numberAt(entity, 210, 0), numberAt(entity, 220, 0), numberAt(entity, 230, 1)] as const;
  return fromEntityPlane(normal, elevationOf(entity));
}

/** The height of an entity: that of a flat polyline, else of its first point. */
export const elevationOf = (entity: Entity): number =>
  entity.type === 'LWPOLYLINE' ? numberAt(entity, 38, 0) : numberAt(entity, 30, 0);

const [CLOSED, FRAME_POINT, SPATIAL, MESHES] = [1, 16, 8, 16 + 64];

export const pointAt = (entity: Entity, code: number): Position => [
  numberAt(entity, code, Number.NaN),
  numberAt(entity, code + 10, Number.NaN),
];

/** A fourth corner that is not given is the third one. */
const cornerAt = (entity: Entity, code: number): Position =>
  code === 13 && !entity.codes.includes(13) ? pointAt(entity, 12) : pointAt(entity, code);

function lightVertices(entity: Entity): Position[] {
  const vertices: Position[] = [];
  const bulges: number[] = [];
  for (const [index, code] of entity.codes.entries()) {
    const value = Number(entity.values[index]);
    if (code === 10) vertices.push([value, Number.NaN]);
    else if (code === 20 && vertices.length > 0) vertices.at(-1)![1] = value;
    else if (code === 42 && vertices.length > 0) bulges[vertices.length - 1] = value;
  }
  return withBulges(vertices, bulges, entity.type === 'LWPOLYLINE' && (numberAt(entity, 70, 0) & CLOSED) !== 0);
}

function heavyShape(entity: Entity, own: Affine): Geometry | null {
  const flags = numberAt(entity, 70, 0);
  if ((flags & MESHES) !== 0) return null;
  const vertices = entity.parts.filter((part) => part.type === 'VERTEX' && (numberAt(part, 70, 0) & FRAME_POINT) === 0);
  const bulges = vertices.map((vertex) => numberAt(vertex, 42, 0));
  const points = withBulges(
    vertices.map((vertex) => pointAt(vertex, 10)),
    bulges,
    (flags & CLOSED) !== 0,
  );
  return lineOrPolygon(points.map((position) => applied(own, position)));
}

function ellipsePoints(entity: Entity): Position[] {
  const [majorX, majorY] = [numberAt(entity, 11, 0), numberAt(entity, 21, 0)];
  // The minor axis is the extrusion direction × the major axis, so that it turns round with it.
  const ratio = numberAt(entity, 40, 1) * Math.sign(numberAt(entity, 230, 1) || 1);
  const from = numberAt(entity, 41, 0);
  let to = numberAt(entity, 42, 2 * Math.PI);
  if (to <= from) to += 2 * Math.PI;
  const isWhole = Math.abs(to - from - 2 * Math.PI) < 1e-9;
  const points = ellipseArc(pointAt(entity, 10), [majorX, majorY], [-majorY * ratio, majorX * ratio], from, to);
  return isWhole ? closed(points) : points;
}

function splineShape(entity: Entity, own: Affine): Geometry | null {
  const pairs = (code: number): Position[] => {
    const ys = numbersAt(entity, code + 10);
    return numbersAt(entity, code).map((x, index) => [x, ys[index] ?? Number.NaN]);
  };
  const control = pairs(10);
  const points =
    control.length > 0
      ? splinePoints(control, numbersAt(entity, 40), numbersAt(entity, 41), numberAt(entity, 71, 3))
      : pairs(11);
  const isClosed = (numberAt(entity, 70, 0) & CLOSED) !== 0;
  if (isClosed && points.length > 2) points[points.length - 1] = points[0]!;
  return lineOrPolygon(points.map((position) => applied(own, position)));
}

/** Corners that coincide are one; two of them are a line. */
function cornersShape(corners: readonly Position[]): Geometry | null {
  const different = corners.filter(([x, y], at) => at === 0 || x !== corners[at - 1]![0] || y !== corners[at - 1]![1]);
  return lineOrPolygon(different.length < 3 ? different : [...different, different[0]!]);
}

/** The last point is the first again, to the last digit. */
const closed = (points: readonly Position[]): Position[] => [...points.slice(0, -1), points[0]!];

const lineOf = (positions: readonly Position[]): Geometry => ({ type: 'LineString', coordinates: [...positions] });

/** A line that ends where it begins and has an inside is a polygon. */
function lineOrPolygon(positions: readonly Position[]): Geometry {
  const [first, last] = [positions[0], positions.at(-1)];
  const isClosed = positions.length >= 4 && first![0] === last![0] && first![1] === last![1];
  return isClosed ? { type: 'Polygon', coordinates: [[...positions]] } : lineOf(positions);
}
