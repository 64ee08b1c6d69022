import { ELLIPSOIDS, LENGTH_UNITS, PRIME_MERIDIANS, PROJ_DATUMS } from './ellipsoids.ts';
import {
  type CrsParameters,
  DEGREES,
  NUMBER_NAMES,
  type NumberName,
  type PlaneShift,
  WGS84_SEMI_MAJOR_M,
} from './parameters.ts';
import { isProjection } from './projections.ts';

/** Why a description of a system cannot be used. */
export type CrsRefusal =
  | { readonly kind: 'not-understood'; readonly what: string }
  | { readonly kind: 'projection'; readonly what: string };

const TEXT_AT_MOST = 2_000;

/**
 * Reads a system in PROJ terms, `+init` and grids left aside. Never throws.
 *
 * An ellipsoid of our time and a sphere are taken as WGS 84 where no shift is given; any other leaves `shift` null.
 *
 * @example parametersOfProj('+proj=utm +zone=50 +datum=WGS84 +units=m +no_defs')
 */
export function parametersOfProj(text: string): CrsParameters | CrsRefusal {
  if (text.length > TEXT_AT_MOST) return refused('+proj');
  const [first, ...steps] = text.split(/\+step\b/).map((step) => wordsOf(step));
  if (first === undefined) return refused(text);
  if (first.get('proj') !== 'pipeline') return steps.length > 0 ? refused('+step') : systemOf(first);
  const [base, plane, ...more] = steps;
  if (base === undefined || more.length > 0) return refused('+proj=pipeline');
  const system = systemOf(base);
  if (plane === undefined || 'kind' in system) return system;
  const shift = planeOf(plane);
  return shift === null ? refused('+proj=helmert') : { ...system, plane: shift };
}

const refused = (what: string): CrsRefusal => ({ kind: 'not-understood', what: what.slice(0, 60) });

function wordsOf(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const [, key, value] of text.matchAll(/\+?([A-Za-z][\w]*)(?:\s*=\s*([^\s+]\S*|[+][\d.]\S*))?/g)) {
    if (!words.has(key!)) words.set(key!, value ?? '');
  }
  return words;
}

function systemOf(words: ReadonlyMap<string, string>): CrsParameters | CrsRefusal {
  const named = words.get('proj') ?? '';
  const projection = LONG_LAT.has(named) ? 'longlat' : (SHORTHANDS[named] ?? named);
  if (!isProjection(projection)) return { kind: 'projection', what: named };
  const numbers = numbersOf(words, named);
  const figure = figureOf(words);
  const meridianDeg = angleOf(words.get('pm') ?? '0', PRIME_MERIDIANS);
  const toMetre = projection === 'longlat' ? 1 : unitOf(words);
  const axes = (words.get('axis') ?? 'enu').slice(0, 2);
  if (numbers === null || figure === null || !Number.isFinite(meridianDeg)) return refused([...words.keys()].join(' '));
  if (!(toMetre > 0) || !/^([ew][ns]|[ns][ew])$/.test(axes)) return refused('+units +axis');
  const flags = FLAGS.filter((flag) => words.has(flag));
  return settledWebMercator({ projection, numbers, flags, axes, ...figure, meridianDeg, toMetre });
}

const SHORTHANDS: Readonly<Record<string, string>> = { utm: 'tmerc', ups: 'stere', etmerc: 'tmerc' };
const LONG_LAT = new Set(['longlat', 'latlong', 'lonlat', 'latlon']);
const FLAGS = ['no_uoff', 'czech'] as const;

/** The sphere of 6,378,137 m that Web Mercator is drawn on holds the degrees of WGS 84. */
export function settledWebMercator(system: CrsParameters): CrsParameters {
  const isSphere = system.projection === 'merc' && system.inverseFlattening === 0;
  if (!isSphere || Math.abs(system.semiMajorM - WGS84_SEMI_MAJOR_M) > 1e-3) return system;
  const { lat_0 = 0, lon_0 = 0, lat_ts = 0, k_0 = 1, x_0 = 0, y_0 = 0 } = system.numbers;
  if (lat_0 !== 0 || lon_0 !== 0 || lat_ts !== 0 || k_0 !== 1 || x_0 !== 0 || y_0 !== 0)
    return { ...system, shift: 'as-is' };
  return { ...DEGREES, projection: 'webmerc', toMetre: system.toMetre };
}

function numbersOf(words: ReadonlyMap<string, string>, named: string): Partial<Record<NumberName, number>> | null {
  const numbers: Partial<Record<NumberName, number>> = {};
  for (const name of NUMBER_NAMES) {
    const text = words.get(name) ?? (name === 'k_0' ? words.get('k') : undefined);
    if (text === undefined) continue;
    const value = name === 'k_0' || name === 'x_0' || name === 'y_0' ? Number(text) : angleOf(text, {});
    if (text === '' || !Number.isFinite(value)) return null;
    numbers[name] = value;
  }
  if (words.has('hyperbolic')) return null;
  if (named === 'ups') {
    return { lat_0: words.has('south') ? -90 : 90, lon_0: 0, k_0: 0.994, x_0: 2_000_000, y_0: 2_000_000 };
  }
  if (named !== 'utm') return numbers;
  const zone = Number(words.get('zone'));
  if (!Number.isInteger(zone) || zone < 1 || zone > 60) return null;
  return { lat_0: 0, lon_0: zone * 6 - 183, k_0: 0.9996, x_0: 500_000, y_0: words.has('south') ? 10_000_000 : 0 };
}

/** Degrees: decimal, or PROJ's 117d30'15"E, or a name. */
function angleOf(text: string, names: Readonly<Record<string, number>>): number {
  const named = names[text];
  if (named !== undefined) return named;
  const [, sign, degrees, minutes, seconds, side] =
    /^([-+]?)(\d+(?:\.\d*)?)d(?:(\d+(?:\.\d*)?)'?)?(?:(\d+(?:\.\d*)?)"?)?([NSEW])?$/i.exec(text) ?? [];
  if (degrees === undefined) return text === '' ? Number.NaN : Number(text);
  const value = Number(degrees) + Number(minutes ?? 0) / 60 + Number(seconds ?? 0) / 3_600;
  return sign === '-' || /[SW]/i.test(side ?? '') ? -value : value;
}

function unitOf(words: ReadonlyMap<string, string>): number {
  const factor = words.get('to_meter');
  if (factor === undefined) return LENGTH_UNITS[words.get('units') ?? 'm'] ?? Number.NaN;
  const [above, below = '1'] = factor.split('/');
  return Number(above) / Number(below);
}

type Figure = Pick<CrsParameters, 'semiMajorM' | 'inverseFlattening' | 'shift'>;

function figureOf(words: ReadonlyMap<string, string>): Figure | null {
  const datum = words.get('datum');
  const [ellipsoid, datumShift] =
    datum === undefined ? [words.get('ellps') ?? 'WGS84', null] : (PROJ_DATUMS[datum] ?? []);
  const known = ellipsoid === undefined ? undefined : ELLIPSOIDS[ellipsoid];
  if (known === undefined) return null;
  const radius = numberIn(words, 'R');
  const semiMajorM = radius ?? numberIn(words, 'a') ?? known[0];
  const inverseFlattening = radius !== null ? 0 : flatteningOf(words, semiMajorM, known[1]);
  if (!(semiMajorM > 1_000) || !(inverseFlattening >= 0)) return null;
  const shift = shiftOf(words, datumShift ?? null);
  if (shift === undefined) return null;
  return { semiMajorM, inverseFlattening, shift: shift ?? shiftByFigure(semiMajorM, inverseFlattening) };
}

function flatteningOf(words: ReadonlyMap<string, string>, semiMajorM: number, known: number): number {
  const [rf, f, b] = [numberIn(words, 'rf'), numberIn(words, 'f'), numberIn(words, 'b')];
  if (rf !== null) return rf;
  if (f !== null) return f === 0 ? 0 : 1 / f;
  if (b !== null) return b === semiMajorM ? 0 : semiMajorM / (semiMajorM - b);
  return known;
}

const numberIn = (words: ReadonlyMap<string, string>, name: string): number | null => {
  const text = words.get(name);
  return text === undefined ? null : text === '' ? Number.NaN : Number(text);
};

/** null where none is given, undefined where it is malformed. */
function shiftOf(
  words: ReadonlyMap<string, string>,
  ofDatum: readonly number[] | null,
): CrsParameters['shift'] | undefined {
  const given = words.get('towgs84');
  if (given !== undefined) {
    const parts = given.split(',').map(Number);
    return (parts.length === 3 || parts.length === 7) && parts.every(Number.isFinite) ? parts : undefined;
  }
  if (words.get('nadgrids') === '@null') return 'as-is';
  return ofDatum;
}

/** What a bare ellipsoid says of the datum: a modern one is within a metre or two of WGS 84, a sphere is at best approximate. */
export function shiftByFigure(semiMajorM: number, inverseFlattening: number): CrsParameters['shift'] {
  if (inverseFlattening === 0) return 'as-is';
  const isModern = Math.abs(semiMajorM - WGS84_SEMI_MAJOR_M) < 1e-3 && Math.abs(inverseFlattening - 298.25722) < 1e-4;
  return isModern ? [0, 0, 0] : null;
}

/** +s and +theta of PROJ's plane Helmert, which turns the base system's plane back into the local one. */
function planeOf(words: ReadonlyMap<string, string>): PlaneShift | null {
  if (words.get('proj') !== 'helmert' || !words.has('inv')) return null;
  const [eastM, northM, scale, theta] = ['x', 'y', 's', 'theta'].map(
    (name) => numberIn(words, name) ?? (name === 's' ? 1 : 0),
  );
  const angle = ((-theta! / 3_600) * Math.PI) / 180;
  const plane = { eastM: eastM!, northM: northM!, a: scale! * Math.cos(angle), b: scale! * Math.sin(angle) };
  return Object.values(plane).every(Number.isFinite) && scale! > 0 ? plane : null;
}
