import type { FeatureCollection } from 'geojson';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { tileUrl } from '../../electron/contract/bridge.ts';
import type { LayerInfo, RasterLayerInfo, VectorLayerInfo } from '../../electron/contract/model.ts';
import type { LoadedLayer } from '../state/features.ts';
import { type LayerSymbols, specOf } from '../ui/layer-symbols.ts';
import { layerData, type PointDatum } from './layer-data.ts';
import { labelLayer, shapeLayers } from './layer-styles.ts';
import type { MapColours } from './map-colours.ts';

/** A source as data; a new key means new contents. */
export interface DrawnSource {
  readonly id: string;
  readonly key: string | object;
  readonly spec: SourceSpecification;
}

/** Points that deck.gl draws in one layer. */
export interface DrawnPoints {
  readonly layerId: string;
  readonly data: readonly PointDatum[];
  readonly spec: LayerSymbols;
  readonly opacity: number;
}

/** All that one map shows, bottom first. */
export interface Drawing {
  readonly sources: readonly DrawnSource[];
  readonly layers: readonly LayerSpecification[];
  readonly points: readonly DrawnPoints[];
  /** characters that labels need */
  readonly labelText: string;
}

export interface DrawingInput {
  readonly layers: readonly LayerInfo[];
  readonly features: Readonly<Record<string, LoadedLayer>>;
  readonly colours: MapColours;
  /** when given, this is the only scene drawn, whether its eye is open or not */
  readonly onlyScene: string | null;
}

export const OWN = 'cg:';

/** deck.gl's points are drawn between these two empty layers, so that names stay readable above them. */
export const POINTS_ABOVE = `${OWN}points-above`;
export const POINTS_BELOW = `${OWN}points-below`;

/** The picture of a workspace: which sources and layers a map must have, in drawing order. */
export function drawingOf({ layers, features, colours, onlyScene }: DrawingInput): Drawing {
  const shown = [...layers].sort((a, b) => a.order - b.order).filter((layer) => isShown(layer, onlyScene));
  const rasters = shown.filter((layer): layer is RasterLayerInfo => layer.kind === 'raster');
  const vectors = shown.flatMap((layer) => {
    const loaded = layer.kind === 'vector' ? features[layer.id] : undefined;
    return layer.kind === 'vector' && loaded ? [drawnVector(layer, loaded, colours)] : [];
  });
  return {
    sources: [...rasters.map(rasterSource), ...vectors.flatMap((each) => each.sources)],
    layers: [
      { id: `${OWN}ground`, type: 'background', paint: { 'background-color': colours.ground } },
      ...rasters.map(rasterLayer),
      ...vectors.flatMap((each) => each.shapes),
      ...POINT_SLOT,
      ...vectors.flatMap((each) => each.labels),
    ],
    points: vectors.flatMap((each) => each.points),
    labelText: vectors.map((each) => each.labelText).join(''),
  };
}

/** Two empty layers with deck.gl's points between them: neither shapes nor names ever come between. */
const POINT_SLOT: readonly LayerSpecification[] = [POINTS_ABOVE, POINTS_BELOW].map((id) => ({
  id,
  type: 'background',
  layout: { visibility: 'none' },
}));

function isShown(layer: LayerInfo, onlyScene: string | null): boolean {
  if (onlyScene !== null && layer.role === 'scene') return layer.id === onlyScene;
  return layer.visible;
}

function drawnVector(layer: VectorLayerInfo, loaded: LoadedLayer, colours: MapColours) {
  const spec = specOf(layer);
  const data = layerData(loaded, spec);
  const shapesId = `${OWN}shapes:${layer.id}`;
  const labelsId = `${OWN}labels:${layer.id}`;
  const hasShapes = data.shapes.features.length > 0;
  const hasLabels = data.labels.features.length > 0;
  return {
    sources: [
      ...(hasShapes ? [geojsonSource(shapesId, data.shapes)] : []),
      ...(hasLabels ? [geojsonSource(labelsId, data.labels)] : []),
    ],
    shapes: hasShapes ? shapeLayers(shapesId, spec, layer) : [],
    labels: hasLabels ? [labelLayer(labelsId, layer, colours)] : [],
    points: data.points.length > 0 ? [{ layerId: layer.id, data: data.points, spec, opacity: layer.opacity }] : [],
    labelText: data.labelText,
  };
}

const geojsonSource = (id: string, data: FeatureCollection): DrawnSource => ({
  id,
  key: data,
  spec: { type: 'geojson', data },
});

const rasterSource = (layer: RasterLayerInfo): DrawnSource => ({
  id: `${OWN}raster:${layer.id}`,
  key: `${layer.revision}`,
  spec: {
    type: 'raster',
    tiles: [tileUrl(layer.id, layer.revision)],
    tileSize: 256,
    maxzoom: 15,
    ...(layer.extent ? { bounds: [...layer.extent] as [number, number, number, number] } : {}),
  },
});

const rasterLayer = (layer: RasterLayerInfo): LayerSpecification => ({
  id: `${OWN}raster:${layer.id}`,
  type: 'raster',
  source: `${OWN}raster:${layer.id}`,
  paint: { 'raster-opacity': layer.opacity, 'raster-fade-duration': 0 },
});
