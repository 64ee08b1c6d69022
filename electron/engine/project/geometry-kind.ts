import type { Geometry, Position } from 'geojson';
import type { Transform } from '../../../analysis/core/crs.ts';
import type { VectorLayerInfo } from '../../contract/model.ts';

/** What kind of geometry a layer holds, for people and for gpkg_geometry_columns. */
export interface GeometryKind {
  readonly geometryType: VectorLayerInfo['geometryType'];
  /** the GeoPackage type name; null for a table without geometry column */
  readonly geometryTypeName: string | null;
  /** single parts are stored as multi parts because the layer has both: other programs want one type per table */
  readonly isPromoted: boolean;
}

const FAMILY = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  GeometryCollection: 'mixed',
} as const;

/** The kind of a column of geometries. A table without rows gets a geometry column of any type. */
export function geometryKind(geometries: readonly (Geometry | null)[]): GeometryKind {
  const types = new Set<Geometry['type']>();
  for (const geometry of geometries) if (geometry) types.add(geometry.type);
  const [first, second, ...more] = types;
  if (first === undefined) {
    return { geometryType: 'none', geometryTypeName: geometries.length === 0 ? 'GEOMETRY' : null, isPromoted: false };
  }
  const family = FAMILY[first];
  if (second === undefined) {
    const name = first === 'GeometryCollection' ? 'GEOMETRYCOLLECTION' : first.toUpperCase();
    return { geometryType: family, geometryTypeName: name, isPromoted: false };
  }
  if (more.length === 0 && FAMILY[second] === family && family !== 'mixed') {
    const single = { point: 'POINT', line: 'LINESTRING', polygon: 'POLYGON' }[family];
    return { geometryType: family, geometryTypeName: `MULTI${single}`, isPromoted: true };
  }
  return { geometryType: 'mixed', geometryTypeName: 'GEOMETRY', isPromoted: false };
}

/** The same place as a single part, where there is one part only. */
export function singled(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.length === 1 ? { type: 'Point', coordinates: geometry.coordinates[0]! } : geometry;
    case 'MultiLineString':
      return geometry.coordinates.length === 1
        ? { type: 'LineString', coordinates: geometry.coordinates[0]! }
        : geometry;
    case 'MultiPolygon':
      return geometry.coordinates.length === 1 ? { type: 'Polygon', coordinates: geometry.coordinates[0]! } : geometry;
    default:
      return geometry;
  }
}

/** The geometry with every position moved; heights stay. */
export function movedGeometry(geometry: Geometry, transform: Transform): Geometry {
  const move = ([x = Number.NaN, y = Number.NaN, ...rest]: Position): Position => [...transform(x, y), ...rest];
  const line = (positions: Position[]): Position[] => positions.map(move);
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: geometry.coordinates.length > 0 ? move(geometry.coordinates) : [] };
    case 'MultiPoint':
    case 'LineString':
      return { ...geometry, coordinates: line(geometry.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: geometry.coordinates.map(line) };
    case 'MultiPolygon':
      return { ...geometry, coordinates: geometry.coordinates.map((rings) => rings.map(line)) };
    case 'GeometryCollection':
      return { ...geometry, geometries: geometry.geometries.map((part) => movedGeometry(part, transform)) };
  }
}
