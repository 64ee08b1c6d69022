import { isAtWgs84 } from './crs/parameters.ts';
import { parametersOf, type System, systemOf } from './crs/system.ts';
import type { Crs } from './features.ts';

/** The system in which the district is measured: CGCS2000 / 3-degree Gauss-Krüger CM 117° E, metres. */
export const DISTRICT_CRS: Crs = 'EPSG:4548';

/** Can this system be used: is it known, projected here, and its shift to WGS 84 given? */
export const isKnownCrs = (crs: string): crs is Crs => systemOf(crs) !== null;

/** Are its coordinates degrees, on whatever datum? */
export const isGeographic = (crs: Crs): boolean => parametersOf(crs)?.projection === 'longlat';

/** Are its coordinates degrees that stand for those of WGS 84? */
export function isWgs84Degrees(crs: Crs): boolean {
  if (crs === 'EPSG:4326' || crs === 'EPSG:4490') return true;
  const parameters = parametersOf(crs);
  return parameters?.projection === 'longlat' && parameters.meridianDeg === 0 && isAtWgs84(parameters);
}

/** Moves a position from one system to another; x is easting or longitude, y northing or latitude. NaN where there is no place. */
export type Transform = (x: number, y: number) => [x: number, y: number];

/** The transform between two known systems; a plain error for an unknown one (readers refuse it before). */
export function transformBetween(from: Crs, to: Crs): Transform {
  if (from === to || (isWgs84Degrees(from) && isWgs84Degrees(to))) return (x, y) => [x, y];
  const [{ toWgs84 }, { fromWgs84 }] = [known(from), known(to)];
  const place = new Float64Array(3);
  return (x, y) => {
    place[0] = x;
    place[1] = y;
    place[2] = 0;
    toWgs84(place);
    fromWgs84(place);
    return [place[0], place[1]];
  };
}

function known(crs: Crs): System {
  const system = systemOf(crs);
  if (system === null) throw new Error(`unknown system ${crs}`);
  return system;
}
