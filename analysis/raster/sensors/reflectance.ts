import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import { sensorOf } from '../band-roles.ts';
import type { RasterFile, RasterInfo } from '../raster-file.ts';

/** Reflectance = stored · scale + offset. */
export interface Rescaling {
  readonly scale: number;
  readonly offset: number;
}

/** How the stored values of a raster become reflectance, and who says so. */
export interface ReflectanceRule {
  /** one for each band of the file */
  readonly bands: readonly Rescaling[];
  readonly how: Words;
  /** false when the values are no reflectance, so that thresholds on it fit them loosely */
  readonly isReflectance: boolean;
}

/** Among the metadata of a raster: the file that its factors come from, when it is another one. */
export const REFLECTANCE_BY = 'REFLECTANCE_BY';

const QUANTIFICATION = 10_000;
const OFFSET = -1000;
/** Hardly any ground is darker than this much below the offset: noise over water and deep shadow only. */
const DARKEST_WITH_OFFSET = 900;
const LOOK_PIXELS = 200;
/** Eight bits hold no reflectance · 10,000: the values are stretched counts, and full scale is taken for 1. */
const EIGHT_BIT_FULL_SCALE = 255;
/** Processing baseline from which Sentinel-2 products carry the offset (ESA, 2022-01-25). */
const BASELINE_WITH_OFFSET = 4;
/** Collection 2 level 2 science products (USGS LSDS-1619, table 6-1). */
const LANDSAT_SURFACE: Rescaling = { scale: 0.0000275, offset: -0.2 };

/** Whether the values of a scene are only stretched counts, so that thresholds on reflectance fit them loosely. */
export const isEightBit = ({ info }: Pick<RasterFile, 'info'>): boolean =>
  (info.sampleType === 'uint8' || info.sampleType === 'int8') && info.bands[0]?.scale === 1;

/** Level 1 of Landsat 8 and 9, before the sun's height (USGS, Landsat 8-9 Data Users Handbook). */
const LANDSAT_TOP: Rescaling = { scale: 0.00002, offset: -0.1 };

/**
 * In this order: what the file says band by band, floating point as it is, 8-bit values × 1/255, Landsat Collection 2
 * level 2 by its name, Sentinel-2 by its processing baseline and by its darkest pixel, integers of any other sensor × 1/10,000.
 *
 * The −1000 of Sentinel-2 is never told by the date alone: providers reprocess old scenes and take the offset off new ones.
 * So a baseline is believed unless the darkest pixel of a look at the whole scene speaks against it.
 */
export async function reflectanceRule(file: RasterFile, run: Run): Promise<ReflectanceRule> {
  const { info } = file;
  if (info.bands.some(({ scale, offset }) => scale !== 1 || offset !== 0)) {
    const bands = info.bands.map(({ scale, offset }) => ({ scale, offset }));
    const by = info.metadata?.get(REFLECTANCE_BY);
    const how = { zh: `按${by ?? '文件'}中的缩放和偏移`, en: `by the scale and offset in ${by ?? 'the file'}` };
    return { bands, how, isReflectance: true };
  }
  if (info.sampleType.startsWith('float'))
    return same(
      info,
      { scale: 1, offset: 0 },
      { zh: '浮点值按反射率使用', en: 'floating-point values as reflectance' },
    );
  if (isEightBit(file)) {
    const how = {
      zh: '8 位数值不是反射率，按满量程 255 = 1 换算',
      en: '8-bit counts are no reflectance; 255 was taken for 1',
    };
    return same(info, { scale: 1 / EIGHT_BIT_FULL_SCALE, offset: 0 }, how, false);
  }
  const sensor = sensorOf(info);
  if (sensor?.startsWith('landsat') || info.bands.some(({ name }) => /^sr_b\d/i.test(name ?? ''))) {
    if (isLandsatSurface(info))
      return same(info, LANDSAT_SURFACE, {
        zh: '陆地卫星 Collection 2 L2：× 0.0000275 − 0.2',
        en: 'Landsat Collection 2 level 2: × 0.0000275 − 0.2',
      });
    return same(info, LANDSAT_TOP, {
      zh: '陆地卫星 L1：× 0.00002 − 0.1，未按太阳高度角订正；请改用 MTL.txt 打开',
      en: 'Landsat level 1: × 0.00002 − 0.1, not corrected for the height of the sun; open its MTL.txt instead',
    });
  }
  return sensor === null || sensor === 'sentinel2' ? sentinel2Rule(file, run) : otherIntegers(info);
}

const isLandsatSurface = ({ name, bands, metadata }: RasterInfo): boolean =>
  /_l2s[pr]_|_sr(_|$|\.)/i.test(name) ||
  /^L2S[PR]$/.test(metadata?.get('PROCESSING_LEVEL') ?? '') ||
  bands.some((band) => /^sr_b\d/i.test(band.name ?? ''));

async function sentinel2Rule(file: RasterFile, run: Run): Promise<ReflectanceRule> {
  const darkest = await darkestValue(file, run);
  const looksOffset = Number.isFinite(darkest) && darkest >= DARKEST_WITH_OFFSET;
  const baseline = baselineOf(file.info);
  const hasOffset = looksOffset && (baseline === null || baseline >= BASELINE_WITH_OFFSET);
  const bands = { scale: 1 / QUANTIFICATION, offset: hasOffset ? OFFSET / QUANTIFICATION : 0 };
  const lead = {
    zh: `× 1/10000${hasOffset ? '，偏移 −0.1' : ''}`,
    en: `× 1/10,000${hasOffset ? ' with offset −0.1' : ''}`,
  };
  const seen = Number.isFinite(darkest) ? Math.round(darkest) : '–';
  if (baseline === null)
    return same(file.info, bands, {
      zh: `${lead.zh}：文件未注明处理基线，按最暗像元 ${seen} 判断`,
      en: `${lead.en}: the file tells no processing baseline; judged by its darkest pixel, ${seen}`,
    });
  const number = baseline.toFixed(2).padStart(5, '0');
  const isTakenOff = baseline >= BASELINE_WITH_OFFSET && !hasOffset;
  return same(file.info, bands, {
    zh: `${lead.zh}：处理基线 ${number}${isTakenOff ? `，但最暗像元为 ${seen}，偏移应已由提供方去除` : ''}`,
    en: `${lead.en}: processing baseline ${number}${isTakenOff ? `, but its darkest pixel is ${seen}, so the provider has taken the offset off` : ''}`,
  });
}

/** The processing baseline of a Sentinel-2 product, from its metadata or its name (…_N0400_…); null when neither tells. */
export function baselineOf({ name, metadata }: RasterInfo): number | null {
  const said = Number(metadata?.get('PROCESSING_BASELINE') ?? metadata?.get('S2:PROCESSING_BASELINE') ?? Number.NaN);
  if (said > 0) return said;
  const text = [metadata?.get('PRODUCT_URI') ?? '', name].join(' ');
  const digits = /_N(\d{2})(\d{2})(?=_)/i.exec(text);
  return digits ? Number(`${digits[1]}.${digits[2]}`) : null;
}

const otherIntegers = (info: RasterInfo): ReflectanceRule =>
  same(
    info,
    { scale: 1 / QUANTIFICATION, offset: 0 },
    {
      zh: '按 × 1/10000 换算；若数值是未定标的 DN，请先定标或用 --scale、--offset 指定',
      en: '× 1/10,000; if these are raw counts, calibrate them first or give --scale and --offset',
    },
  );

function same(info: RasterInfo, rescaling: Rescaling, how: Words, isReflectance = true): ReflectanceRule {
  return { bands: info.bands.map(() => rescaling), how, isReflectance };
}

async function darkestValue(file: RasterFile, run: Run): Promise<number> {
  const { width, height, bands } = file.info;
  const look = await file.readPreview(
    { column: 0, row: 0, width, height },
    bands.map((_, band) => band),
    Math.min(LOOK_PIXELS, width),
    Math.min(LOOK_PIXELS, height),
    run,
  );
  let darkest = Number.POSITIVE_INFINITY;
  for (const band of look.bands) for (const value of band) if (value < darkest) darkest = value;
  return darkest;
}
