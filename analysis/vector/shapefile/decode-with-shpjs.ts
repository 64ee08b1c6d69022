import type { Geometry, Position } from 'geojson';
import { parseShp } from 'shpjs';
import { type Checked, checkGeometry } from '../check-geometry.ts';
import { flatBytes, type ShapeKind } from './shape-record.ts';

/** A record that has been checked: where its content begins, and where its heights do, if it has any. */
export interface CheckedRecord {
  readonly at: number;
  readonly heightsAt: number | null;
}

const HEADER_BYTES = 100;
const CODES = { point: 1, line: 3, points: 8 } as const;

/**
 * Points, groups of points and lines through shpjs, which is given a small .shp of checked records only, in their two-dimensional
 * form. Polygons do not go this way (their rings take shpjs quadratic time), nor do heights (shpjs 6.2 reads those of a group of
 * one point, and those after an empty part, from the wrong place).
 */
export function decodeWithShpjs(
  view: DataView,
  records: readonly CheckedRecord[],
  kind: Exclude<ShapeKind, 'polygon'>,
): Checked[] {
  if (records.length === 0) return [];
  const geometries = parseShp(cleanShp(view, records, kind));
  return records.map(({ at, heightsAt }, index): Checked => {
    const decoded = geometries[index] ?? null;
    if (decoded === null) return { fault: 'too-few-points' };
    const geometry = kind === 'points' ? asGroup(decoded) : decoded;
    if (heightsAt !== null) addHeights(geometry, view, at + heightsAt);
    return checkGeometry(geometry);
  });
}

/** shpjs makes a point of a group of one. */
const asGroup = (geometry: Geometry): Geometry =>
  geometry.type === 'Point' ? { type: 'MultiPoint', coordinates: [geometry.coordinates] } : geometry;

function cleanShp(view: DataView, records: readonly CheckedRecord[], kind: keyof typeof CODES): Uint8Array {
  const lengths = records.map(({ at }) => flatBytes(view, at, kind));
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + 8 + length, HEADER_BYTES));
  const clean = new DataView(bytes.buffer);
  clean.setInt32(0, 9994);
  clean.setInt32(32, CODES[kind], true);
  let to = HEADER_BYTES;
  for (const [index, { at }] of records.entries()) {
    const length = lengths[index]!;
    clean.setInt32(to + 4, length / 2);
    bytes.set(new Uint8Array(view.buffer, view.byteOffset + at, length), to + 8);
    clean.setInt32(to + 8, CODES[kind], true);
    to += 8 + length;
  }
  return bytes;
}

/** Adds the heights, which the file keeps in one run after all positions. */
function addHeights(geometry: Geometry, view: DataView, zAt: number): void {
  let at = zAt;
  const add = (positions: readonly Position[]): void => {
    for (const position of positions) {
      position.push(view.getFloat64(at, true));
      at += 8;
    }
  };
  if (geometry.type === 'Point') add([geometry.coordinates]);
  else if (geometry.type === 'MultiPoint' || geometry.type === 'LineString') add(geometry.coordinates);
  else if (geometry.type === 'MultiLineString') for (const line of geometry.coordinates) add(line);
}
