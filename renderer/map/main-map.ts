import { MapView } from './map-view.ts';

let waiting: MapView | null = null;

export const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;

/** Makes the main map before it has a place on the page, so that its graphics context is ready when the first project is. */
export function prepareMainMap(): void {
  if (waiting === null && canDraw()) waiting = new MapView({ interactive: true, withPoints: true });
}

/** The prepared map, once; afterwards a new one. */
export function takeMainMap(): MapView {
  const made = waiting ?? new MapView({ interactive: true, withPoints: true });
  waiting = null;
  return made;
}
