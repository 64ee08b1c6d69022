import type { LayerInfo, WorkspaceSnapshot } from '../../electron/contract/model.ts';
import { ask } from '../state/bridge.ts';
import { initialUnits, setCatalogue } from '../state/catalogue.ts';
import { readFeatures } from '../state/features.ts';
import { firstPictureShown } from '../state/first-picture.ts';
import { getApp, initialReview, initialSheet, setApp } from '../state/store.ts';
import { attempt, wordsOf } from './notices.ts';
import { loadLatestResults } from './results.ts';
import { flyTo, wholeExtent } from './view.ts';

/** Takes a new snapshot as the truth and fetches what the map and the panels need of it. */
export function applySnapshot(snapshot: WorkspaceSnapshot): void {
  const before = getApp();
  const other = snapshot.project?.name !== before.snapshot.project?.name;
  const known = new Set(snapshot.layers.map((layer) => layer.id));
  setApp({
    snapshot,
    features: Object.fromEntries(Object.entries(before.features).filter(([id]) => known.has(id) && !other)),
    jobs: Object.fromEntries(snapshot.jobs.map((job) => [job.id, job])),
    ...(other ? freshProjectState() : {}),
  });
  if (other) setCatalogue({ view: 'add', layerId: null, origins: {}, changedIds: [], units: initialUnits });
  if (getApp().compare.on && !scenesStillThere(snapshot.layers)) {
    setApp({ compare: { ...getApp().compare, on: false, blink: false } });
  }
  void loadShown(snapshot.layers);
  const firstLayers = snapshot.layers.length > 0 && (other || before.snapshot.layers.length === 0);
  const extent = wholeExtent(snapshot.layers);
  if (firstLayers && extent) flyTo(extent);
}

/** Boundaries first, so that the district and its names stand while the large layers are still on their way; then small to large. */
async function loadShown(layers: readonly LayerInfo[]): Promise<void> {
  const rows = (layer: LayerInfo) => (layer.kind === 'vector' && layer.role !== 'units' ? layer.rows : 0);
  const shown = layers.filter((layer) => layer.visible).sort((a, b) => rows(a) - rows(b));
  const units = shown.filter((each) => each.role === 'units');
  for (const layer of units) await loadFeatures(layer);
  if (units.length > 0) await firstPictureShown();
  void loadLatestResults();
  for (const layer of shown) await loadFeatures(layer);
}

const inFlight = new Set<string>();

/** Fetches the rows of a vector layer once per revision. */
export async function loadFeatures(layer: LayerInfo): Promise<void> {
  if (layer.kind !== 'vector' || getApp().features[layer.id]?.revision === layer.revision) return;
  const key = `${layer.id}@${layer.revision}`;
  if (inFlight.has(key)) return;
  inFlight.add(key);
  await attempt(wordsOf('table.loading'), async () => {
    const loaded = readFeatures(await ask('layer.features', { layerId: layer.id }), layer.revision);
    const current = getApp().snapshot.layers.find((each) => each.id === layer.id);
    if (current?.revision === layer.revision) setApp({ features: { ...getApp().features, [layer.id]: loaded } });
  });
  inFlight.delete(key);
}

/** The rows of a layer that may not be drawn yet (the table asks for hidden layers too). */
export async function loadFeaturesOf(layerId: string | null): Promise<void> {
  const layer = getApp().snapshot.layers.find((each) => each.id === layerId);
  if (layer) await loadFeatures(layer);
}

const freshProjectState = () => ({
  features: {},
  hover: null,
  selection: null,
  results: {},
  failures: {},
  review: initialReview,
  sheet: initialSheet(),
  table: { open: false, layerId: null },
  compare: { on: false, beforeId: null, afterId: null, position: 0.5, blink: false },
  pointedAt: [],
  measure: { mode: 'off' as const, points: [], finished: false },
});

function scenesStillThere(layers: readonly LayerInfo[]): boolean {
  const { beforeId, afterId } = getApp().compare;
  return [beforeId, afterId].every((id) => layers.some((layer) => layer.id === id));
}
