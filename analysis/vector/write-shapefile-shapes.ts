import type { Geometry, Position } from 'geojson';
import { type Extent, extentOf, unionExtent } from './geometry-extent.ts';
import { hasZ } from './gpkg-geometry-write.ts';

/** What one shapefile can hold: points, groups of points, lines or polygons, of one kind. */
export type ShapeKind = 'point' | 'points' | 'line' | 'polygon';

/** The kind of all geometries together, or null when they are of several kinds (or collections). A layer without any is of points. */
export function shapeKindOf(geometries: readonly (Geometry | null)[]): ShapeKind | null {
  const kinds = new Set<ShapeKind>();
  for (const geometry of geometries) {
    if (geometry === null) continue;
    const kind = KIND_OF[geometry.type];
    if (kind === undefined) return null;
    kinds.add(kind);
  }
  if (kinds.has('points')) kinds.delete('point');
  const [only, ...more] = kinds;
  return more.length > 0 ? null : (only ?? 'point');
}

const KIND_OF: Readonly<Record<Geometry['type'], ShapeKind | undefined>> = {
  Point: 'point',
  MultiPoint: 'points',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  GeometryCollection: undefined,
};

/** Are all heights there, so that the shapes can be of the Z type? */
export const haveHeights = (geometries: readonly (Geometry | null)[]): boolean => {
  const placed = geometries.filter((geometry) => geometry !== null && extentOf(geometry) !== null);
  return placed.length > 0 && placed.every((geometry) => hasZ(geometry!));
};

const CODES: Readonly<Record<ShapeKind, number>> = { point: 1, line: 3, polygon: 5, points: 8 };
const HEADER_BYTES = 100;

/** Bytes of the .shp of these geometries. */
export function shpBytes(geometries: readonly (Geometry | null)[], kind: ShapeKind, isZ: boolean): number {
  return geometries.reduce(
    (sum, geometry) => sum + 8 + contentBytes(geometry && partsOf(geometry), kind, isZ),
    HEADER_BYTES,
  );
}

/**
 * Writes the .shp and its index (ESRI Shapefile Technical Description, 1998). Outer rings turn clockwise and holes the other
 * way, as ESRI wants it; a row without a geometry is a null shape. M values, which a Z type may leave out, are left out.
 */
export function writeShapes(
  geometries: readonly (Geometry | null)[],
  kind: ShapeKind,
  isZ: boolean,
): { readonly shp: Uint8Array; readonly shx: Uint8Array } {
  const shp = new Uint8Array(shpBytes(geometries, kind, isZ));
  const shx = new Uint8Array(HEADER_BYTES + geometries.length * 8);
  const [main, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  let at = HEADER_BYTES;
  let box: Extent | null = null;
  const heights: [number, number] = [Infinity, -Infinity];
  geometries.forEach((geometry, row) => {
    const parts = geometry === null ? null : partsOf(geometry);
    const bytes = contentBytes(parts, kind, isZ);
    index.setInt32(HEADER_BYTES + row * 8, at / 2);
    index.setInt32(HEADER_BYTES + row * 8 + 4, bytes / 2);
    main.setInt32(at, row + 1);
    main.setInt32(at + 4, bytes / 2);
    if (parts !== null && parts.length > 0) {
      const extent = extentOf(geometry!)!;
      box = unionExtent(box, extent);
      writeRecord(new DataView(shp.buffer, at + 8, bytes), parts, kind, isZ, extent, heights);
    }
    at += 8 + bytes;
  });
  for (const view of [main, index]) writeHeader(view, CODES[kind] + (isZ ? 10 : 0), box, isZ ? heights : null);
  return { shp, shx };
}

function writeHeader(
  view: DataView,
  code: number,
  box: Extent | null,
  heights: readonly [number, number] | null,
): void {
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, code, true);
  const bounds = [...(box ?? [0, 0, 0, 0]), ...(heights !== null && box !== null ? heights : [0, 0])];
  for (const [index, bound] of bounds.entries()) view.setFloat64(36 + index * 8, bound, true);
}

function writeRecord(
  view: DataView,
  parts: readonly Position[][],
  kind: ShapeKind,
  isZ: boolean,
  extent: Extent,
  heights: [number, number],
): void {
  view.setInt32(0, CODES[kind] + (isZ ? 10 : 0), true);
  let at = 4;
  if (kind !== 'point') {
    for (const bound of extent) {
      view.setFloat64(at, bound, true);
      at += 8;
    }
    for (const count of kind === 'points' ? [total(parts)] : [parts.length, total(parts), ...starts(parts)]) {
      view.setInt32(at, count, true);
      at += 4;
    }
  }
  for (const part of parts) {
    for (const [x = 0, y = 0] of part) {
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 16;
    }
  }
  if (!isZ) return;
  const own: [number, number] = [Infinity, -Infinity];
  let zAt = kind === 'point' ? at : at + 16;
  for (const part of parts) {
    for (const position of part) {
      const z = position[2]!;
      own[0] = Math.min(own[0], z);
      own[1] = Math.max(own[1], z);
      view.setFloat64(zAt, z, true);
      zAt += 8;
    }
  }
  if (kind !== 'point') {
    view.setFloat64(at, own[0], true);
    view.setFloat64(at + 8, own[1], true);
  }
  heights[0] = Math.min(heights[0], own[0]);
  heights[1] = Math.max(heights[1], own[1]);
}

/** Bytes of a record without its header; four for a null shape. */
function contentBytes(parts: readonly Position[][] | null, kind: ShapeKind, isZ: boolean): number {
  if (parts === null || parts.length === 0) return 4;
  if (kind === 'point') return isZ ? 36 : 20;
  const each = isZ ? 24 : 16;
  const head = kind === 'points' ? 40 : 44 + parts.length * 4;
  return head + total(parts) * each + (isZ ? 16 : 0);
}

const total = (parts: readonly Position[][]): number => parts.reduce((sum, part) => sum + part.length, 0);

function* starts(parts: readonly Position[][]): Generator<number> {
  let start = 0;
  for (const part of parts) {
    yield start;
    start += part.length;
  }
}

/** The points, lines or rings of a geometry; none for an empty one. */
function partsOf(geometry: Geometry): Position[][] {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates.length === 0 ? [] : [[geometry.coordinates]];
    case 'MultiPoint':
    case 'LineString':
      return filled([geometry.coordinates]);
    case 'MultiLineString':
      return filled(geometry.coordinates);
    case 'Polygon':
      return filled(geometry.coordinates).map((ring, index) => turned(ring, index === 0));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings) => filled(rings).map((ring, index) => turned(ring, index === 0)));
    case 'GeometryCollection':
      throw new Error('a shapefile holds no geometry collections');
  }
}

const filled = (parts: Position[][]): Position[][] => parts.filter((part) => part.length > 0);

/** The ring closed, and clockwise or counter-clockwise as wanted. */
function turned(ring: Position[], isClockwise: boolean): Position[] {
  const [first, last] = [ring[0]!, ring.at(-1)!];
  const closed = first[0] === last[0] && first[1] === last[1] ? ring : [...ring, first];
  let turn = 0;
  for (let at = 1; at < closed.length; at++) {
    const [a, b] = [closed[at - 1]!, closed[at]!];
    turn += (a[0]! - first[0]!) * (b[1]! - first[1]!) - (b[0]! - first[0]!) * (a[1]! - first[1]!);
  }
  return turn < 0 === isClockwise ? closed : closed.toReversed();
}
