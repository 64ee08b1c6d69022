import type { Geometry, Position } from 'geojson';
import { type FlatTable, OutOfBounds } from './flat-table.ts';

/** Fields of the table Geometry (FlatGeobuf 3.0, feature.fbs). */
const [ENDS, XY, Z, M, TYPE, PARTS] = [0, 1, 2, 3, 6, 7];
const DEPTH_AT_MOST = 8;

const TYPES = [
  ...[
    'Unknown',
    'Point',
    'LineString',
    'Polygon',
    'MultiPoint',
    'MultiLineString',
    'MultiPolygon',
    'GeometryCollection',
  ],
  ...['CircularString', 'CompoundCurve', 'CurvePolygon', 'MultiCurve', 'MultiSurface', 'Curve', 'Surface'],
  ...['PolyhedralSurface', 'TIN', 'Triangle'],
] as const;

/** What has been left out of geometries, and what one feature may still hold: several offsets may lead to the same bytes. */
export interface GeometryTally {
  heights: number;
  /** tables and positions that fit the bytes of the feature once */
  left: number;
}

export const TABLE_BYTES_AT_LEAST = 4;

/**
 * One geometry, unchecked; null when it is empty. Heights and measures are left out and counted.
 *
 * @param headerType the type of all features, or 0 where each says its own
 * @throws OutOfBounds where counts do not fit, or for a kind of curve that GeoJSON has not
 */
export function geometryOfTable(
  table: FlatTable,
  headerType: number,
  tally: GeometryTally,
  depth = 0,
): Geometry | null {
  if (depth > DEPTH_AT_MOST || --tally.left < 0) throw new OutOfBounds();
  const type = TYPES[headerType === 0 ? table.uint8(TYPE) : headerType];
  if (table.doubles(Z).count > 0 || table.doubles(M).count > 0) tally.heights++;
  const parts = () =>
    table.tables(PARTS).flatMap((part) => geometryOfTable(part, partType(type), tally, depth + 1) ?? []);
  switch (type) {
    case 'Point': {
      const [first] = positionsOf(table, tally);
      return first === undefined || first.every(Number.isNaN) ? null : { type, coordinates: first };
    }
    case 'MultiPoint':
    case 'LineString':
      return orNull({ type, coordinates: positionsOf(table, tally) });
    case 'MultiLineString':
    case 'Polygon':
      return orNull({ type, coordinates: cutAtEnds(table, tally) });
    case 'Triangle':
      return orNull({ type: 'Polygon', coordinates: cutAtEnds(table, tally) });
    case 'MultiPolygon':
    case 'PolyhedralSurface':
    case 'TIN': {
      const polygons = parts().flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : []));
      return orNull({ type: 'MultiPolygon', coordinates: polygons });
    }
    case 'GeometryCollection': {
      const geometries = parts();
      return geometries.length === 0 ? null : { type, geometries };
    }
    default:
      throw new OutOfBounds();
  }
}

/** Parts of a MultiPolygon need not repeat that they are polygons. */
const partType = (type: (typeof TYPES)[number] | undefined): number =>
  type === 'GeometryCollection' ? 0 : type === 'TIN' ? TYPES.indexOf('Triangle') : TYPES.indexOf('Polygon');

const orNull = (shape: Exclude<Geometry, { type: 'GeometryCollection' }>): Geometry | null =>
  shape.coordinates.length === 0 ? null : shape;

function positionsOf(table: FlatTable, tally: GeometryTally): Position[] {
  const { start, count } = table.doubles(XY);
  const { view } = table;
  tally.left -= count / 2;
  if (tally.left < 0) throw new OutOfBounds();
  const positions: Position[] = [];
  for (let at = start; at + 16 <= start + 8 * count; at += 16) {
    positions.push([view.getFloat64(at, true), view.getFloat64(at + 8, true)]);
  }
  return positions;
}

/** The lines or rings: `ends` holds the index behind the last position of each; without it there is one. */
function cutAtEnds(table: FlatTable, tally: GeometryTally): Position[][] {
  const positions = positionsOf(table, tally);
  const ends = table.uint32s(ENDS);
  if (ends.length === 0) return positions.length === 0 ? [] : [positions];
  let from = 0;
  return Array.from(ends, (end) => {
    if (end < from || end > positions.length) throw new OutOfBounds();
    const line = positions.slice(from, end);
    from = end;
    return line;
  });
}
