import { ask } from '../state/bridge.ts';
import { getApp } from '../state/store.ts';
import { attempt, notify, wordsOf } from './notices.ts';
import { reloadReview } from './review.ts';
import { applySnapshot } from './workspace.ts';

/** Takes the last change of the project back, whatever it was. */
export const undo = (): Promise<void> => step('edit.undo');
export const redo = (): Promise<void> => step('edit.redo');

const step = (name: 'edit.undo' | 'edit.redo'): Promise<void> =>
  attempt(wordsOf(name === 'edit.undo' ? 'common.undo' : 'common.redo'), async () => {
    const { canUndo, canRedo } = getApp().snapshot;
    const what = name === 'edit.undo' ? canUndo : canRedo;
    if (!what) return;
    applySnapshot(await ask(name, {}));
    await reloadReview();
    notify('info', wordsOf(name === 'edit.undo' ? 'common.undone' : 'common.redone', { what }));
  });
