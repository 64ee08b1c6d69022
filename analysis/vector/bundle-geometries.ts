import type { Geometry } from 'geojson';

/** Several geometries as one: a MultiPoint, MultiLineString or MultiPolygon where all are of one kind, else a collection; null without any. */
export function bundled(parts: readonly Geometry[]): Geometry | null {
  const points = parts.flatMap((part) => (part.type === 'Point' ? [part.coordinates] : []));
  const lines = parts.flatMap((part) => (part.type === 'LineString' ? [part.coordinates] : []));
  const polygons = parts.flatMap((part) => (part.type === 'Polygon' ? [part.coordinates] : []));
  if (parts.length === 0) return null;
  if (points.length === parts.length) return { type: 'MultiPoint', coordinates: points };
  if (lines.length === parts.length) return { type: 'MultiLineString', coordinates: lines };
  if (polygons.length === parts.length) return { type: 'MultiPolygon', coordinates: polygons };
  return { type: 'GeometryCollection', geometries: [...parts] };
}
