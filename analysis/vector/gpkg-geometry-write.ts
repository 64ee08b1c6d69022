import type { Geometry, Position } from 'geojson';
import { eachPosition } from './geometry-extent.ts';

const CODES: Readonly<Record<Geometry['type'], number>> = {
  ...{ Point: 1, LineString: 2, Polygon: 3, MultiPoint: 4, MultiLineString: 5, MultiPolygon: 6, GeometryCollection: 7 },
};

/** Writes geometries as GeoPackage binary (OGC 12-128r18, clause 2.1.3): little-endian ISO WKB with an XY envelope. */
export class GpkgGeometryWriter {
  /** west, east, south, north of the geometry written last; west > east where it was empty */
  readonly box = new Float64Array(4);
  private bytes = new Uint8Array(4_096);
  private view = new DataView(this.bytes.buffer);
  private at = 0;
  private isZ = false;
  private readonly srsId: number;

  constructor(srsId: number) {
    this.srsId = srsId;
  }

  /**
   * The bytes of one geometry, its box left in `box`. Z is written when every position has a finite one; points carry no
   * envelope.
   *
   * @param asMulti a single part is written as a multi-part geometry with one part
   */
  write(geometry: Geometry, asMulti = false): Uint8Array {
    this.isZ = hasZ(geometry);
    const { box } = this;
    box[0] = Infinity;
    box[1] = -Infinity;
    box[2] = Infinity;
    box[3] = -Infinity;
    const hasEnvelope = geometry.type !== 'Point';
    const start = hasEnvelope ? 40 : 8;
    this.at = start;
    const multi = asMulti ? MULTI[geometry.type] : undefined;
    if (multi !== undefined) {
      this.head(multi);
      this.count(1);
    }
    this.geometry(geometry);
    const isEmpty = !(box[0] <= box[1]);
    // An empty geometry has no box: its WKB moves to the place where the envelope would be.
    const from = isEmpty && hasEnvelope ? 32 : 0;
    const { bytes, view } = this;
    bytes[from] = 0x47;
    bytes[from + 1] = 0x50;
    bytes[from + 2] = 0;
    bytes[from + 3] = 1 | (hasEnvelope && !isEmpty ? 2 : 0) | (isEmpty ? 0x10 : 0);
    view.setInt32(from + 4, this.srsId, true);
    if (hasEnvelope && !isEmpty) for (let side = 0; side < 4; side++) view.setFloat64(8 + 8 * side, box[side]!, true);
    return bytes.slice(from, this.at);
  }

  private geometry(geometry: Geometry): void {
    this.head(CODES[geometry.type] ?? 0);
    switch (geometry.type) {
      case 'Point':
        this.room(24);
        this.position(geometry.coordinates);
        return;
      case 'LineString':
        this.line(geometry.coordinates);
        return;
      case 'Polygon':
        this.lines(geometry.coordinates);
        return;
      case 'MultiPoint':
        this.count(geometry.coordinates.length);
        for (const position of geometry.coordinates) {
          this.head(CODES.Point);
          this.room(24);
          this.position(position);
        }
        return;
      case 'MultiLineString':
        this.count(geometry.coordinates.length);
        for (const line of geometry.coordinates) {
          this.head(CODES.LineString);
          this.line(line);
        }
        return;
      case 'MultiPolygon':
        this.count(geometry.coordinates.length);
        for (const rings of geometry.coordinates) {
          this.head(CODES.Polygon);
          this.lines(rings);
        }
        return;
      case 'GeometryCollection':
        this.count(geometry.geometries.length);
        for (const part of geometry.geometries) this.geometry(part);
        return;
      default:
        throw new Error(`unknown geometry type ${(geometry satisfies never as Geometry).type}`);
    }
  }

  private head(code: number): void {
    this.room(9);
    this.bytes[this.at++] = 1;
    this.view.setUint32(this.at, code + (this.isZ ? 1000 : 0), true);
    this.at += 4;
  }

  private lines(lines: readonly Position[][]): void {
    this.count(lines.length);
    for (const line of lines) this.line(line);
  }

  private line(positions: readonly Position[]): void {
    this.count(positions.length);
    this.room(positions.length * 24);
    for (const position of positions) this.position(position);
  }

  private position(position: Position): void {
    const [x = Number.NaN, y = Number.NaN] = position;
    const { view, box, at } = this;
    view.setFloat64(at, x, true);
    view.setFloat64(at + 8, y, true);
    if (x < box[0]!) box[0] = x;
    if (x > box[1]!) box[1] = x;
    if (y < box[2]!) box[2] = y;
    if (y > box[3]!) box[3] = y;
    this.at = at + 16;
    if (!this.isZ) return;
    view.setFloat64(at + 16, position[2] ?? Number.NaN, true);
    this.at = at + 24;
  }

  private count(value: number): void {
    this.room(4);
    this.view.setUint32(this.at, value, true);
    this.at += 4;
  }

  /** Makes sure that so many more bytes can be written. */
  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.at + more));
    grown.set(this.bytes);
    this.bytes = grown;
    this.view = new DataView(grown.buffer);
  }
}

const MULTI: Readonly<Partial<Record<Geometry['type'], number>>> = {
  ...{ Point: CODES.MultiPoint, LineString: CODES.MultiLineString, Polygon: CODES.MultiPolygon },
};

/** Writes one geometry; many are written faster by one GpkgGeometryWriter. */
export const writeGpkgGeometry = (geometry: Geometry, srsId: number): Uint8Array =>
  new GpkgGeometryWriter(srsId).write(geometry);

/** Does every position carry a finite height? */
export function hasZ(geometry: Geometry): boolean {
  const first = firstPosition(geometry);
  if (first === undefined || !Number.isFinite(first[2])) return false;
  let isZ = true;
  eachPosition(geometry, (position) => {
    if (!Number.isFinite(position[2])) isZ = false;
  });
  return isZ;
}

/** Flat layers are told by their first position, without a walk through all of them. */
function firstPosition(geometry: Geometry): Position | undefined {
  if (geometry.type === 'GeometryCollection') {
    for (const part of geometry.geometries) {
      const first = firstPosition(part);
      if (first !== undefined) return first;
    }
    return undefined;
  }
  let at: unknown = geometry.coordinates;
  while (Array.isArray(at) && Array.isArray(at[0])) at = at.find((inner: unknown[]) => inner.length > 0);
  return Array.isArray(at) && at.length > 0 ? (at as Position) : undefined;
}
