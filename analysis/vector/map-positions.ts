import type { Geometry, Position } from 'geojson';

/** The same geometry with every position moved; heights stay. */
export function mapPositions(geometry: Geometry, move: (x: number, y: number) => readonly [number, number]): Geometry {
  const one = (position: Position): Position => {
    const [x, y] = move(position[0]!, position[1]!);
    return position.length > 2 ? [x, y, position[2]!] : [x, y];
  };
  switch (geometry.type) {
    case 'Point':
      return { type: geometry.type, coordinates: one(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(one) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(one)) };
    case 'MultiPolygon':
      return {
        type: geometry.type,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(one))),
      };
    case 'GeometryCollection':
      return { type: geometry.type, geometries: geometry.geometries.map((part) => mapPositions(part, move)) };
  }
}
