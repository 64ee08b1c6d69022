import type { LayerInfo } from '../../electron/contract/model.ts';
import type { RequestInput } from '../../electron/contract/requests.ts';
import { ask } from '../state/bridge.ts';
import { type DataPage, getCatalogue, setCatalogue } from '../state/catalogue.ts';
import { getApp, setApp } from '../state/store.ts';
import { settled } from './jobs.ts';
import { attempt, notify, wordsOf } from './notices.ts';
import { applySnapshot } from './workspace.ts';

type Change = RequestInput<'layer.update'>['change'];

/** Opens the data panel on one of its views. */
export function showDataView(view: DataPage): void {
  setCatalogue({ view });
  setApp({ task: 'data' });
}

/** Opens the catalogue, on a layer where one is named. */
export function showCatalogue(layerId: string | null = null): void {
  showDataView('catalogue');
  setCatalogue({ layerId });
  if (layerId !== null) void loadOrigin(layerId);
}

/** Commits an edit of a layer's card at once; undo takes it back. */
export const editLayer = (layer: LayerInfo, change: Change): Promise<void> =>
  attempt(wordsOf('catalogue.title'), async () =>
    applySnapshot(await ask('layer.update', { layerId: layer.id, change })),
  );

/** What was kept of a layer's import; asked once per layer, imports never change. */
export const loadOrigin = (layerId: string): Promise<void> =>
  attempt(wordsOf('catalogue.title'), async () => {
    if (getCatalogue().origins[layerId] !== undefined) return;
    const origin = await ask('layer.origin', { layerId });
    setCatalogue({ origins: { ...getCatalogue().origins, [layerId]: origin } });
  });

export const exportCatalogue = (): Promise<void> =>
  attempt(wordsOf('catalogue.export'), async () => {
    const { language, snapshot } = getApp();
    const suggestedName = `${snapshot.project?.name ?? ''}-${wordsOf('catalogue.title')[language]}`;
    const file = await ask('dialog.saveTable', { suggestedName });
    if (file === null) return;
    const { rows } = await ask('catalogue.export', { file: file.token, language });
    notify('success', wordsOf('catalogue.exported', { n: rows, name: file.name }));
  });

export const exportAside = (layer: LayerInfo): Promise<void> =>
  attempt(wordsOf('catalogue.aside-export'), async () => {
    const { language } = getApp();
    const suggestedName = `${layer.name}-${wordsOf('catalogue.aside')[language]}`;
    const file = await ask('dialog.saveTable', { suggestedName });
    if (file === null) return;
    const { rows } = await ask('layer.exportAside', { layerId: layer.id, file: file.token, language });
    notify('success', wordsOf('catalogue.exported', { n: rows, name: file.name }));
  });

/** Looks through a folder for the files of all missing rasters. */
export const relinkFolder = (): Promise<void> =>
  attempt(wordsOf('catalogue.relink-folder'), async () => {
    const folder = await ask('dialog.openFolder', {});
    if (folder === null) return;
    const { jobId } = await ask('layers.relinkFolder', { folder: folder.token });
    const outcome = await settled(jobId);
    if (outcome.status !== 'done') return;
    notify('success', wordsOf('catalogue.relinked', { n: outcome.layerIds.length }));
  });

/** Compares every raster file with the content it had when it was added. */
export const verifyFiles = (): Promise<void> =>
  attempt(wordsOf('catalogue.verify'), async () => {
    const { jobId } = await ask('layers.verify', {});
    const outcome = await settled(jobId);
    if (outcome.status !== 'done') return;
    setCatalogue({ changedIds: outcome.layerIds });
    applySnapshot(await ask('workspace.snapshot', {}));
    const changed = outcome.layerIds.length;
    const missing = getApp().snapshot.layers.filter(
      (one) => one.kind === 'raster' && one.fileState === 'missing',
    ).length;
    if (changed > 0) notify('error', wordsOf('catalogue.verified-changed', { n: changed }));
    else if (missing > 0) notify('error', wordsOf('catalogue.verified-missing', { n: missing }));
    else notify('success', wordsOf('catalogue.verified'));
  });
