import type { Words } from '../../core/words.ts';
import type { BandRole } from './roles.ts';

export type SensorId =
  | 'sentinel2'
  | 'landsat-oli'
  | 'landsat-tm'
  | 'gaofen-4'
  | 'gaofen6-wfv'
  | 'worldview'
  | 'superdove'
  | 'rapideye';

/** One way in which the bands of a sensor are stacked into one file. */
export interface BandOrder {
  readonly sensor: SensorId;
  readonly title: Words;
  readonly order: readonly (BandRole | null)[];
  /** may be taken for a file that does not name its sensor */
  readonly byCountAlone: 'always' | 'more-than-8-bits' | 'never';
  readonly citation: string;
}

/** File names by which suppliers tell the sensor; the first that fits decides. */
export const SENSOR_NAMES: readonly { readonly sensor: SensorId; readonly pattern: RegExp }[] = [
  {
    sensor: 'sentinel2',
    pattern: /(^|[^a-z])s2[abc]?[_-]|msil[12][ac]|(^|_)t\d{2}[a-z]{3}_\d{8}t\d{6}|sentinel-?2|哨兵/i,
  },
  { sensor: 'landsat-oli', pattern: /(^|[^a-z])l[co]0?[89]([_\d-]|$)|landsat[ _-]?[89]/i },
  { sensor: 'landsat-tm', pattern: /(^|[^a-z])l[te]0?[457]([_\d-]|$)|landsat[ _-]?[457]/i },
  { sensor: 'gaofen6-wfv', pattern: /gf-?6[_-]?wfv/i },
  {
    sensor: 'gaofen-4',
    pattern:
      /(^|[^a-z])(gf-?[1267][bcd]?|zy-?(3|30[123]|1e)|bj-?[23][a-n]?|triplesat|jl-?1|sv-?1|cb04a?)[_-]|高分|资源三号|北京[二三]号|吉林一号/i,
  },
  { sensor: 'worldview', pattern: /worldview|(^|_)wv0?[23]/i },
  { sensor: 'superdove', pattern: /analyticms(_sr)?_8b/i },
  { sensor: 'rapideye', pattern: /rapideye|(^|_)re[1-5][_-]/i },
];

const ESA = 'ESA, Sentinel-2 Products Specification Document (S2-PDGS-TAS-DI-PSD), table of spectral bands';
const USGS = 'USGS, Landsat Collection 2 Level 2 Science Product Guide (LSDS-1619, LSDS-1618)';
const CRESDA = 'CRESDA (中国资源卫星应用中心), satellite payload parameters';

/** The stacks in use, the likelier of two of one length first. */
export const BAND_ORDERS: readonly BandOrder[] = [
  {
    sensor: 'sentinel2',
    title: { zh: '哨兵二号 10 波段（B2…B8A、B11、B12）', en: 'ten Sentinel-2 bands (B2 … B8A, B11, B12)' },
    order: ['blue', 'green', 'red', 'redEdge1', 'redEdge2', 'redEdge3', 'nir', 'nirNarrow', 'swir1', 'swir2'],
    byCountAlone: 'more-than-8-bits',
    citation: ESA,
  },
  {
    sensor: 'sentinel2',
    title: { zh: '哨兵二号 L2A 12 波段（无 B10）', en: 'twelve Sentinel-2 L2A bands (no B10)' },
    order: [
      ...(['coastal', 'blue', 'green', 'red', 'redEdge1', 'redEdge2', 'redEdge3', 'nir', 'nirNarrow'] as const),
      ...([null, 'swir1', 'swir2'] as const),
    ],
    byCountAlone: 'more-than-8-bits',
    citation: ESA,
  },
  {
    sensor: 'sentinel2',
    title: { zh: '哨兵二号 L1C 13 波段', en: 'thirteen Sentinel-2 L1C bands' },
    order: [
      ...(['coastal', 'blue', 'green', 'red', 'redEdge1', 'redEdge2', 'redEdge3', 'nir', 'nirNarrow'] as const),
      ...([null, null, 'swir1', 'swir2'] as const),
    ],
    byCountAlone: 'more-than-8-bits',
    citation: ESA,
  },
  {
    sensor: 'sentinel2',
    title: { zh: '哨兵二号 4 波段（B2、B3、B4、B8）', en: 'four Sentinel-2 bands (B2, B3, B4, B8)' },
    order: ['blue', 'green', 'red', 'nir'],
    byCountAlone: 'never',
    citation: ESA,
  },
  {
    sensor: 'landsat-tm',
    title: {
      zh: '陆地卫星 6 波段（TM/ETM+ 1–5、7，或 OLI 2–7）',
      en: 'six Landsat bands (TM/ETM+ 1–5 and 7, or OLI 2–7)',
    },
    order: ['blue', 'green', 'red', 'nir', 'swir1', 'swir2'],
    byCountAlone: 'always',
    citation: USGS,
  },
  {
    sensor: 'landsat-oli',
    title: { zh: '陆地卫星 8/9 的 2–7 波段', en: 'Landsat 8/9 bands 2–7' },
    order: ['blue', 'green', 'red', 'nir', 'swir1', 'swir2'],
    byCountAlone: 'never',
    citation: USGS,
  },
  {
    sensor: 'landsat-oli',
    title: { zh: '陆地卫星 8/9 的 1–7 波段', en: 'Landsat 8/9 bands 1–7' },
    order: ['coastal', 'blue', 'green', 'red', 'nir', 'swir1', 'swir2'],
    byCountAlone: 'more-than-8-bits',
    citation: USGS,
  },
  {
    sensor: 'landsat-tm',
    title: { zh: '陆地卫星 5/7 的 1–7 波段（6 为热红外）', en: 'Landsat 5/7 bands 1–7 (6 is thermal)' },
    order: ['blue', 'green', 'red', 'nir', 'swir1', null, 'swir2'],
    byCountAlone: 'always',
    citation: USGS,
  },
  {
    sensor: 'landsat-oli',
    title: { zh: '陆地卫星 8/9 的 1–11 波段', en: 'Landsat 8/9 bands 1–11' },
    order: ['coastal', 'blue', 'green', 'red', 'nir', 'swir1', 'swir2', null, null, null, null],
    byCountAlone: 'more-than-8-bits',
    citation: USGS,
  },
  {
    sensor: 'gaofen-4',
    title: {
      zh: '蓝、绿、红、近红外 4 波段（高分一、二、六号，资源三号，北京二、三号等）',
      en: 'blue, green, red, near infrared (Gaofen-1/2/6, Ziyuan-3, Beijing-2/3 and others)',
    },
    order: ['blue', 'green', 'red', 'nir'],
    byCountAlone: 'more-than-8-bits',
    citation: CRESDA,
  },
  {
    sensor: 'gaofen6-wfv',
    title: { zh: '高分六号宽幅 8 波段', en: 'eight bands of the Gaofen-6 wide-field camera' },
    // Seventh 0.40–0.45 µm, eighth 0.59–0.63 µm (yellow).
    order: ['blue', 'green', 'red', 'nir', 'redEdge1', 'redEdge2', 'coastal', null],
    byCountAlone: 'never',
    citation: CRESDA,
  },
  {
    sensor: 'worldview',
    title: { zh: 'WorldView-2/3 8 波段', en: 'eight WorldView-2/3 bands' },
    order: ['coastal', 'blue', 'green', null, 'red', 'redEdge1', 'nir', 'nirNarrow'],
    byCountAlone: 'never',
    citation: 'Maxar, WorldView-3 data sheet',
  },
  {
    sensor: 'superdove',
    title: { zh: 'PlanetScope SuperDove 8 波段', en: 'eight PlanetScope SuperDove bands' },
    order: ['coastal', 'blue', null, 'green', null, 'red', 'redEdge1', 'nir'],
    byCountAlone: 'never',
    citation: 'Planet, Imagery Product Specifications',
  },
  {
    sensor: 'rapideye',
    title: { zh: 'RapidEye 5 波段', en: 'five RapidEye bands' },
    order: ['blue', 'green', 'red', 'redEdge1', 'nir'],
    byCountAlone: 'never',
    citation: 'Planet, RapidEye Imagery Product Specifications',
  },
];
