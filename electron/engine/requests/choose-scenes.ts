import type { LayerInfo, RasterLayerInfo } from '../../contract/model.ts';

const DAY_MS = 86_400_000;
const YEAR_DAYS = 365.25;

export interface SceneChoice {
  readonly after: RasterLayerInfo;
  readonly before: RasterLayerInfo | null;
  readonly afterMask: RasterLayerInfo | null;
  readonly beforeMask: RasterLayerInfo | null;
}

/**
 * The newest dated scene, the earlier one nearest to its season (ties: the newer one), and their masks; null without a dated
 * scene. The window proposes the same pair; how far apart the seasons are is among the notes of the run.
 */
export function chooseScenes(layers: readonly LayerInfo[]): SceneChoice | null {
  const scenes = layers
    .filter(
      (layer): layer is RasterLayerInfo => layer.kind === 'raster' && layer.role === 'scene' && layer.date !== null,
    )
    .sort((a, b) => b.date!.localeCompare(a.date!));
  const [after] = scenes;
  if (after === undefined) return null;
  const [before = null] = scenes
    .filter((scene) => scene.date! < after.date!)
    .sort((a, b) => seasonDistanceDays(a.date!, after.date!) - seasonDistanceDays(b.date!, after.date!));
  return { after, before, afterMask: maskOf(after, layers), beforeMask: before && maskOf(before, layers) };
}

function maskOf(scene: RasterLayerInfo, layers: readonly LayerInfo[]): RasterLayerInfo | null {
  const mask = layers.find((layer) => layer.kind === 'raster' && layer.role === 'mask' && layer.date === scene.date);
  return mask?.kind === 'raster' ? mask : null;
}

/** How many days two dates are apart in the year, 0 to half a year. */
export function seasonDistanceDays(dateA: string, dateB: string): number {
  const rest = (Math.abs(Date.parse(dateA) - Date.parse(dateB)) / DAY_MS) % YEAR_DAYS;
  return Math.min(rest, YEAR_DAYS - rest);
}
