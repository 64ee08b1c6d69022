import type { Geometry, Position } from 'geojson';
import type { GeometryFault } from '../core/problem-words/reading.ts';

export type Checked = { readonly geometry: Geometry } | { readonly fault: GeometryFault };

const DEPTH_AT_MOST = 8;

/**
 * A clean geometry from something that claims to be a GeoJSON one: every position two or three finite numbers, lines of at least two
 * points, rings of at least three different ones (closed when they were left open). Numbers only: "1" is not 1. Lists that are
 * clean already are taken over as they are, so the value must not be changed afterwards.
 */
export function checkGeometry(value: unknown, depth = 0): Checked {
  try {
    return { geometry: cleanOf(value, depth) };
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

function cleanOf(value: unknown, depth: number): Geometry {
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
      return { type, coordinates: rings(coordinates) };
    case 'MultiPolygon':
      return { type, coordinates: list(coordinates, rings, 1) };
    case 'GeometryCollection':
      return { type, geometries: list(geometries, (part) => cleanOf(part, depth + 1), 1) };
    default:
      throw new Fault('not-a-geometry');
  }
}

/** The list itself when every item is clean, else a copy with the clean ones. */
function list<T>(value: unknown, item: (value: unknown) => T, least: number): T[] {
  if (!Array.isArray(value)) throw new Fault('not-a-geometry');
  if (value.length < least) throw new Fault('too-few-points');
  let clean: T[] | null = null;
  for (let index = 0; index < value.length; index++) {
    const own: unknown = value[index];
    const one = item(own);
    if (clean === null && one !== own) clean = value.slice(0, index) as T[];
    clean?.push(one);
  }
  return clean ?? (value as T[]);
}

function position(value: unknown): Position {
  if (!Array.isArray(value)) throw new Fault('not-a-geometry');
  const [x, y, z]: unknown[] = value;
  if (!isFiniteNumber(x) || !isFiniteNumber(y)) throw new Fault('not-a-number');
  if (value.length === 2) return value;
  if (!isFiniteNumber(z)) return [x, y];
  return value.length === 3 ? value : [x, y, z];
}

const line = (value: unknown): Position[] => list(value, position, 2);
const rings = (value: unknown): Position[][] => list(value, ring, 1);

function ring(value: unknown): Position[] {
  const positions = list(value, position, 3);
  const [first, last] = [positions[0]!, positions.at(-1)!];
  const isClosed = first[0] === last[0] && first[1] === last[1];
  if (positions.length + (isClosed ? 0 : 1) < 4) throw new Fault('too-few-points');
  return isClosed ? positions : [...positions, [...first]];
}

const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
