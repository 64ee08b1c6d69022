import type { FeatureCollection, Geometry } from 'geojson';
import type { CellValue } from '../../analysis/core/features.ts';

export type Properties = Readonly<Record<string, CellValue>>;

/** One row as the map and the table use it. */
export interface LoadedFeature {
  readonly id: string;
  readonly geometry: Geometry | null;
  readonly properties: Properties;
}

/** The features of one layer at one revision. */
export interface LoadedLayer {
  readonly revision: number;
  readonly features: readonly LoadedFeature[];
  readonly byId: ReadonlyMap<string, LoadedFeature>;
}

/** Reads the engine's GeoJSON text; features without an id are numbered by their place. */
export function readFeatures(text: string, revision: number): LoadedLayer {
  const collection = JSON.parse(text) as FeatureCollection<Geometry | null>;
  const features = collection.features.map((feature, index) => ({
    id: String(feature.id ?? index + 1),
    geometry: feature.geometry,
    properties: (feature.properties ?? {}) as Properties,
  }));
  return { revision, features, byId: new Map(features.map((feature) => [feature.id, feature])) };
}
