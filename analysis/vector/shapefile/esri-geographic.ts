import { PRIME_MERIDIANS } from '../../core/crs/ellipsoids.ts';
import { epsgDatumNames, epsgSystem } from '../../core/crs/epsg/table.ts';
import { type CrsParameters, GRS80_INVERSE_FLATTENING, WGS84_INVERSE_FLATTENING } from '../../core/crs/parameters.ts';
import type { Crs } from '../../core/features.ts';

/**
 * The GEOGCS of a system in the ESRI dialect, by the datum of its EPSG code; without a code the datum is unknown and said to be so.
 * Never a shift to WGS 84: that may have come from the person, who may not pass it on.
 */
export function esriGeographic(crs: Crs, system: CrsParameters): string {
  const { semiMajorM, inverseFlattening, meridianDeg } = system;
  const datum = datumNameOf(crs, system);
  const spheroid = `SPHEROID["${spheroidName(datum, system)}",${decimal(semiMajorM)},${decimal(inverseFlattening)}]`;
  const prime = `PRIMEM["${meridianName(meridianDeg)}",${decimal(meridianDeg)}]`;
  const name = GEOGCS_NAMES[datum] ?? `GCS_${datum.replace(/^D_/, '')}`;
  return `GEOGCS["${name}",DATUM["${datum}",${spheroid}],${prime},UNIT["Degree",0.0174532925199433]]`;
}

/** A number as the dialect writes it: never without a point. */
export const decimal = (value: number): string =>
  Number.isInteger(value) ? `${value}.0` : Math.abs(value) < 1e-6 ? value.toFixed(15) : String(value);

/** Letters, digits and "_", as names are in this dialect. */
export const esriName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\w+-]+/g, '_')
    .replace(/^_+|_+$/g, '');

/** Where the name of the degrees is not that of the datum. */
const GEOGCS_NAMES: Readonly<Record<string, string>> = { D_China_2000: 'GCS_China_Geodetic_Coordinate_System_2000' };

function datumNameOf(crs: Crs, { shift, semiMajorM, inverseFlattening }: CrsParameters): string {
  const datum = crs.startsWith('EPSG:') ? epsgSystem(Number(crs.slice(5)))?.datum : undefined;
  if (datum !== undefined) {
    const names = epsgDatumNames(datum);
    return names.find((name) => name.startsWith('D_')) ?? `D_${esriName(names[0] ?? '')}`;
  }
  const isWgs84 = semiMajorM === 6_378_137 && Math.abs(inverseFlattening - WGS84_INVERSE_FLATTENING) < 1e-9;
  return isWgs84 && (shift === 'as-is' || shift?.every((part) => part === 0)) ? 'D_WGS_1984' : 'D_Unknown';
}

function spheroidName(datum: string, { semiMajorM, inverseFlattening }: CrsParameters): string {
  if (datum === 'D_China_2000') return 'CGCS2000';
  const known = SPHEROIDS.find(
    ([, a, rf]) => Math.abs(a - semiMajorM) < 1e-3 && Math.abs(rf - inverseFlattening) < 1e-6,
  );
  return known?.[0] ?? 'Unnamed';
}

function meridianName(meridianDeg: number): string {
  const known = Object.entries(PRIME_MERIDIANS).find(([, degrees]) => Math.abs(degrees - meridianDeg) < 1e-6);
  return known === undefined ? 'Reference_Meridian' : known[0].replace(/^./, (letter) => letter.toUpperCase());
}

/** Names of ellipsoids in the ESRI dialect, by semi-major axis in metres and inverse flattening; readers go by the numbers. */
const SPHEROIDS: readonly (readonly [name: string, semiMajorM: number, inverseFlattening: number])[] = [
  ['WGS_1984', 6_378_137, WGS84_INVERSE_FLATTENING],
  ['GRS_1980', 6_378_137, GRS80_INVERSE_FLATTENING],
  ['Krasovsky_1940', 6_378_245, 298.3],
  ['Xian_1980', 6_378_140, 298.257],
  ['International_1924', 6_378_388, 297],
  ['Bessel_1841', 6_377_397.155, 299.1528128],
  ['Clarke_1866', 6_378_206.4, 294.978698214],
  ['Clarke_1880_RGS', 6_378_249.145, 293.465],
  ['Clarke_1880_IGN', 6_378_249.2, 293.466021294],
  ['Airy_1830', 6_377_563.396, 299.3249646],
  ['Airy_Modified', 6_377_340.189, 299.3249646],
  ['GRS_1967', 6_378_160, 298.247167427],
  ['GRS_1967_Truncated', 6_378_160, 298.25],
];
