import { type Compare, getApp, setApp } from '../state/store.ts';
import { notify, wordsOf } from './notices.ts';
import { chooseScenes } from './scene-choice.ts';

const change = (part: Partial<Compare>): void => setApp({ compare: { ...getApp().compare, ...part } });

/** Opens or leaves the curtain between two dated scenes. */
export function toggleSwipe(): void {
  const { compare, snapshot } = getApp();
  if (compare.on) {
    change({ on: false, blink: false });
    return;
  }
  const choice = chooseScenes(snapshot.layers);
  const beforeId = compare.beforeId ?? choice.before;
  const afterId = compare.afterId ?? choice.after;
  if (!beforeId || !afterId) {
    notify('info', wordsOf('map.swipe-need'));
    return;
  }
  change({ on: true, beforeId, afterId, position: 0.5, blink: false });
}

export const setSwipePosition = (position: number): void => change({ position: Math.min(1, Math.max(0, position)) });
export const setSwipeScenes = (beforeId: string, afterId: string): void => change({ beforeId, afterId });

/** Flips the whole map to the before scene and back. */
export function toggleBlink(): void {
  if (!getApp().compare.on) toggleSwipe();
  if (getApp().compare.on) change({ blink: !getApp().compare.blink });
}
