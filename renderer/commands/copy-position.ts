import { getApp } from '../state/store.ts';
import { formatXY } from '../ui/coordinates.ts';
import { copyText } from '../ui/copy-text.ts';
import { notify, wordsOf } from './notices.ts';

/** Copies the survey coordinates of the place that was clicked on the map last. */
export function copyDistrictXY(): void {
  const { clicked } = getApp().readout;
  if (!clicked) {
    notify('info', wordsOf('map.copy-none'));
    return;
  }
  const text = formatXY(clicked);
  if (copyText(text)) notify('success', wordsOf('map.copied', { text }));
}
