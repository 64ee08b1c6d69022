import { isKnownCrs } from '../../core/crs.ts';
import type { Crs } from '../../core/features.ts';

/**
 * The text of a .prj in the ESRI dialect, with the names that ArcGIS gives; null for a system that is none of these: WGS 84
 * and CGCS2000 degrees, Gauss-Krüger belts of 3° and 6° with and without prefix, UTM, Web Mercator.
 *
 * @example esriWktOf('EPSG:4548') // PROJCS["CGCS2000_3_Degree_GK_CM_117E",…
 */
export function esriWktOf(crs: Crs): string | null {
  const system = isKnownCrs(crs) ? systemOf(Number(crs.slice(5))) : null;
  if (system === null) return null;
  if (system.kind === 'degrees') return GEOGCS[system.datum];
  if (system.kind === 'web-mercator') return WEB_MERCATOR;
  const { name, datum, method, meridian, falseEastingM, falseNorthingM, scale } = system;
  const parameters = [
    ['False_Easting', decimal(falseEastingM)],
    ['False_Northing', decimal(falseNorthingM)],
    ['Central_Meridian', decimal(meridian)],
    ['Scale_Factor', decimal(scale)],
    ['Latitude_Of_Origin', '0.0'],
  ].map(([parameter, value]) => `PARAMETER["${parameter}",${value}]`);
  return `PROJCS["${name}",${GEOGCS[datum]},PROJECTION["${method}"],${parameters.join(',')},UNIT["Meter",1.0]]`;
}

type Datum = 'wgs84' | 'cgcs2000';

type System =
  | { readonly kind: 'degrees'; readonly datum: Datum }
  | { readonly kind: 'web-mercator' }
  | {
      readonly kind: 'transverse-mercator';
      readonly name: string;
      readonly datum: Datum;
      readonly method: 'Gauss_Kruger' | 'Transverse_Mercator';
      readonly meridian: number;
      readonly falseEastingM: number;
      readonly falseNorthingM: number;
      readonly scale: number;
    };

function systemOf(code: number): System | null {
  if (code === 4326) return { kind: 'degrees', datum: 'wgs84' };
  if (code === 4490) return { kind: 'degrees', datum: 'cgcs2000' };
  if (code === 3857) return { kind: 'web-mercator' };
  if (code >= 4513 && code <= 4533) return belt(3, 25 + code - 4513, true);
  if (code >= 4534 && code <= 4554) return belt(3, 25 + code - 4534, false);
  if (code >= 4491 && code <= 4501) return belt(6, 13 + code - 4491, true);
  if (code >= 4502 && code <= 4512) return belt(6, 13 + code - 4502, false);
  if (code > 32600 && code <= 32660) return utm(code - 32600, false);
  return code > 32700 && code <= 32760 ? utm(code - 32700, true) : null;
}

function belt(degrees: 3 | 6, number: number, hasPrefix: boolean): System {
  const meridian = degrees === 3 ? number * 3 : number * 6 - 3;
  const family = degrees === 3 ? 'CGCS2000_3_Degree_GK' : 'CGCS2000_GK';
  return {
    kind: 'transverse-mercator',
    name: hasPrefix ? `${family}_Zone_${number}` : `${family}_CM_${meridian}E`,
    datum: 'cgcs2000',
    method: 'Gauss_Kruger',
    meridian,
    falseEastingM: (hasPrefix ? number * 1_000_000 : 0) + 500_000,
    falseNorthingM: 0,
    scale: 1,
  };
}

const utm = (zone: number, isSouth: boolean): System => ({
  kind: 'transverse-mercator',
  name: `WGS_1984_UTM_Zone_${zone}${isSouth ? 'S' : 'N'}`,
  datum: 'wgs84',
  method: 'Transverse_Mercator',
  meridian: zone * 6 - 183,
  falseEastingM: 500_000,
  falseNorthingM: isSouth ? 10_000_000 : 0,
  scale: 0.9996,
});

const DEGREES = 'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]';
const GEOGCS: Readonly<Record<Datum, string>> = {
  wgs84: `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],${DEGREES}]`,
  cgcs2000: `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],${DEGREES}]`,
};
const WEB_MERCATOR = `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${GEOGCS.wgs84},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;

const decimal = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
