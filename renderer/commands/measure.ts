import { getApp, type MeasureMode, setApp } from '../state/store.ts';

/** Starts measuring, or leaves it when the same tool is chosen again. */
export function startMeasure(mode: MeasureMode): void {
  const next = getApp().measure.mode === mode ? 'off' : mode;
  setApp({ measure: { mode: next, points: [], finished: false } });
}

export const leaveMeasure = (): void => setApp({ measure: { mode: 'off', points: [], finished: false } });
