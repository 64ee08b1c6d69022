import type { LayerInfo, LayerRole } from '../../electron/contract/model.ts';
import type { AppState, Task } from './store.ts';

/** What would cover the thing a task is about; put aside while the task is open, and back afterwards. */
const ASIDE: Readonly<Record<Task, readonly LayerRole[]>> = {
  data: [],
  detection: ['coverage-units', 'coverage-gaps', 'plan'],
  review: ['coverage-units', 'coverage-gaps', 'plan', 'machines'],
  coverage: ['candidates', 'plan'],
  plan: ['candidates', 'coverage-units', 'facilities'],
  sheet: [],
};

export type EyeState = Pick<AppState, 'task' | 'eyesOpened'>;

/** True when the task in hand hides a layer that is otherwise shown, and nobody has opened its eye meanwhile. */
export const isPutAside = (layer: LayerInfo, { task, eyesOpened }: EyeState): boolean =>
  layer.visible && ASIDE[task].includes(layer.role) && !(eyesOpened.task === task && eyesOpened.ids.includes(layer.id));

/** Whether map and legend show a layer now: its own eye, and nothing of the task against it. */
export const isVisibleNow = (layer: LayerInfo, state: EyeState): boolean => layer.visible && !isPutAside(layer, state);

/** The layers with their eyes as they are now, for the map. */
export const layersNow = (layers: readonly LayerInfo[], state: EyeState): LayerInfo[] =>
  layers.map((layer) => (isPutAside(layer, state) ? { ...layer, visible: false } : layer));
