import { bbox, booleanPointInPolygon, intersect } from '@turf/turf';
import Flatbush from 'flatbush';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { ellipsoidalAreaM2 } from '../core/earth.ts';
import type { FeatureTable } from '../core/features.ts';

/** Answers which polygons of a table (EPSG:4326) lie over a patch or a point. */
export interface PolygonIndex {
  /** The first row whose polygon holds the point, or -1. */
  at(lon: number, lat: number): number;
  /** Rows that cover part of the patch, with the share of the patch's area they cover, largest first. */
  covering(patch: Polygon): { readonly row: number; readonly share: number }[];
}

export function polygonIndex(table: FeatureTable): PolygonIndex {
  const rows: number[] = [];
  const shapes: (Polygon | MultiPolygon)[] = [];
  table.rows.forEach(({ geometry }, row) => {
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') return;
    rows.push(row);
    shapes.push(geometry);
  });
  if (shapes.length === 0) return { at: () => -1, covering: () => [] };
  const index = new Flatbush(shapes.length);
  for (const shape of shapes) {
    const [minX, minY, maxX, maxY] = bbox(shape);
    index.add(minX, minY, maxX, maxY);
  }
  index.finish();
  return {
    at(lon, lat) {
      const hits = index.search(lon, lat, lon, lat).sort((a, b) => a - b);
      const hit = hits.find((k) => booleanPointInPolygon([lon, lat], shapes[k]!));
      return hit === undefined ? -1 : rows[hit]!;
    },
    covering(patch) {
      const [minX, minY, maxX, maxY] = bbox(patch);
      const whole = ellipsoidalAreaM2(patch);
      return index
        .search(minX, minY, maxX, maxY)
        .map((k) => ({ row: rows[k]!, share: Math.min(1, sharedAreaM2(patch, shapes[k]!) / whole) }))
        .filter(({ share }) => share > 0)
        .sort((a, b) => b.share - a.share || a.row - b.row);
    },
  };
}

/** Ellipsoidal area that two polygons in degrees have in common, in m². */
export function sharedAreaM2(a: Polygon | MultiPolygon, b: Polygon | MultiPolygon): number {
  const feature = (geometry: Polygon | MultiPolygon): Feature<Polygon | MultiPolygon> => ({
    type: 'Feature',
    properties: {},
    geometry,
  });
  const shared = intersect({ type: 'FeatureCollection', features: [feature(a), feature(b)] });
  return shared ? ellipsoidalAreaM2(shared.geometry) : 0;
}
