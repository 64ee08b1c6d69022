import type { LoadedFeature } from '../state/features.ts';
import { type FeatureRef, getApp } from '../state/store.ts';

/** The row of a run's plan layer that holds the site of this rank. */
export function siteByRank(
  runId: string,
  rank: number,
): { readonly ref: FeatureRef; readonly feature: LoadedFeature } | null {
  const { snapshot, features } = getApp();
  const layer = snapshot.layers.find((each) => each.role === 'plan' && each.runId === runId);
  const feature = layer ? features[layer.id]?.features.find((each) => each.properties['rank'] === rank) : undefined;
  return layer && feature ? { ref: { layerId: layer.id, featureId: feature.id }, feature } : null;
}
