import { crsOfTransverseMercator } from '../crs-parameters.ts';
import type { Crs } from '../features.ts';
import { epsgCodeOf, epsgSystem } from './epsg/table.ts';
import { parametersOf } from './system.ts';

/**
 * The Gauss-Krüger system of another belt on the datum of this one, or null where EPSG has none: 3-degree belts are numbered 25–45,
 * 6-degree zones 13–23. With `hasPrefix` the belt's number stands before the easting.
 *
 * @example beltSystem('EPSG:4526', 39, true) // 'EPSG:4527'
 */
export function beltSystem(crs: Crs, belt: number, hasPrefix: boolean): Crs | null {
  const parameters = parametersOf(crs);
  const datum = crs.startsWith('EPSG:') ? epsgSystem(Number(crs.slice(5)))?.datum : undefined;
  if (parameters === null) return null;
  const meridian = belt >= 25 ? belt * 3 : belt * 6 - 3;
  const falseEastM = (hasPrefix ? belt * 1_000_000 : 0) + 500_000;
  const numbers = { lat_0: 0, lon_0: meridian, k_0: 1, x_0: falseEastM, y_0: 0 };
  const wanted = { ...parameters, projection: 'tmerc', numbers, axes: 'en', toMetre: 1 };
  const plain = {
    centralMeridian: meridian,
    latitudeOfOrigin: 0,
    falseEastingM: falseEastM,
    falseNorthingM: 0,
    scale: 1,
  };
  const onCgcs2000 = crsOfTransverseMercator({ datum: 'cgcs2000', ...plain });
  if (datum === undefined || MODERN_DATUMS.has(datum)) return onCgcs2000;
  const code = epsgCodeOf(wanted, datum);
  return code === null ? onCgcs2000 : `EPSG:${code}`;
}

/** CGCS2000 and WGS 84. */
const MODERN_DATUMS = new Set([1043, 6326]);
