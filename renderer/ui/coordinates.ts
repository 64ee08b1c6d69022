import { DISTRICT_CRS, transformBetween } from '../../analysis/core/crs.ts';

const toDistrict = transformBetween('EPSG:4326', DISTRICT_CRS);

/** 116.58412° E 39.95031° N */
export const formatLonLat = ([lon, lat]: readonly [number, number]): string =>
  `${lon.toFixed(5)}°E ${lat.toFixed(5)}°N`;

/** Survey coordinates of EPSG:4548: X is north, Y is east, metres. */
export function districtXY([lon, lat]: readonly [number, number]): {
  readonly xNorthM: number;
  readonly yEastM: number;
} {
  const [eastM, northM] = toDistrict(lon, lat);
  return { xNorthM: northM, yEastM: eastM };
}

export function formatXY(position: readonly [number, number]): string {
  const { xNorthM, yEastM } = districtXY(position);
  return `X ${xNorthM.toFixed(1)}  Y ${yEastM.toFixed(1)}`;
}

/** Web-Mercator metres per CSS pixel at zoom 0 on the equator with 512-pixel tiles. */
const ZOOM0_M_PER_PX = (2 * Math.PI * 6_378_137) / 512;
/** A CSS pixel is 1/96 inch. */
const PIXEL_M = 0.0254 / 96;

/** N of the scale 1:N at a latitude and zoom, for a screen of 96 dpi. */
export const scaleAt = (lat: number, zoom: number): number =>
  (ZOOM0_M_PER_PX * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom / PIXEL_M;

/** 1:25,300, in three significant digits. */
export const formatScale = (scale: number): string => `1:${Number(scale.toPrecision(3)).toLocaleString('en-US')}`;
