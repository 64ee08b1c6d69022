import type { Geometry, Position } from 'geojson';

/**
 * A geometry as well-known text (OGC 06-103r4), heights left out.
 *
 * @param decimals digits behind the point: 7 are a centimetre in degrees, 3 a millimetre in metres
 */
export function writeWkt(geometry: Geometry, decimals: number): string {
  const position = ([x = Number.NaN, y = Number.NaN]: Position): string =>
    `${round(x, decimals)} ${round(y, decimals)}`;
  const line = (positions: readonly Position[]): string => `(${positions.map(position).join(', ')})`;
  const lines = (parts: readonly (readonly Position[])[]): string => `(${parts.map(line).join(', ')})`;
  switch (geometry.type) {
    case 'Point':
      return `POINT (${position(geometry.coordinates)})`;
    case 'MultiPoint':
      return `MULTIPOINT ${line(geometry.coordinates)}`;
    case 'LineString':
      return `LINESTRING ${line(geometry.coordinates)}`;
    case 'MultiLineString':
      return `MULTILINESTRING ${lines(geometry.coordinates)}`;
    case 'Polygon':
      return `POLYGON ${lines(geometry.coordinates)}`;
    case 'MultiPolygon':
      return `MULTIPOLYGON (${geometry.coordinates.map(lines).join(', ')})`;
    case 'GeometryCollection':
      return `GEOMETRYCOLLECTION (${geometry.geometries.map((part) => writeWkt(part, decimals)).join(', ')})`;
  }
}

const round = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)));
