import type { LayerInfo } from '../../electron/contract/model.ts';
import { ask } from '../state/bridge.ts';
import { writePreference } from '../state/preferences.ts';
import { type AppState, type FeatureRef, getApp, setApp, type Task } from '../state/store.ts';
import type { ThemeChoice } from '../ui/theme.ts';
import type { Language } from '../words/index.ts';
import { attempt, wordsOf } from './notices.ts';
import { loadFeaturesOf } from './workspace.ts';

type Extent = readonly [number, number, number, number];
let flights = 0;

/** Sends the map to an extent in degrees. */
export function flyTo(extent: Extent, maxZoom = 17): void {
  flights += 1;
  setApp({ flight: { extent, serial: flights, maxZoom } });
}

/** The extent of all layers that have one; boundaries alone when there are any, so that a stray row does not push them away. */
export function wholeExtent(layers: readonly LayerInfo[]): Extent | null {
  const units = layers.filter((layer) => layer.role === 'units');
  const extents = (units.length > 0 ? units : layers).flatMap((layer) => (layer.extent ? [layer.extent] : []));
  return extents.reduce<Extent | null>(
    (all, one) =>
      all === null
        ? one
        : [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])],
    null,
  );
}

export function fitAll(): void {
  const extent = wholeExtent(getApp().snapshot.layers);
  if (extent) flyTo(extent);
}

export const showTask = (task: Task): void => setApp({ task });
export const showOverlay = (overlay: AppState['overlay']): void => setApp({ overlay });

export function setLanguage(language: Language): void {
  writePreference('language', language);
  setApp({ language });
  void tellDesktop();
}

export function setTheme(theme: ThemeChoice): void {
  writePreference('theme', theme);
  setApp({ theme });
  void tellDesktop();
}

/** Menus and title bar follow the window's language and theme. */
export const tellDesktop = (): Promise<void> =>
  attempt(wordsOf('common.theme'), async () => {
    const { theme, language } = getApp();
    await ask('window.appearance', { theme, language });
  });

export function setReviewer(name: string): void {
  writePreference('reviewer', name);
  setApp({ reviewer: name });
}

export const setHover = (hover: FeatureRef | null): void => {
  const now = getApp().hover;
  if (now?.layerId !== hover?.layerId || now?.featureId !== hover?.featureId) setApp({ hover });
};
export const setSelection = (selection: FeatureRef | null): void => setApp({ selection });

/** Selects a row and moves the map to it; points get a neighbourhood of about 600 m. */
export function goToFeature(ref: FeatureRef, extent: Extent | null): void {
  setSelection(ref);
  if (extent) flyTo(padded(extent), 16.5);
}

export function openTable(layerId: string): void {
  setApp({ table: { open: true, layerId } });
  void loadFeaturesOf(layerId);
}

export function toggleTable(): void {
  const { table, snapshot } = getApp();
  const layerId = table.layerId ?? snapshot.layers.find((layer) => layer.kind === 'vector')?.id ?? null;
  setApp({ table: { open: !table.open, layerId } });
  if (!table.open) void loadFeaturesOf(layerId);
}

/** An extent widened by a third on each side, at least about 300 m. */
export function padded([west, south, east, north]: Extent): Extent {
  const lon = Math.max((east - west) / 3, 0.0035);
  const lat = Math.max((north - south) / 3, 0.0027);
  return [west - lon, south - lat, east + lon, north + lat];
}
