import type { CandidateInfo } from '../../electron/contract/model.ts';
import type { LoadedLayer } from './features.ts';

/**
 * The rows of a candidates layer with the verdicts of the review in their `status`, so that map, legend and table show a
 * decision at once. A layer in which nothing differs comes back as it is.
 */
export function withVerdicts(loaded: LoadedLayer, candidates: readonly CandidateInfo[]): LoadedLayer {
  const statusById = new Map(candidates.map((each) => [each.id, each.decision?.verdict ?? 'candidate']));
  let isChanged = false;
  const features = loaded.features.map((feature) => {
    const status = statusById.get(String(feature.properties['id']));
    if (status === undefined || status === feature.properties['status']) return feature;
    isChanged = true;
    return { ...feature, properties: { ...feature.properties, status } };
  });
  return isChanged ? { ...loaded, features, byId: new Map(features.map((feature) => [feature.id, feature])) } : loaded;
}
