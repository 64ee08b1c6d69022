import type { Feature, FeatureCollection, Geometry, Point } from 'geojson';
import type { LoadedFeature, LoadedLayer } from '../state/features.ts';
import { labelPoint } from '../state/geometry.ts';
import { classIndex, type LayerSymbols } from '../ui/layer-symbols.ts';

/** What the map needs of a layer: shapes with their class, labels at one point each, and points for deck.gl. */
export interface LayerData {
  /** properties: id, class (index into the spec), score (0–1 for candidates) */
  readonly shapes: FeatureCollection<Geometry>;
  readonly labels: FeatureCollection<Point>;
  readonly points: readonly PointDatum[];
  /** every character of the labels, for loading the fonts before they are drawn */
  readonly labelText: string;
}

export interface PointDatum {
  readonly id: string;
  readonly position: [number, number];
  readonly classAt: number;
}

const made = new WeakMap<LoadedLayer, { readonly spec: string; readonly data: LayerData }>();

/** The map's form of a loaded layer; made once per revision and spec. */
export function layerData(loaded: LoadedLayer, spec: LayerSymbols): LayerData {
  const key = `${spec.classifyBy}/${spec.labelBy}/${spec.classes.length}`;
  const known = made.get(loaded);
  if (known?.spec === key) return known.data;
  const data = makeData(loaded.features, spec);
  made.set(loaded, { spec: key, data });
  return data;
}

function makeData(features: readonly LoadedFeature[], spec: LayerSymbols): LayerData {
  const shapes: Feature<Geometry>[] = [];
  const labels: Feature<Point>[] = [];
  const points: PointDatum[] = [];
  const letters = new Set<string>();
  for (const feature of features) {
    const { geometry, properties, id } = feature;
    if (!geometry) continue;
    const classAt = classIndex(spec, properties);
    if (geometry.type === 'Point') {
      points.push({ id, position: [geometry.coordinates[0]!, geometry.coordinates[1]!], classAt });
    } else if (geometry.type === 'MultiPoint') {
      for (const [lon, lat] of geometry.coordinates) points.push({ id, position: [lon!, lat!], classAt });
    } else {
      shapes.push({ type: 'Feature', geometry, properties: { id, class: classAt, score: scoreOf(feature) } });
    }
    const text = spec.labelBy === null ? null : properties[spec.labelBy];
    const at = labelPosition(geometry);
    if (text == null || text === '' || !at) continue;
    for (const letter of String(text)) letters.add(letter);
    labels.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: at },
      properties: { id, text: String(text), order: Number(properties['rank'] ?? 0) },
    });
  }
  return {
    shapes: { type: 'FeatureCollection', features: shapes },
    labels: { type: 'FeatureCollection', features: labels },
    points,
    labelText: [...letters].join(''),
  };
}

function labelPosition(geometry: Geometry): [number, number] | null {
  if (geometry.type === 'Point') return [geometry.coordinates[0]!, geometry.coordinates[1]!];
  if (geometry.type === 'Polygon' || geometry.type === 'MultiPolygon') return labelPoint(geometry);
  return null;
}

/** 0 to 1; scores in percent are scaled. */
function scoreOf({ properties }: LoadedFeature): number {
  const score = Number(properties['score'] ?? 0);
  return Number.isFinite(score) ? Math.min(1, Math.max(0, score > 1 ? score / 100 : score)) : 0;
}
