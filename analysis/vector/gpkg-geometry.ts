import type { Geometry, Position } from 'geojson';
import { type Extent, extentOf } from './geometry-extent.ts';

/**
 * GeoPackage binary geometry (OGC 12-128r18, clause 2.1.3): the letters GP, a flag byte, the SRS id, an optional envelope, ISO WKB.
 * Untrusted bytes: every count is checked against what is left before anything is allocated.
 */

/** The bytes are not a geometry this program can read. */
export class BadGpkgGeometry extends Error {
  override readonly name = 'BadGpkgGeometry';
  /** the value is whole, but of a type with arcs, or a surface in space */
  readonly isCurved: boolean;
  constructor(message: string, isCurved = false) {
    super(message);
    this.isCurved = isCurved;
  }
}

/** A decoded value; geometry is null where the value says “empty”. M values are dropped, Z is kept as a third number. */
export interface GpkgGeometry {
  readonly srsId: number;
  readonly geometry: Geometry | null;
}

const ENVELOPE_BYTES = [0, 32, 48, 48, 64];
const MAX_DEPTH = 4;

/** @throws BadGpkgGeometry for anything that is not a whole, known geometry */
export function readGpkgGeometry(blob: Uint8Array): GpkgGeometry {
  if (blob.length < 8 || blob[0] !== 0x47 || blob[1] !== 0x50) throw new BadGpkgGeometry('no GP header');
  const flags = blob[3]!;
  if ((flags & 0x20) !== 0) throw new BadGpkgGeometry('extended geometry type');
  const envelopeBytes = ENVELOPE_BYTES[(flags >> 1) & 7];
  if (envelopeBytes === undefined) throw new BadGpkgGeometry('unknown envelope kind');
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const srsId = view.getInt32(4, (flags & 1) === 1);
  const start = 8 + envelopeBytes;
  if (start > blob.length) throw new BadGpkgGeometry('envelope longer than the value');
  if ((flags & 0x10) !== 0) return { srsId, geometry: null };
  const geometry = new WkbReader(view, start).geometry(0);
  return { srsId, geometry: isEmpty(geometry) ? null : geometry };
}

/** The box of a stored value, from its envelope or, without one, from its positions; null for an empty one. */
export function gpkgExtent(blob: Uint8Array): Extent | null {
  const flags = blob[3] ?? 0;
  if (blob.length >= 40 && blob[0] === 0x47 && blob[1] === 0x50 && (flags & 0x1e) !== 0 && (flags & 0x10) === 0) {
    const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
    const at = (index: number): number => view.getFloat64(8 + 8 * index, (flags & 1) === 1);
    const [west, east, south, north] = [at(0), at(1), at(2), at(3)];
    if (west <= east && south <= north) return [west, south, east, north];
  }
  const { geometry } = readGpkgGeometry(blob);
  return geometry && extentOf(geometry);
}

const KINDS = [
  'Point',
  'LineString',
  'Polygon',
  'MultiPoint',
  'MultiLineString',
  'MultiPolygon',
  'GeometryCollection',
] as const;

/** Circular strings, curve polygons, … up to triangles (ISO 13249-3, table 17). */
const LAST_CURVED = 17;

class WkbReader {
  private readonly view: DataView;
  private at: number;
  constructor(view: DataView, start: number) {
    this.view = view;
    this.at = start;
  }

  geometry(depth: number): Geometry {
    if (depth > MAX_DEPTH) throw new BadGpkgGeometry('nested too deep');
    this.need(5);
    const order = this.view.getUint8(this.at++);
    if (order > 1) throw new BadGpkgGeometry('unknown byte order');
    const little = order === 1;
    const code = this.view.getUint32(this.at, little);
    this.at += 4;
    const flags = code >>> 28;
    const plain = code & 0x0fff_ffff;
    const kind = KINDS[(plain % 1000) - 1];
    // Some writers keep Z and M as the two highest bits (EWKB) in place of thousands.
    const dimension =
      flags === 0 ? Math.floor(plain / 1000) : ((flags & 8) !== 0 ? 1 : 0) + ((flags & 4) !== 0 ? 2 : 0);
    const isOurs = (flags & 3) === 0 && (flags === 0 || plain < 1000) && dimension <= 3;
    if (kind === undefined || !isOurs) {
      const type = plain % 1000;
      throw new BadGpkgGeometry(`geometry type ${code}`, isOurs && type > KINDS.length && type <= LAST_CURVED);
    }
    return this.body(kind, little, dimension, depth);
  }

  private body(kind: (typeof KINDS)[number], little: boolean, dimension: number, depth: number): Geometry {
    const positions = (): Position[] => this.positions(little, dimension);
    const rings = (): Position[][] => this.list(little, 4, positions);
    switch (kind) {
      case 'Point':
        return { type: kind, coordinates: this.point(little, dimension) };
      case 'LineString':
        return { type: kind, coordinates: positions() };
      case 'Polygon':
        return { type: kind, coordinates: rings() };
      case 'MultiPoint':
        return { type: kind, coordinates: this.parts(little, depth, 'Point').map((part) => part.coordinates) };
      case 'MultiLineString':
        return { type: kind, coordinates: this.parts(little, depth, 'LineString').map((part) => part.coordinates) };
      case 'MultiPolygon':
        return { type: kind, coordinates: this.parts(little, depth, 'Polygon').map((part) => part.coordinates) };
      case 'GeometryCollection':
        return { type: kind, geometries: this.list(little, 9, () => this.geometry(depth + 1)) };
    }
  }

  private parts<K extends 'Point' | 'LineString' | 'Polygon'>(
    little: boolean,
    depth: number,
    kind: K,
  ): Extract<Geometry, { type: K }>[] {
    return this.list(little, 9, () => {
      const part = this.geometry(depth + 1);
      if (part.type !== kind) throw new BadGpkgGeometry(`${part.type} among ${kind}s`);
      return part as Extract<Geometry, { type: K }>;
    });
  }

  private list<T>(little: boolean, leastBytes: number, item: () => T): T[] {
    this.need(4);
    const count = this.view.getUint32(this.at, little);
    this.at += 4;
    this.need(count * leastBytes);
    const items: T[] = [];
    for (let index = 0; index < count; index++) items.push(item());
    return items;
  }

  private positions(little: boolean, dimension: number): Position[] {
    const bytes = positionBytes(dimension);
    return this.list(little, bytes, () => {
      const x = this.view.getFloat64(this.at, little);
      const y = this.view.getFloat64(this.at + 8, little);
      if (!Number.isFinite(x) || !Number.isFinite(y)) throw new BadGpkgGeometry('a coordinate is not a finite number');
      const position = dimension === 1 || dimension === 3 ? [x, y, this.view.getFloat64(this.at + 16, little)] : [x, y];
      this.at += bytes;
      return position;
    });
  }

  /** An empty point is written as NaN NaN. */
  private point(little: boolean, dimension: number): Position {
    const bytes = positionBytes(dimension);
    this.need(bytes);
    const x = this.view.getFloat64(this.at, little);
    const y = this.view.getFloat64(this.at + 8, little);
    const z = dimension === 1 || dimension === 3 ? [this.view.getFloat64(this.at + 16, little)] : [];
    this.at += bytes;
    if (Number.isNaN(x) && Number.isNaN(y)) return [];
    if (!Number.isFinite(x) || !Number.isFinite(y)) throw new BadGpkgGeometry('a coordinate is not a finite number');
    return [x, y, ...z];
  }

  private need(bytes: number): void {
    if (this.at + bytes > this.view.byteLength) throw new BadGpkgGeometry('the value ends too early');
  }
}

const positionBytes = (dimension: number): number => (dimension === 0 ? 16 : dimension === 3 ? 32 : 24);

const isEmpty = (geometry: Geometry): boolean => extentOf(geometry) === null;
