import type { Geometry, Position } from 'geojson';
import { lonLatOf, type PlanPoint } from './plan/warp.ts';

/** What every demonstration feature says of itself. */
export const DEMO_SOURCE = '演示数据';

export type Properties = Readonly<Record<string, string | number | null>>;

export interface DemoFeature {
  readonly geometry: Geometry;
  readonly properties: Properties;
}

/** A GeoJSON text, one feature a line, EPSG:4326 in RFC 7946 order; every feature says that it is demonstration data. */
export function geoJsonBytes(name: string, features: readonly DemoFeature[]): Uint8Array {
  const lines = features.map(({ geometry, properties }) =>
    JSON.stringify({ type: 'Feature', properties: { ...properties, source: DEMO_SOURCE }, geometry }),
  );
  return new TextEncoder().encode(
    `{"type":"FeatureCollection","name":${JSON.stringify(name)},"features":[\n${lines.join(',\n')}\n]}\n`,
  );
}

export const pointAt = (u: number, v: number): Geometry => ({ type: 'Point', coordinates: lonLatOf(u, v) });

export const lineAlong = (points: readonly PlanPoint[]): Geometry => ({
  type: 'LineString',
  coordinates: points.map(([u, v]) => lonLatOf(u, v)),
});

/** A polygon of plan points (not closed, any turn): closed and counter-clockwise, straight sides kept short enough to follow the ground. */
export function polygonOf(ring: readonly PlanPoint[]): Geometry {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  const turned = twice < 0 ? [...ring].reverse() : ring;
  const positions: Position[] = turned.map(([u, v]) => lonLatOf(u, v));
  return { type: 'Polygon', coordinates: [[...positions, positions[0]!]] };
}
