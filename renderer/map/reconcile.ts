import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';
import { type Drawing, type DrawnSource, OWN } from './drawing.ts';

/** What a map was last told, so that only differences are sent. */
export interface Drawn {
  readonly sourceKeys: Map<string, string | object>;
  readonly layers: Map<string, LayerSpecification>;
}

type PaintName = Parameters<MapLibreMap['setPaintProperty']>[1];

export const nothingDrawn = (): Drawn => ({ sourceKeys: new Map(), layers: new Map() });

/** Brings a map from what it shows to a drawing: adds, removes, repaints and reorders as little as possible. */
export function reconcile(map: MapLibreMap, drawn: Drawn, drawing: Pick<Drawing, 'sources' | 'layers'>): void {
  const wantedLayers = new Map(drawing.layers.map((layer) => [layer.id, layer]));
  const wantedSources = new Map(drawing.sources.map((source) => [source.id, source]));
  for (const [id, layer] of drawn.layers) {
    const wanted = wantedLayers.get(id);
    const sourceReplaced = 'source' in layer && mustReplace(drawn, wantedSources.get(layer.source));
    if (!wanted || sourceReplaced || JSON.stringify(shape(layer)) !== JSON.stringify(shape(wanted))) {
      map.removeLayer(id);
      drawn.layers.delete(id);
    }
  }
  for (const id of drawn.sourceKeys.keys()) {
    if (!wantedSources.has(id)) dropSource(map, drawn, id);
  }
  for (const source of drawing.sources) drawSource(map, drawn, source);
  drawLayers(map, drawn, drawing.layers);
}

/** Everything of a layer that cannot be changed in place. */
const shape = (layer: LayerSpecification): unknown => ({
  type: layer.type,
  source: 'source' in layer ? layer.source : null,
  filter: 'filter' in layer ? layer.filter : null,
  layout: layer.layout ?? null,
});

/** A raster with new contents gets a new source; GeoJSON takes its data in place. */
const mustReplace = (drawn: Drawn, source: DrawnSource | undefined): boolean =>
  source?.spec.type === 'raster' && drawn.sourceKeys.has(source.id) && drawn.sourceKeys.get(source.id) !== source.key;

function dropSource(map: MapLibreMap, drawn: Drawn, id: string): void {
  map.removeSource(id);
  drawn.sourceKeys.delete(id);
}

function drawSource(map: MapLibreMap, drawn: Drawn, source: DrawnSource): void {
  const known = drawn.sourceKeys.get(source.id);
  if (known === source.key) return;
  if (known !== undefined && source.spec.type === 'geojson') {
    (map.getSource(source.id) as GeoJSONSource | undefined)?.setData(source.spec.data as GeoJSON.FeatureCollection);
  } else {
    if (known !== undefined) dropSource(map, drawn, source.id);
    map.addSource(source.id, source.spec);
  }
  drawn.sourceKeys.set(source.id, source.key);
}

/** From the top down, so that every layer knows the one above it. Layers that are not ours (deck.gl's) stay in place. */
function drawLayers(map: MapLibreMap, drawn: Drawn, layers: readonly LayerSpecification[]): void {
  let above: string | undefined;
  for (const layer of [...layers].reverse()) {
    const old = drawn.layers.get(layer.id);
    if (!old) map.addLayer(layer, above);
    else repaint(map, old, layer);
    drawn.layers.set(layer.id, layer);
    if (old && ownAbove(map, layer.id) !== above) map.moveLayer(layer.id, above);
    above = layer.id;
  }
}

function ownAbove(map: MapLibreMap, id: string): string | undefined {
  const order = map.getLayersOrder().filter((each) => each.startsWith(OWN));
  return order[order.indexOf(id) + 1];
}

function repaint(map: MapLibreMap, old: LayerSpecification, layer: LayerSpecification): void {
  const before = (old.paint ?? {}) as Record<string, unknown>;
  const now = (layer.paint ?? {}) as Record<string, unknown>;
  for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
    if (JSON.stringify(before[name]) !== JSON.stringify(now[name]))
      map.setPaintProperty(layer.id, name as PaintName, now[name] as never);
  }
}
