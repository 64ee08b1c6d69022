import type { Geometry, Position } from 'geojson';
import { checkGeometry } from '../check-geometry.ts';

/**
 * A geometry as well-known text (OGC 06-103r4 §7), also with Z, M or ZM and with "SRID=n;" in front; M is dropped. Null when the text
 * is none, is empty, or does not hold a usable geometry.
 */
export function parseWkt(text: string): Geometry | null {
  const body = text.trim().replace(/^SRID=\d+;/i, '');
  const tokens = new Tokens(body);
  const geometry = tokens.geometry(0);
  if (geometry === null || !tokens.atEnd()) return null;
  const checked = checkGeometry(geometry);
  return 'geometry' in checked ? checked.geometry : null;
}

const TYPES: Readonly<Record<string, readonly [type: Exclude<Geometry['type'], 'GeometryCollection'>, depth: number]>> =
  {
    POINT: ['Point', 0],
    LINESTRING: ['LineString', 1],
    POLYGON: ['Polygon', 2],
    MULTIPOINT: ['MultiPoint', 1],
    MULTILINESTRING: ['MultiLineString', 2],
    MULTIPOLYGON: ['MultiPolygon', 3],
  };
const DEPTH_AT_MOST = 8;

type Nested = Position | readonly Nested[];

/** A cursor over the text; every reader answers null where the text is not what it wants. */
class Tokens {
  private at = 0;
  constructor(private readonly text: string) {}

  atEnd(): boolean {
    return this.text.slice(this.at).trim() === '';
  }

  geometry(depth: number): unknown {
    const name = this.match(/\s*([A-Z]+)\s*/iy)?.[1]
      ?.toUpperCase()
      .replace(/(?<=[A-Z]{4})(ZM|Z|M)$/, '');
    const dimension = this.match(/(ZM|Z|M)\s*(?=\()/iy)?.[1]?.toUpperCase() ?? '';
    if (name === 'GEOMETRYCOLLECTION') return this.collection(depth);
    const type = name === undefined ? undefined : TYPES[name];
    if (type === undefined) return null;
    const coordinates = this.list(type[1], dimension === 'M');
    return coordinates && { type: type[0], coordinates };
  }

  private collection(depth: number): unknown {
    if (depth > DEPTH_AT_MOST || this.match(/\s*\(/y) === null) return null;
    const geometries: unknown[] = [];
    do {
      const part = this.geometry(depth + 1);
      if (part === null) return null;
      geometries.push(part);
    } while (this.match(/\s*,\s*/y) !== null);
    return this.match(/\s*\)\s*/y) && { type: 'GeometryCollection', geometries };
  }

  /** A bracketed list of lists down to positions; depth 0 is one position in its own brackets. */
  private list(depth: number, hasM: boolean): Nested | null {
    if (this.match(/\s*\(\s*/y) === null) return null;
    const items: Nested[] = [];
    do {
      // The points of a MULTIPOINT may have brackets of their own.
      const isBracketed = depth === 1 && this.text[this.skip()] === '(';
      const item = depth <= 1 && !isBracketed ? this.position(hasM) : this.list(isBracketed ? 0 : depth - 1, hasM);
      if (item === null) return null;
      items.push(item);
    } while (this.match(/\s*,\s*/y) !== null);
    if (this.match(/\s*\)\s*/y) === null) return null;
    return depth === 0 ? (items.length === 1 ? items[0]! : null) : items;
  }

  private position(hasM: boolean): Position | null {
    const numbers: number[] = [];
    for (let found = this.match(NUMBER); found !== null && numbers.length < 4; found = this.match(NUMBER)) {
      numbers.push(Number(found[0]));
    }
    if (numbers.length < 2) return null;
    return numbers.slice(0, hasM ? 2 : 3);
  }

  private skip(): number {
    this.match(/\s*/y);
    return this.at;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

const NUMBER = /\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\w.])/iy;
