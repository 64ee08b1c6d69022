import type { LayerInfo, RasterLayerInfo } from '../../electron/contract/model.ts';

export interface SceneChoice {
  readonly after: string | null;
  readonly before: string | null;
  readonly afterMask: string | null;
  readonly beforeMask: string | null;
}

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;

export const rastersOf = (layers: readonly LayerInfo[], role: 'scene' | 'mask'): RasterLayerInfo[] =>
  layers
    .filter((layer): layer is RasterLayerInfo => layer.kind === 'raster' && layer.role === role)
    .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));

/**
 * The pair to compare: the newest scene, and before it the earlier scene nearest to the same season (ties: the newer one).
 * Masks are those of the same dates.
 */
export function chooseScenes(layers: readonly LayerInfo[]): SceneChoice {
  const scenes = rastersOf(layers, 'scene');
  const after = scenes[0] ?? null;
  const before = after ? sameSeasonBefore(after, scenes) : null;
  return {
    after: after?.id ?? null,
    before: before?.id ?? null,
    afterMask: maskOf(after, layers),
    beforeMask: maskOf(before, layers),
  };
}

/** The mask of a scene's date, if there is one. */
export const maskOf = (scene: RasterLayerInfo | null, layers: readonly LayerInfo[]): string | null =>
  rastersOf(layers, 'mask').find((mask) => scene?.date != null && mask.date === scene.date)?.id ?? null;

function sameSeasonBefore(after: RasterLayerInfo, scenes: readonly RasterLayerInfo[]): RasterLayerInfo | null {
  const earlier = scenes.filter((scene) => scene.id !== after.id && (scene.date ?? '') < (after.date ?? ''));
  const ranked = [...earlier].sort((a, b) => seasonDistanceDays(after, a) - seasonDistanceDays(after, b));
  return ranked[0] ?? null;
}

/** How many days two dates are apart in the year, 0 to half a year. */
function seasonDistanceDays(a: RasterLayerInfo, b: RasterLayerInfo): number {
  const apart = Math.abs(Date.parse(a.date ?? '') - Date.parse(b.date ?? '')) / DAY_MS;
  const rest = apart % YEAR_DAYS;
  return Math.min(rest, YEAR_DAYS - rest);
}
