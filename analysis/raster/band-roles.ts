import type { Words } from '../core/words.ts';
import type { RasterInfo } from './raster-file.ts';

/** What a band is for. Names follow Sentinel-2: redEdge1 = B5 … redEdge3 = B7, nir = B8, nirNarrow = B8A, swir1 = B11, swir2 = B12. */
export type BandRole =
  | 'coastal'
  | 'blue'
  | 'green'
  | 'red'
  | 'redEdge1'
  | 'redEdge2'
  | 'redEdge3'
  | 'nir'
  | 'nirNarrow'
  | 'swir1'
  | 'swir2';

/** 0-based band numbers by role; a role that the raster lacks is absent. */
export type BandRoles = Partial<Record<BandRole, number>>;

export interface FoundBandRoles {
  readonly roles: BandRoles;
  readonly how: Words;
}

/** The bands of a raster by what they are for: empty when neither names nor a known layout tell. */
export const bandRolesOf = (info: RasterInfo): BandRoles => findBandRoles(info).roles;

/** The same with how it was decided: band names first, then layouts of known sensors by their number of bands. */
export function findBandRoles(info: RasterInfo): FoundBandRoles {
  const byName = rolesByName(info.bands.map(({ name }) => name ?? ''));
  if (Object.keys(byName).length > 0)
    return { roles: byName, how: { zh: '按波段名称', en: 'by the names of the bands' } };
  const preset = PRESETS.find(({ order, fits }) => order.length === info.bands.length && fits(info));
  if (preset === undefined) return { roles: {}, how: { zh: '波段用途未知', en: 'nothing tells what the bands are' } };
  const roles: BandRoles = {};
  for (const [band, role] of preset.order.entries()) if (role !== null) roles[role] = band;
  return { roles, how: preset.how };
}

interface Preset {
  readonly order: readonly (BandRole | null)[];
  readonly how: Words;
  fits(info: RasterInfo): boolean;
}

const isWide = ({ sampleType }: RasterInfo): boolean => sampleType !== 'uint8' && sampleType !== 'int8';

const PRESETS: readonly Preset[] = [
  {
    order: ['blue', 'green', 'red', 'redEdge1', 'redEdge2', 'redEdge3', 'nir', 'nirNarrow', 'swir1', 'swir2'],
    how: { zh: '按哨兵二号 10 波段顺序（B2…B12）', en: 'by the order of ten Sentinel-2 bands (B2 … B12)' },
    fits: isWide,
  },
  {
    order: [
      ...(['coastal', 'blue', 'green', 'red', 'redEdge1', 'redEdge2', 'redEdge3', 'nir', 'nirNarrow'] as const),
      ...([null, null, 'swir1', 'swir2'] as const),
    ],
    how: { zh: '按哨兵二号 L1C 13 波段顺序', en: 'by the order of the thirteen Sentinel-2 L1C bands' },
    fits: isWide,
  },
  {
    order: ['blue', 'green', 'red', 'nir', 'swir1', 'swir2'],
    how: { zh: '按陆地卫星 6 波段顺序', en: 'by the order of six Landsat bands' },
    fits: () => true,
  },
  {
    order: ['blue', 'green', 'red', 'nir'],
    how: { zh: '按蓝、绿、红、近红外 4 波段顺序', en: 'by the order blue, green, red, near infrared' },
    fits: isWide,
  },
];

const NAMES: Readonly<Record<BandRole, RegExp>> = {
  coastal: /^(b0?1|coastal|aerosol|海岸.*|气溶胶)$/,
  blue: /^(b0?2|blue|蓝.*)$/,
  green: /^(b0?3|green|绿.*)$/,
  red: /^(b0?4|red|红|红光|红波段)$/,
  redEdge1: /^(b0?5|rededge1|re1|vre1|红边1)$/,
  redEdge2: /^(b0?6|rededge2|re2|vre2|红边2)$/,
  redEdge3: /^(b0?7|rededge3|re3|vre3|红边3)$/,
  nir: /^(b0?8|nir|nir1|nearinfrared|近红外)$/,
  nirNarrow: /^(b8a|b08a|nir2|nirnarrow|narrownir|窄近红外)$/,
  swir1: /^(b11|swir1|swir16|短波红外1)$/,
  swir2: /^(b12|swir2|swir22|短波红外2)$/,
};

/** Landsat 8 and 9 name their bands B1–B7 too, but B5 is near infrared there: told by having no B8A and no B11. */
const LANDSAT: Readonly<Record<string, BandRole>> = {
  b1: 'coastal',
  b2: 'blue',
  b3: 'green',
  b4: 'red',
  b5: 'nir',
  b6: 'swir1',
  b7: 'swir2',
};

function rolesByName(names: readonly string[]): BandRoles {
  const cleaned = names.map((name) =>
    name
      .toLowerCase()
      .replace(/^(s2|sr|band|波段)[ _-]*/, (prefix) => (prefix.startsWith('band') ? 'b' : ''))
      .replace(/[ _-]/g, ''),
  );
  const isLandsat = names.some((name) => /^sr_b\d$/i.test(name)) || isLandsatSet(cleaned);
  const roles: BandRoles = {};
  for (const [band, name] of cleaned.entries()) {
    const role = isLandsat ? LANDSAT[name] : (Object.keys(NAMES) as BandRole[]).find((one) => NAMES[one].test(name));
    if (role !== undefined && roles[role] === undefined) roles[role] = band;
  }
  return roles;
}

const isLandsatSet = (names: readonly string[]): boolean =>
  names.length >= 6 && names.length <= 7 && names.every((name) => /^b[1-7]$/.test(name)) && names.includes('b5');
