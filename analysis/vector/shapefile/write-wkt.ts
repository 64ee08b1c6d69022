import { epsgSystem } from '../../core/crs/epsg/table.ts';
import { parametersOf } from '../../core/crs/system.ts';
import type { Crs } from '../../core/features.ts';
import { decimal, esriGeographic, esriName } from './esri-geographic.ts';
import { esriProjection } from './esri-projection.ts';

/**
 * The text of a .prj in the ESRI dialect, with the names that ArcGIS gives to the everyday systems and EPSG's names for others; null for
 * a system that the dialect cannot say: fitted planes, unusual axes. A shift to WGS 84 is never written, because it may be confidential.
 *
 * @example esriWktOf('EPSG:4548') // PROJCS["CGCS2000_3_Degree_GK_CM_117E",…
 */
export function esriWktOf(crs: Crs): string | null {
  const system = parametersOf(crs);
  if (system === null) return null;
  const code = crs.startsWith('EPSG:') ? Number(crs.slice(5)) : null;
  if (system.projection === 'webmerc') return system.toMetre === 1 ? WEB_MERCATOR : null;
  const geographic = esriGeographic(crs, system);
  if (system.projection === 'longlat') return system.axes === 'en' ? geographic : null;
  const projection = esriProjection(system);
  if (projection === null) return null;
  const name = (code === null ? null : (everydayName(code) ?? esriName(epsgSystem(code)?.name ?? ''))) || 'Custom';
  const method = code !== null && isChineseBelt(code) ? 'Gauss_Kruger' : projection.method;
  const parameters = projection.parameters.map(([parameter, value]) => `PARAMETER["${parameter}",${decimal(value)}]`);
  const unit = `UNIT["${UNIT_NAMES.get(system.toMetre) ?? 'Unit'}",${decimal(system.toMetre)}]`;
  return `PROJCS["${name}",${geographic},PROJECTION["${method}"],${parameters.join(',')},${unit}]`;
}

const isChineseBelt = (code: number): boolean => code >= 4491 && code <= 4554;

/** The name that ArcGIS gives to a belt of CGCS2000 or a zone of UTM on WGS 84; null for other codes. */
function everydayName(code: number): string | null {
  if (code >= 4513 && code <= 4533) return `CGCS2000_3_Degree_GK_Zone_${code - 4488}`;
  if (code >= 4534 && code <= 4554) return `CGCS2000_3_Degree_GK_CM_${(code - 4509) * 3}E`;
  if (code >= 4491 && code <= 4501) return `CGCS2000_GK_Zone_${code - 4478}`;
  if (code >= 4502 && code <= 4512) return `CGCS2000_GK_CM_${(code - 4489) * 6 - 3}E`;
  if (code > 32600 && code <= 32660) return `WGS_1984_UTM_Zone_${code - 32600}N`;
  return code > 32700 && code <= 32760 ? `WGS_1984_UTM_Zone_${code - 32700}S` : null;
}

/** Names of units by their length in metres; readers go by the number. */
const UNIT_NAMES: ReadonlyMap<number, string> = new Map([
  [1, 'Meter'],
  [0.3048, 'Foot'],
  [1_200 / 3_937, 'Foot_US'],
  [1_000, 'Kilometer'],
]);

/** The sphere that stands for an ellipsoid: neither the degrees nor the parameters of the projection say it. */
const WEB_MERCATOR = `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`;
