import type { Geometry, Position } from 'geojson';
import type { GeometryFault } from '../core/problem-words/reading.ts';

export type Checked = { readonly geometry: Geometry } | { readonly fault: GeometryFault };

const DEPTH_AT_MOST = 8;

/**
 * A clean copy of something that claims to be a GeoJSON geometry: every position two or three finite numbers, lines of at least
 * two points, rings of at least three different ones (closed when they were left open). Numbers only: "1" is not 1.
 */
export function checkGeometry(value: unknown, depth = 0): Checked {
  try {
    return { geometry: copyOf(value, depth) };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

class Fault extends Error {
  constructor(readonly fault: GeometryFault) {
    super(fault);
  }
}

function copyOf(value: unknown, depth: number): Geometry {
  if (typeof value !== 'object' || value === null || depth > DEPTH_AT_MOST) throw new Fault('not-a-geometry');
  const { type, coordinates, geometries } = value as Record<string, unknown>;
  switch (type) {
    case 'Point':
      return { type, coordinates: position(coordinates) };
    case 'MultiPoint':
      return { type, coordinates: list(coordinates, position, 1) };
    case 'LineString':
      return { type, coordinates: line(coordinates) };
    case 'MultiLineString':
      return { type, coordinates: list(coordinates, line, 1) };
    case 'Polygon':
      return { type, coordinates: list(coordinates, ring, 1) };
    case 'MultiPolygon':
      return { type, coordinates: list(coordinates, (rings) => list(rings, ring, 1), 1) };
    case 'GeometryCollection':
      return { type, geometries: list(geometries, (part) => copyOf(part, depth + 1), 1) };
    default:
      throw new Fault('not-a-geometry');
  }
}

function list<T>(value: unknown, item: (value: unknown) => T, least: number): T[] {
  if (!Array.isArray(value)) throw new Fault('not-a-geometry');
  if (value.length < least) throw new Fault('too-few-points');
  return value.map(item);
}

function position(value: unknown): Position {
  if (!Array.isArray(value)) throw new Fault('not-a-geometry');
  const [x, y, z] = value as unknown[];
  if (!isFiniteNumber(x) || !isFiniteNumber(y)) throw new Fault('not-a-number');
  return isFiniteNumber(z) ? [x, y, z] : [x, y];
}

const line = (value: unknown): Position[] => list(value, position, 2);

function ring(value: unknown): Position[] {
  const positions = list(value, position, 3);
  const [first, last] = [positions[0]!, positions.at(-1)!];
  if (first[0] !== last[0] || first[1] !== last[1]) positions.push([...first]);
  if (positions.length < 4) throw new Fault('too-few-points');
  return positions;
}

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
