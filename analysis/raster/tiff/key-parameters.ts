import { LENGTH_UNITS } from '../../core/crs/ellipsoids.ts';
import { type CrsParameters, DEGREES, type NumberName } from '../../core/crs/parameters.ts';
import { settledNumbers } from '../../core/crs/settle-numbers.ts';

type KeyNumber = (id: number) => number | undefined;

/** Projections of ProjCoordTransGeoKey 3075 (OGC 19-008r4, annex C.4.5) by PROJ's names; "polar" is stereographic at a pole. */
const METHODS: Readonly<Record<number, string>> = {
  1: 'tmerc',
  3: 'omerc',
  5: 'somerc',
  7: 'merc',
  8: 'lcc',
  9: 'lcc',
  10: 'laea',
  11: 'aea',
  12: 'aeqd',
  13: 'eqdc',
  14: 'stere',
  15: 'polar',
  16: 'sterea',
  17: 'eqc',
  18: 'cass',
  22: 'poly',
  23: 'robin',
  24: 'sinu',
  26: 'nzmg',
  27: 'tmerc',
  28: 'cea',
};

/** Which keys speak of a parameter, the usual first: origin, false origin, centre. */
const KEYS: Readonly<Partial<Record<NumberName, readonly number[]>>> = {
  lat_0: [3081, 3085, 3089],
  lon_0: [3080, 3084, 3088, 3095],
  lat_1: [3078],
  lat_2: [3079],
  alpha: [3094],
  gamma: [3096],
  k_0: [3092, 3093],
  x_0: [3082, 3086, 3090],
  y_0: [3083, 3087, 3091],
};

const ANGLES = new Set<NumberName>(['lat_0', 'lon_0', 'lat_1', 'lat_2', 'alpha', 'gamma']);
const PARALLEL_IS_TRUE = new Set(['merc', 'eqc', 'cea', 'polar']);

/** The projection of user-defined keys without its datum (shift null); null where none is given or it is not projected here. */
export function parametersOfKeys(number: KeyNumber): CrsParameters | null {
  const zone = utmOf(number(3074));
  const toMetre = unitOf(number);
  if (toMetre === null) return null;
  if (zone !== null) return { ...DEGREES, projection: 'tmerc', numbers: zone, toMetre, shift: null };
  const named = METHODS[number(3075) ?? 0];
  if (named === undefined) return null;
  const given: Partial<Record<NumberName, number>> = {};
  for (const [name, keys] of Object.entries(KEYS) as [NumberName, readonly number[]][]) {
    const value = keys.map(number).find((found) => found !== undefined);
    if (value === undefined || !Number.isFinite(value)) continue;
    given[name] = ANGLES.has(name) ? value * angleOf(number) : name === 'k_0' ? value : value * toMetre;
  }
  if (named === 'omerc') moveName(given, 'lon_0', 'lonc');
  if (PARALLEL_IS_TRUE.has(named)) moveName(given, 'lat_1', 'lat_ts');
  const axes = number(3075) === 27 ? 'ws' : 'en';
  const flags = number(3075) === 3 && number(3090) === undefined ? ['no_uoff'] : [];
  return { ...DEGREES, ...settledNumbers(named, given), axes, flags, toMetre, shift: null };
}

function moveName(numbers: Partial<Record<NumberName, number>>, from: NumberName, to: NumberName): void {
  const value = numbers[from];
  delete numbers[from];
  if (value !== undefined) numbers[to] = value;
}

/** Ellipsoid and prime meridian of the keys; null for what they leave unsaid. */
export function figureOfKeys(
  number: KeyNumber,
): { semiMajorM: number; inverseFlattening: number; meridianDeg: number } | null {
  const known = ELLIPSOID_CODES[number(2056) ?? 0];
  const semiMajorM = number(2057) ?? known?.[0];
  const semiMinorM = number(2058);
  const byMinor =
    semiMajorM !== undefined && semiMinorM !== undefined ? flatteningOf(semiMajorM, semiMinorM) : undefined;
  const inverseFlattening = number(2059) ?? byMinor ?? known?.[1];
  if (semiMajorM === undefined || inverseFlattening === undefined) return null;
  if (!(semiMajorM > 1_000) || !(inverseFlattening >= 0)) return null;
  return { semiMajorM, inverseFlattening, meridianDeg: number(2061) ?? 0 };
}

const flatteningOf = (a: number, b: number): number => (a === b ? 0 : a / (a - b));

/** EPSG codes of ellipsoids that user-defined systems name. */
const ELLIPSOID_CODES: Readonly<Record<number, readonly [semiMajorM: number, inverseFlattening: number]>> = {
  1024: [6_378_137, 298.257222101],
  7019: [6_378_137, 298.257222101],
  7030: [6_378_137, 298.257223563],
  7024: [6_378_245, 298.3],
  7049: [6_378_140, 298.257],
  7022: [6_378_388, 297],
  7004: [6_377_397.155, 299.1528128],
  7008: [6_378_206.4, 294.978698213898],
  7001: [6_377_563.396, 299.3249646],
  7043: [6_378_135, 298.26],
};

/** ProjectionGeoKey 160zz and 161zz: UTM zone zz, north and south. */
function utmOf(code: number | undefined): Partial<Record<NumberName, number>> | null {
  const zone = (code ?? 0) % 100;
  const side = Math.floor((code ?? 0) / 100);
  if ((side !== 160 && side !== 161) || zone < 1 || zone > 60) return null;
  return { lat_0: 0, lon_0: zone * 6 - 183, k_0: 0.9996, x_0: 500_000, y_0: side === 161 ? 10_000_000 : 0 };
}

/** Metres in one unit of the projected coordinates (ProjLinearUnitsGeoKey); null for a unit that is not known. */
export function unitOf(number: KeyNumber): number | null {
  const code = number(3076) ?? 9001;
  if (code === 32767) return number(3077) ?? null;
  return UNITS[code] ?? null;
}

const UNITS: Readonly<Record<number, number>> = {
  9001: 1,
  9002: LENGTH_UNITS['ft']!,
  9003: LENGTH_UNITS['us-ft']!,
  9036: 1_000,
};

/** Degrees in one angular unit of the keys. */
const angleOf = (number: KeyNumber): number =>
  number(2054) === 9105 ? 0.9 : number(2054) === 9101 ? 180 / Math.PI : 1;
