import type { Run } from '../../core/run.ts';
import type { RasterFile } from '../raster-file.ts';

/** The three layouts of Landsat quality bands. */
export type QaLayout = 'collection-2' | 'collection-1' | 'before-collections';

/** Classes of the Sentinel-2 scene classification (SCL) that a quality pixel comes to. */
const [NO_DATA, SHADOW, CLEAR, WATER, CLOUD, CIRRUS, SNOW] = [0, 3, 5, 6, 9, 10, 11] as const;

const HIGH = 3;
/** Collection 1 has thirteen bits; the older layout sets bit 14 or 15 in every pixel of a scene. */
const COLLECTION_1_BELOW = 8192;
const LOOK_PIXELS = 200;

/**
 * Is this raster a Landsat quality band, and in which layout? By its name (QA_PIXEL, BQA), and by its values where two layouts
 * share a name; null for anything else, which is taken for classes as they are.
 */
export async function qaLayoutOf({ info, readPreview }: RasterFile, run: Run): Promise<QaLayout | null> {
  if (info.bands.length !== 1 || info.sampleType !== 'uint16') return null;
  if (/qa_?pixel/i.test(info.name)) return 'collection-2';
  if (!/bqa/i.test(info.name)) return null;
  const whole = { column: 0, row: 0, width: info.width, height: info.height };
  const side = (length: number): number => Math.min(LOOK_PIXELS, length);
  const look = await readPreview(whole, [0], side(info.width), side(info.height), run);
  return look.bands[0]!.some((value) => value >= COLLECTION_1_BELOW) ? 'before-collections' : 'collection-1';
}

/**
 * A quality band read as SCL classes: no data 0, shadow 3, clear 5, water 6, cloud 9, cirrus 10, snow 11. Bits as in USGS
 * LSDS-1619 table 6-3 (Collection 2), LSDS-1656 (Collection 1, confidences of 3 count) and the Landsat 8 quality band before
 * collections (the same, but its cirrus bits do not count: they claim wide parts of scenes that are clear to the eye).
 */
export function qaAsClasses(file: RasterFile, layout: QaLayout): RasterFile {
  const classOf = CLASSES[layout];
  const read: RasterFile['readWindow'] = async (window, bands, run) => {
    const grid = await file.readWindow(window, bands, run);
    return { ...grid, bands: grid.bands.map((pixels) => pixels.map((qa) => (Number.isNaN(qa) ? qa : classOf(qa)))) };
  };
  return {
    info: { ...file.info, sampleType: 'uint8', overviews: [] },
    readWindow: read,
    readPreview: file.readPreview,
  };
}

const bit = (qa: number, at: number): boolean => ((qa >> at) & 1) === 1;
const isHigh = (qa: number, at: number): boolean => ((qa >> at) & 3) === HIGH;

const CLASSES: Readonly<Record<QaLayout, (qa: number) => number>> = {
  'collection-2': (qa) => {
    if (bit(qa, 0)) return NO_DATA;
    if (bit(qa, 3) || bit(qa, 1)) return CLOUD;
    if (bit(qa, 2)) return CIRRUS;
    if (bit(qa, 4)) return SHADOW;
    return bit(qa, 5) ? SNOW : bit(qa, 7) ? WATER : CLEAR;
  },
  'collection-1': (qa) => {
    if (bit(qa, 0)) return NO_DATA;
    if (bit(qa, 4)) return CLOUD;
    if (isHigh(qa, 11)) return CIRRUS;
    if (isHigh(qa, 7)) return SHADOW;
    return isHigh(qa, 9) ? SNOW : CLEAR;
  },
  'before-collections': (qa) => {
    if (bit(qa, 0)) return NO_DATA;
    if (isHigh(qa, 14)) return CLOUD;
    return isHigh(qa, 10) ? SNOW : isHigh(qa, 4) ? WATER : CLEAR;
  },
};
