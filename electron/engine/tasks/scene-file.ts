import type { Run } from '../../../analysis/core/run.ts';
import { BAND_ROLES } from '../../../analysis/dumps/index.ts';
import type { SceneInput } from '../../../analysis/dumps/types.ts';
import { bandRolesOf } from '../../../analysis/raster/index.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import { rasterOf } from '../datasets/raster-handles.ts';

/** A scene on disk and what is known of it; what is null is found out from the file. */
export interface SceneFile {
  readonly path: string;
  readonly date: string | null;
  readonly maskPath: string | null;
  /** 0-based band numbers by role */
  readonly bands: Readonly<Record<string, number>> | null;
  /** reflectance = stored · scale + offset */
  readonly scale: number | null;
  readonly offset: number | null;
}

/** Opens the scene for the detection. */
export async function sceneInput(scene: SceneFile, run: Run): Promise<SceneInput> {
  const file = await rasterOf(scene.path);
  const mask = scene.maskPath === null ? undefined : await rasterOf(scene.maskPath);
  const automatic = await reflectanceRule(file, run);
  return {
    file,
    date: scene.date ?? file.info.date,
    bands: knownBands(scene.bands ?? bandRolesOf(file.info)),
    scale: scene.scale ?? automatic.scale,
    offset: scene.offset ?? (scene.scale === null ? automatic.offset : 0),
    ...(mask && { mask }),
  };
}

/** The roles that the detection knows; a coastal band, for one, takes no part. */
const knownBands = (bands: Readonly<Record<string, number>>): SceneInput['bands'] =>
  Object.fromEntries(Object.entries(bands).filter(([role]) => BAND_ROLES.some((known) => known === role)));

/** Sentinel-2 products of processing baseline 04.00 and later store reflectance · 10000 + 1000. */
const QUANTIFICATION = 10_000;
const RADIO_OFFSET = 1000;
/** Hardly any ground is darker than this much below the offset: noise over water and deep shadow only. */
const DARKEST_WITH_OFFSET = 900;
const LOOK_PIXELS = 200;

/** Eight bits hold no reflectance · 10,000: the values are stretched counts, and full scale is taken for 1. */
const EIGHT_BIT_FULL_SCALE = 255;

/** Whether the values of a scene are only stretched counts, so that thresholds on reflectance fit them loosely. */
export const isEightBit = ({ info }: Pick<RasterFile, 'info'>): boolean =>
  (info.sampleType === 'uint8' || info.sampleType === 'int8') && info.bands[0]?.scale === 1;

/**
 * What the file itself says, else × 1/255 for 8-bit values, else the Sentinel-2 rule for integers: × 1/10,000, and −0.1
 * when not one pixel of a look at the whole scene is darker than the offset allows. Floating-point values are taken as
 * reflectance.
 */
export async function reflectanceRule(file: RasterFile, run: Run): Promise<{ scale: number; offset: number }> {
  const { info } = file;
  const [first] = info.bands;
  if (first && (first.scale !== 1 || first.offset !== 0)) return { scale: first.scale, offset: first.offset };
  if (info.sampleType.startsWith('float')) return { scale: 1, offset: 0 };
  if (isEightBit(file)) return { scale: 1 / EIGHT_BIT_FULL_SCALE, offset: 0 };
  const whole = { column: 0, row: 0, width: info.width, height: info.height };
  const width = Math.min(LOOK_PIXELS, info.width);
  const height = Math.min(LOOK_PIXELS, info.height);
  const look = await file.readPreview(
    whole,
    info.bands.map((_, band) => band),
    width,
    height,
    run,
  );
  let darkest = Number.POSITIVE_INFINITY;
  for (const band of look.bands) for (const value of band) if (value < darkest) darkest = value;
  const hasOffset = Number.isFinite(darkest) && darkest >= DARKEST_WITH_OFFSET;
  return { scale: 1 / QUANTIFICATION, offset: hasOffset ? -RADIO_OFFSET / QUANTIFICATION : 0 };
}
