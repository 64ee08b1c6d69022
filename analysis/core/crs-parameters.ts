import type { Crs } from './features.ts';

/** Datums that Chinese files name. Only the first two can be used without secret parameters. */
export type Datum = 'cgcs2000' | 'wgs84' | 'xian1980' | 'beijing1954' | 'gcj02' | 'bd09';

/** A transverse Mercator system as its file describes it: degrees and metres. */
export interface TransverseMercator {
  readonly datum: Datum;
  readonly centralMeridian: number;
  readonly latitudeOfOrigin: number;
  readonly falseEastingM: number;
  readonly falseNorthingM: number;
  readonly scale: number;
}

/**
 * The EPSG number of a transverse Mercator system by its parameters, whatever its name; null when it is none of ours.
 *
 * CGCS2000 belts: scale 1, false easting 500 km, with or without the belt number before it. A belt on the WGS 84 ellipsoid is
 * taken for the same belt of CGCS2000, which differs by less than a metre.
 *
 * @example crsOfTransverseMercator({ datum: 'cgcs2000', centralMeridian: 117, falseEastingM: 39_500_000, ... }) // EPSG:4527
 */
export function crsOfTransverseMercator(system: TransverseMercator): Crs | null {
  const { datum, centralMeridian, latitudeOfOrigin, falseEastingM, falseNorthingM, scale } = system;
  if (datum !== 'cgcs2000' && datum !== 'wgs84') return null;
  if (Math.abs(latitudeOfOrigin) > 1e-9) return null;
  const meridian = Math.round(centralMeridian);
  if (Math.abs(centralMeridian - meridian) > 1e-6) return null;
  if (Math.abs(scale - 0.9996) < 1e-9) return utm(meridian, falseEastingM, falseNorthingM);
  if (Math.abs(scale - 1) > 1e-9 || Math.abs(falseNorthingM) > 1e-3) return null;
  const prefix = (falseEastingM - 500_000) / 1_000_000;
  const belt = meridian / 3;
  const zone = (meridian + 3) / 6;
  const isBelt = Number.isInteger(belt) && belt >= 25 && belt <= 45;
  const isZone = Number.isInteger(zone) && zone >= 13 && zone <= 23;
  if (prefix === 0 && isBelt) return `EPSG:${4534 + belt - 25}`;
  if (prefix === belt && isBelt) return `EPSG:${4513 + belt - 25}`;
  if (prefix === zone && isZone) return `EPSG:${4491 + zone - 13}`;
  return null;
}

function utm(meridian: number, falseEastingM: number, falseNorthingM: number): Crs | null {
  const zone = (meridian + 183) / 6;
  if (!Number.isInteger(zone) || zone < 1 || zone > 60 || falseEastingM !== 500_000) return null;
  if (falseNorthingM === 0) return `EPSG:${32600 + zone}`;
  return falseNorthingM === 10_000_000 ? `EPSG:${32700 + zone}` : null;
}

/** The datum that a name in any of its spellings means, or null. */
export function datumOfName(name: string): Datum | null {
  return DATUM_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

const DATUM_NAMES: readonly (readonly [pattern: RegExp, datum: Datum])[] = [
  [/cgcs[ _-]?2000|china[ _-]?(geodetic[ _-]?coordinate[ _-]?system[ _-]?)?2000|国家\s?2000|大地2000/i, 'cgcs2000'],
  [/xi'?an[ _-]?(19)?80|西安\s?(19)?80|80\s?西安/i, 'xian1980'],
  [/beijing[ _-]?(19)?54|北京\s?(19)?54|krass?ow?v?sky/i, 'beijing1954'],
  [/gcj[ _-]?02|火星坐标|国测局/i, 'gcj02'],
  [/bd[ _-]?09|百度坐标/i, 'bd09'],
  [/wgs[ _-]?(19)?84|world[ _]geodetic[ _]system[ _]1984/i, 'wgs84'],
];
