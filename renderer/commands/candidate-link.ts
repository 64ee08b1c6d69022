import type { CandidateInfo } from '../../electron/contract/model.ts';
import type { LoadedFeature } from '../state/features.ts';
import { type FeatureRef, getApp, setApp } from '../state/store.ts';
import { goToCandidate } from './review.ts';

/** The candidate that a row of a candidates layer stands for. */
export function candidateOfFeature(ref: FeatureRef | null): CandidateInfo | null {
  const { snapshot, features, review } = getApp();
  const layer = snapshot.layers.find((each) => each.id === ref?.layerId);
  const feature = ref ? features[ref.layerId]?.byId.get(ref.featureId) : undefined;
  if (layer?.role !== 'candidates' || !feature || layer.runId !== review.runId) return null;
  return review.candidates.find((each) => isSame(each, feature)) ?? null;
}

/** The row that draws a candidate on the map. */
export function featureOfCandidate(candidateId: string): FeatureRef | null {
  const { snapshot, features, review } = getApp();
  const candidate = review.candidates.find((each) => each.id === candidateId);
  const layer = snapshot.layers.find((each) => each.role === 'candidates' && each.runId === review.runId);
  if (!candidate || !layer) return null;
  const feature = features[layer.id]?.features.find((each) => isSame(candidate, each));
  return feature ? { layerId: layer.id, featureId: feature.id } : null;
}

/** A click on a candidate selects it, and in the review makes it the current one; false for any other row. */
export function goToCandidateOfFeature(ref: FeatureRef | null): boolean {
  const candidate = candidateOfFeature(ref);
  if (!candidate) return false;
  setApp({ selection: ref });
  if (getApp().task === 'review') goToCandidate(candidate.id);
  return true;
}

const isSame = (candidate: CandidateInfo, feature: LoadedFeature): boolean =>
  feature.id === candidate.id ||
  feature.properties['id'] === candidate.id ||
  feature.properties['rank'] === candidate.rank;
