import type { SensorId } from './presets.ts';
import { type BandRole, type BandRoles, rolesOf } from './roles.ts';

/** Words for bands, the longer before those they contain: near infrared before red, red edge before red. */
const WORDS: readonly (readonly [BandRole | null, RegExp])[] = [
  ['swir2', /swir[ _-]?(2|22)|(short[ _-]?wave|短波)[^0-9]*2/],
  ['swir1', /swir|short[ _-]?wave|短波红外/],
  [null, /thermal|cirrus|热红外|卷云|water ?vapou?r|panchro|全色|\bpan\b|yellow|黄/],
  ['nirNarrow', /(narrow|窄)[ _-]?(nir|近红外)|nir[ _-]?(2|narrow|08)|\bnarrownir/],
  ['redEdge3', /(red[ _-]?edge|\bv?re|红边)[ _-]?3/],
  ['redEdge2', /(red[ _-]?edge|\bv?re|红边)[ _-]?2/],
  ['redEdge1', /red[ _-]?edge|\bv?re[ _-]?1|红边/],
  ['nir', /\bnir|near[ _-]?infra|近红外|[^a-z]nir/],
  ['coastal', /coastal|aerosol|ultra ?blue|violet|purple|海岸|气溶胶|紫/],
  ['blue', /blue|蓝/],
  ['green', /green|绿/],
  ['red', /\bred|[^a-z]red|红/],
];

/** Sentinel-2, Landsat 8/9 and Landsat 4–7 by band number. */
const SENTINEL2: Readonly<Record<string, BandRole>> = {
  ...{ '1': 'coastal', '2': 'blue', '3': 'green', '4': 'red', '5': 'redEdge1', '6': 'redEdge2', '7': 'redEdge3' },
  ...{ '8': 'nir', '8a': 'nirNarrow', '11': 'swir1', '12': 'swir2' },
};
const OLI: Readonly<Record<string, BandRole>> = {
  ...{ '1': 'coastal', '2': 'blue', '3': 'green', '4': 'red', '5': 'nir', '6': 'swir1', '7': 'swir2' },
};
const TM: Readonly<Record<string, BandRole>> = {
  ...{ '1': 'blue', '2': 'green', '3': 'red', '4': 'nir', '5': 'swir1', '7': 'swir2' },
};

const NUMBERED = /(?:^|[^a-z0-9])(?:b|band|波段|sr_b|layer)[ _-]?0?(\d{1,2}a?)(?![0-9a-z])/i;

/** Bands by what their names say, empty when the names say nothing. The sensor, where known, tells what a number means. */
export function rolesByName(names: readonly string[], sensor: SensorId | null): BandRoles {
  const numbers = names.map(bandNumber);
  const table = isRunningCount(numbers) && !isLiteral(names, sensor) ? null : numberTable(names, numbers, sensor);
  return rolesOf(names.map((name, band) => roleOfWord(name) ?? table?.[numbers[band] ?? ''] ?? null));
}

/** The band number in a name, lower case without leading zero. @example bandNumber('T50TMK_20250518T030539_B08') // '8' */
export const bandNumber = (name: string): string | null =>
  (/^0?(\d{1,2}a?)$/i.exec(name.trim()) ?? NUMBERED.exec(name))?.[1]?.toLowerCase() ?? null;

export const roleOfNumber = (number: string, sensor: SensorId | null): BandRole | null =>
  (sensor === 'landsat-oli' ? OLI : sensor === 'landsat-tm' ? TM : SENTINEL2)[number] ?? null;

function roleOfWord(name: string): BandRole | null {
  const lower = name.toLowerCase();
  return WORDS.find(([, pattern]) => pattern.test(lower))?.[0] ?? null;
}

/** “Band 1, Band 2, …” only counts; programs write it into any file. */
const isRunningCount = (numbers: readonly (string | null)[]): boolean =>
  numbers.every((number, band) => number === String(band + 1));

/** Landsat's own B1, B2, B3 … do count from one. */
const isLiteral = (names: readonly string[], sensor: SensorId | null): boolean =>
  isOliSet(names, sensor) ||
  (sensor?.startsWith('landsat') === true && names.every((name) => /^(sr_)?b\d/i.test(name.trim())));

/** Seven bands called B1 to B7 are a Landsat 8/9 stack: no Sentinel-2 stack ends there. */
const isOliSet = (names: readonly string[], sensor: SensorId | null): boolean =>
  sensor !== 'landsat-tm' && names.length === 7 && names.every((name) => /(^|sr_)b[1-7]$/i.test(name.trim()));

function numberTable(names: readonly string[], numbers: readonly (string | null)[], sensor: SensorId | null) {
  if (sensor === 'landsat-oli' || sensor === 'landsat-tm') return sensor === 'landsat-oli' ? OLI : TM;
  if (sensor !== null && sensor !== 'sentinel2') return null;
  const has = (number: string): boolean => numbers.includes(number);
  // Collection 2 names its bands SR_B1 …; six or seven numbers up to 7 with a 5 and no 8 are Landsat 8/9 too.
  const isOli = names.some((name) => /^sr_b\d$/i.test(name)) || isOliSet(names, sensor);
  const isOliSubset = sensor === null && names.length === 6 && ['2', '3', '4', '5', '6', '7'].every(has);
  return isOli || isOliSubset ? OLI : SENTINEL2;
}
