import type { Map as MapLibreMap } from 'maplibre-gl';
import type { FeatureRef } from '../state/store.ts';
import { OWN } from './drawing.ts';

const PREFIX = `${OWN}shapes:`;
const REACH_PX = 4;

/** The topmost drawn row near a screen point, from the map's own shapes. */
export function appearsAt(map: MapLibreMap, x: number, y: number): FeatureRef | null {
  const layers = map.getLayersOrder().filter((id) => id.startsWith(PREFIX));
  if (layers.length === 0) return null;
  const [hit] = map.queryRenderedFeatures(
    [
      [x - REACH_PX, y - REACH_PX],
      [x + REACH_PX, y + REACH_PX],
    ],
    { layers },
  );
  const featureId: unknown = hit?.properties['id'];
  return hit && featureId !== undefined
    ? { layerId: hit.source.slice(PREFIX.length), featureId: String(featureId) }
    : null;
}
