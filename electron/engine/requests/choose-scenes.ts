import type { LayerInfo, RasterLayerInfo } from '../../contract/model.ts';

const DAY_MS = 86_400_000;
/** Two scenes show the same season when their dates, whole years taken out, lie at most this far apart. */
const SAME_SEASON_DAYS = 45;

export interface SceneChoice {
  readonly after: RasterLayerInfo;
  readonly before: RasterLayerInfo | null;
  readonly afterMask: RasterLayerInfo | null;
  readonly beforeMask: RasterLayerInfo | null;
}

/** The newest dated scene, the newest earlier one of the same season, and their masks; null without a dated scene. */
export function chooseScenes(layers: readonly LayerInfo[]): SceneChoice | null {
  const scenes = layers
    .filter(
      (layer): layer is RasterLayerInfo => layer.kind === 'raster' && layer.role === 'scene' && layer.date !== null,
    )
    .sort((a, b) => b.date!.localeCompare(a.date!));
  const [after] = scenes;
  if (after === undefined) return null;
  const earlier = scenes.filter((scene) => scene.date! < after.date!);
  const before = earlier.find((scene) => isSameSeason(scene.date!, after.date!)) ?? null;
  return { after, before, afterMask: maskOf(after, layers), beforeMask: before && maskOf(before, layers) };
}

function maskOf(scene: RasterLayerInfo, layers: readonly LayerInfo[]): RasterLayerInfo | null {
  const mask = layers.find((layer) => layer.kind === 'raster' && layer.role === 'mask' && layer.date === scene.date);
  return mask?.kind === 'raster' ? mask : null;
}

/** @example isSameSeason('2025-05-18', '2026-05-20') // true */
export function isSameSeason(dateA: string, dateB: string): boolean {
  const days = Math.abs(Date.parse(dateA) - Date.parse(dateB)) / DAY_MS;
  const years = Math.round(days / 365.25);
  return years >= 1 && Math.abs(days - years * 365.25) <= SAME_SEASON_DAYS;
}
