import type { ShiftedDatum } from '../vector-format.ts';

/** Which columns hold the position of a row; `pair` holds both in one cell ("116.4,39.9"). */
export type CoordinateColumns =
  | { readonly x: number; readonly y: number; readonly datum: ShiftedDatum | null }
  | { readonly pair: number; readonly datum: ShiftedDatum | null };

const X_NAMES = [
  '经度',
  '东经',
  '经度坐标',
  'longitude',
  'lon',
  'lng',
  'long',
  '经',
  'x坐标',
  'x',
  'pointx',
  'xcoord',
  'easting',
  '横坐标',
];
const Y_NAMES = [
  '纬度',
  '北纬',
  '纬度坐标',
  'latitude',
  'lat',
  '纬',
  'y坐标',
  'y',
  'pointy',
  'ycoord',
  'northing',
  '纵坐标',
];
const PAIR_NAMES = ['经纬度', 'lnglat', 'lonlat', 'location', '坐标', '位置坐标'];

/**
 * Finds the coordinate columns of a table by their Chinese or English names, and the shifted system that a name like
 * "百度经度" or "gcj02_lng" tells; null when there are none.
 */
export function findCoordinateColumns(header: readonly string[]): CoordinateColumns | null {
  const names = header.map((name) => ({ core: coreOf(name), datum: datumInName(name) }));
  for (const datum of [null, 'gcj02', 'bd09'] as const) {
    const among = names.map((name) => (name.datum === datum ? name.core : ''));
    const [x, y] = [bestOf(among, X_NAMES), bestOf(among, Y_NAMES)];
    if (x >= 0 && y >= 0) return { x, y, datum };
    const pair = bestOf(among, PAIR_NAMES);
    if (pair >= 0) return { pair, datum };
  }
  return null;
}

/** The shifted system that a column, a cell or a file name tells; null when it tells none. */
export function datumInName(name: string): ShiftedDatum | null {
  if (/bd[-_ ]?09|百度|baidu/i.test(name)) return 'bd09';
  return /gcj[-_ ]?02|高德|腾讯|火星|amap|国测局/i.test(name) ? 'gcj02' : null;
}

/** Columns that say per row in which system its position is. */
export const isDatumColumn = (name: string): boolean =>
  /^(坐标系|坐标系统|坐标类型|坐标来源|datum|crs|coordsys|coord_?type|coordinate_?system)$/i.test(name.trim());

/** The name without system, unit and separators: "百度经度(°)" → "经度", "BD09_Lng" → "lng". */
const coreOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[（(][^）)]*[）)]/g, '')
    .replace(/bd[-_ ]?09(ll|mc)?|百度|baidu|gcj[-_ ]?02|高德|腾讯|火星|amap|国测局|wgs[-_ ]?84|cgcs[-_ ]?2000/g, '')
    .replace(/[\s_\-.°:：]/g, '');

function bestOf(names: readonly string[], wanted: readonly string[]): number {
  for (const name of wanted) {
    const index = names.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
}
