import proj4 from 'proj4';
import type { Crs } from './features.ts';

/** The systems the product works in; readers add what files bring. Definitions: EPSG registry, ellipsoid GRS80 for CGCS2000. */
const DEFINITIONS: Readonly<Record<string, string>> = {
  'EPSG:4326': '+proj=longlat +datum=WGS84 +no_defs',
  'EPSG:4490': '+proj=longlat +ellps=GRS80 +towgs84=0,0,0 +no_defs',
  'EPSG:3857': '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +no_defs',
  ...gaussKrugerBelts(),
  ...gaussKrugerZones(),
  ...utmZones(),
};

/** CGCS2000 3-degree belts 25–45 with (4513–4533) and without (4534–4554) zone prefix. */
function gaussKrugerBelts(): Record<string, string> {
  const belts: Record<string, string> = {};
  for (let belt = 25; belt <= 45; belt++) {
    const base = `+proj=tmerc +lat_0=0 +lon_0=${belt * 3} +k=1 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs`;
    belts[`EPSG:${4513 + belt - 25}`] = `${base} +x_0=${belt}500000`;
    belts[`EPSG:${4534 + belt - 25}`] = `${base} +x_0=500000`;
  }
  return belts;
}

/** CGCS2000 6-degree zones 13–23 with (4491–4501) and without (4502–4512) zone prefix. */
function gaussKrugerZones(): Record<string, string> {
  const zones: Record<string, string> = {};
  for (let zone = 13; zone <= 23; zone++) {
    const base = `+proj=tmerc +lat_0=0 +lon_0=${zone * 6 - 3} +k=1 +y_0=0 +ellps=GRS80 +towgs84=0,0,0 +units=m +no_defs`;
    zones[`EPSG:${4491 + zone - 13}`] = `${base} +x_0=${zone}500000`;
    zones[`EPSG:${4502 + zone - 13}`] = `${base} +x_0=500000`;
  }
  return zones;
}

function utmZones(): Record<string, string> {
  const zones: Record<string, string> = {};
  for (let zone = 1; zone <= 60; zone++) {
    zones[`EPSG:${32600 + zone}`] = `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`;
    zones[`EPSG:${32700 + zone}`] = `+proj=utm +zone=${zone} +south +datum=WGS84 +units=m +no_defs`;
  }
  return zones;
}

/** The system in which the district is measured: CGCS2000 / 3-degree Gauss-Krüger CM 117° E, metres. */
export const DISTRICT_CRS: Crs = 'EPSG:4548';

export const isKnownCrs = (crs: string): crs is Crs => Object.hasOwn(DEFINITIONS, crs);
export const isGeographic = (crs: Crs): boolean => crs === 'EPSG:4326' || crs === 'EPSG:4490';

/** Moves a position from one system to another; x is easting or longitude, y northing or latitude. */
export type Transform = (x: number, y: number) => [x: number, y: number];

/** The transform between two known systems; a plain error for an unknown one (readers refuse it before). */
export function transformBetween(from: Crs, to: Crs): Transform {
  if (from === to || (isGeographic(from) && isGeographic(to))) return (x, y) => [x, y];
  const [source, target] = [DEFINITIONS[from], DEFINITIONS[to]];
  if (source === undefined || target === undefined) throw new Error(`unknown system ${source ? to : from}`);
  const converter = proj4(source, target);
  return (x, y) => converter.forward([x, y]) as [number, number];
}
