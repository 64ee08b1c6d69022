import type { LayerRole } from '../../electron/contract/model.ts';
import type { LoadedFeature } from '../state/features.ts';
import { type FeatureRef, getApp } from '../state/store.ts';

/** The row of a layer of this role that carries this name. */
export function featureByName(
  role: LayerRole,
  name: string,
): { readonly ref: FeatureRef; readonly feature: LoadedFeature } | null {
  const { snapshot, features } = getApp();
  for (const layer of snapshot.layers) {
    if (layer.role !== role) continue;
    const feature = features[layer.id]?.features.find((each) => each.properties['name'] === name);
    if (feature) return { ref: { layerId: layer.id, featureId: feature.id }, feature };
  }
  return null;
}
