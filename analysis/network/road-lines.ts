import type { Position } from 'geojson';
import { DISTRICT_CRS, transformBetween } from '../core/crs.ts';
import { type FeatureTable, textsOf } from '../core/features.ts';
import type { RoadLine } from './graph.ts';

/** Road classes on which nobody walks. Names as in OpenStreetMap's highway tag. */
export const CLASSES_WITHOUT_WALKERS: readonly string[] = ['motorway', 'motorway_link', 'trunk_link', 'construction'];

/**
 * The lines of a road layer that people can walk, in EPSG:4548. Walkers ignore one-way rules, so every line goes both ways.
 * Rows without a line (areas, points) are passed over; `class` (or `highway`) names the class.
 */
export function walkableLines(roads: FeatureTable): RoadLine[] {
  const toPlane = transformBetween(roads.crs, DISTRICT_CRS);
  const classes = textsOf(roads, 'class');
  const highways = textsOf(roads, 'highway');
  const lines: RoadLine[] = [];
  roads.rows.forEach(({ geometry }, row) => {
    if (!geometry || CLASSES_WITHOUT_WALKERS.includes(classes[row] || highways[row] || '')) return;
    const parts: Position[][] =
      geometry.type === 'LineString'
        ? [geometry.coordinates]
        : geometry.type === 'MultiLineString'
          ? geometry.coordinates
          : [];
    for (const part of parts) {
      const xy = new Float64Array(part.length * 2);
      part.forEach(([x, y], vertex) => {
        xy.set(toPlane(x!, y!), vertex * 2);
      });
      lines.push({ xy, direction: 'both' });
    }
  });
  return lines;
}
