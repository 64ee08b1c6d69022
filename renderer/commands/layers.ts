import type { LayerInfo, LayerRole, RasterLayerInfo } from '../../electron/contract/model.ts';
import type { RequestInput } from '../../electron/contract/requests.ts';
import { ask } from '../state/bridge.ts';
import { getApp, setApp } from '../state/store.ts';
import { isPutAside } from '../state/visible-layers.ts';
import { type BandCombination, bandsFor } from './band-combinations.ts';
import { attempt, wordsOf } from './notices.ts';
import { flyTo } from './view.ts';
import { applySnapshot } from './workspace.ts';

type Change = RequestInput<'layer.update'>['change'];

const update = (layerId: string, change: Change): Promise<void> =>
  attempt(wordsOf('layers.title'), async () => applySnapshot(await ask('layer.update', { layerId, change })));

/** Opens or closes a layer's eye. A layer that only the task put aside comes back for this task; the project is not changed. */
export async function setVisible(layer: LayerInfo, visible: boolean): Promise<void> {
  const { task, eyesOpened } = getApp();
  if (visible && isPutAside(layer, getApp())) {
    setApp({ eyesOpened: { task, ids: [...(eyesOpened.task === task ? eyesOpened.ids : []), layer.id] } });
  } else {
    await update(layer.id, { visible });
  }
}

export const setOpacity = (layerId: string, opacity: number): Promise<void> => update(layerId, { opacity });
export const setRole = (layerId: string, role: LayerRole): Promise<void> => update(layerId, { role });

/** Swaps a layer's place with its neighbour above (+1) or below (−1). */
export async function moveLayer(layerId: string, by: 1 | -1): Promise<void> {
  const sorted = topFirst(getApp().snapshot.layers);
  const at = sorted.findIndex((layer) => layer.id === layerId);
  const [layer, neighbour] = [sorted[at], sorted[at - by]];
  if (!layer || !neighbour) return;
  await update(layerId, { order: orderBeyond(sorted, at - by, by, neighbour) });
}

/** Puts a dragged layer where it was dropped: directly above the target. */
export async function dropLayerAbove(layerId: string, targetId: string): Promise<void> {
  const sorted = topFirst(getApp().snapshot.layers).filter((layer) => layer.id !== layerId);
  const at = sorted.findIndex((layer) => layer.id === targetId);
  const target = sorted[at];
  if (target) await update(layerId, { order: orderBeyond(sorted, at, 1, target) });
}

export const removeLayer = (layerId: string): Promise<void> =>
  attempt(wordsOf('layers.remove'), async () => applySnapshot(await ask('layer.remove', { layerId })));

export const relinkLayer = (layerId: string): Promise<void> =>
  attempt(wordsOf('layers.relink'), async () => {
    const [file] = await ask('dialog.openData', {});
    if (file) applySnapshot(await ask('layer.relink', { layerId, file: file.token }));
  });

export function fitLayer(layer: LayerInfo): void {
  if (layer.extent) flyTo(layer.extent);
}

/** The same band combination and the same stretch for every scene, so that two dates can be compared. */
export const showBands = (combination: BandCombination): Promise<void> =>
  attempt(wordsOf('map.bands'), async () => {
    const scenes = getApp().snapshot.layers.filter(
      (layer): layer is RasterLayerInfo => layer.kind === 'raster' && layer.role === 'scene' && layer.reachable,
    );
    const fitting = scenes.flatMap((scene) => {
      const bands = bandsFor(scene, combination);
      return bands ? [{ scene, bands }] : [];
    });
    const [first] = fitting;
    if (!first) return;
    const layerIds = fitting.map(({ scene }) => scene.id).slice(0, 8);
    const { stretch } = await ask('raster.stretch', { layerIds, bands: first.bands });
    const [red, green, blue] = stretch.map(([low, high]): [number, number] => [low, high]);
    if (!red || !green || !blue) return;
    for (const { scene, bands } of fitting) {
      await update(scene.id, { view: { bands, stretch: [red, green, blue] } });
    }
  });

/** Layers as the panel lists them: what is drawn on top comes first. */
export const topFirst = (layers: readonly LayerInfo[]): LayerInfo[] => [...layers].sort((a, b) => b.order - a.order);

/** An order value between a layer and the one beyond it in the given direction (+1 up, −1 down). */
function orderBeyond(sorted: readonly LayerInfo[], at: number, by: 1 | -1, neighbour: LayerInfo): number {
  const beyond = sorted[at - by];
  return beyond ? (neighbour.order + beyond.order) / 2 : neighbour.order + by;
}
