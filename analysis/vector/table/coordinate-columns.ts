import type { CellValue } from '../../core/features.ts';
import type { CoordinateChoice, ShiftedDatum } from '../vector-format.ts';
import { coreOfHeader } from './header-core.ts';
import { parseDegrees } from './parse-degrees.ts';
import { parsePlace } from './parse-place.ts';

/** Coordinate columns that were found, and whether by their names or only by what stands in them. */
export interface FoundCoordinates {
  readonly choice: Exclude<CoordinateChoice, { readonly none: true }>;
  readonly by: 'name' | 'content';
}

/** Longitude or easting; in a Chinese survey 横坐标 is Y, which is east. */
const X_NAMES = [
  '经度', '东经', '经度坐标', '中心经度', '中心点经度', '地理经度', 'longitude', 'lon', 'lng', 'long', 'centerlon', 'centrelon', 'poilng', '经',
  'x坐标', 'x', '坐标x', '中心点x', 'pointx', 'xcoord', 'xcoordinate', 'coordx', 'easting', 'east', '东坐标', '横坐标', '横坐标y', 'y横坐标',
]; // biome-ignore format: one list
const Y_NAMES = [
  '纬度', '北纬', '纬度坐标', '中心纬度', '中心点纬度', '地理纬度', 'latitude', 'lat', 'centerlat', 'centrelat', 'poilat', '纬',
  'y坐标', 'y', '坐标y', '中心点y', 'pointy', 'ycoord', 'ycoordinate', 'coordy', 'northing', 'north', '北坐标', '纵坐标', '纵坐标x', 'x纵坐标',
]; // biome-ignore format: one list
const TEXT_NAMES = [
  '经纬度', '纬经度', '经纬度坐标', '坐标', '地理坐标', '位置坐标', '中心点坐标', '中心坐标', '点位坐标', 'lnglat', 'lonlat', 'latlng', 'latlon',
  'wkt', 'geom', 'geometry', 'thegeom', 'shape', 'wktgeom', 'location', 'coordinates', 'coordinate', 'coord', '定位', '位置', '空间坐标', '图形',
]; // biome-ignore format: one list

/**
 * Finds the columns of a table that hold the position: by Chinese or English names, else by what stands in them, and only when
 * that leaves no doubt (one column of longitudes and one of latitudes of China, or one column of pairs or WKT); null otherwise.
 *
 * @param sample some rows, one value per header; empty when only the names are known
 */
export function findCoordinates(
  headers: readonly string[],
  sample: readonly (readonly CellValue[])[],
): FoundCoordinates | null {
  const named = findByName(headers, sample);
  return named === null ? findByContent(headers, sample) : { choice: named, by: 'name' };
}

/** The shifted system that a column, a cell or a file name tells; null when it tells none. */
export function datumInName(name: string): ShiftedDatum | null {
  if (/bd[-_ ]?09|百度|baidu/i.test(name)) return 'bd09';
  return /gcj[-_ ]?02|高德|腾讯|火星|amap|国测局/i.test(name) ? 'gcj02' : null;
}

/** The shifted system that a title above the table states: it has to speak of coordinates, as "百度" alone may only be a source. */
export function datumInTitle(title: string): ShiftedDatum | null {
  if (/bd[-_ ]?09|百度(地图)?(经纬度|坐标)/i.test(title)) return 'bd09';
  return /gcj[-_ ]?02|(高德|腾讯)(地图)?(经纬度|坐标)|火星坐标|国测局/i.test(title) ? 'gcj02' : null;
}

/** Columns that say per row in which system its position is. */
export const isDatumColumn = (name: string): boolean =>
  /^(坐标系|坐标系统|坐标类型|坐标来源|datum|crs|coordsys|coord_?type|coordinate_?system)$/i.test(name.trim());

type Found = FoundCoordinates['choice'];

function findByName(headers: readonly string[], sample: readonly (readonly CellValue[])[]): Found | null {
  const cores = headers.map((header) => ({ core: coreOfHeader(header), datum: datumInName(header) }));
  for (const datum of [null, 'gcj02', 'bd09'] as const) {
    const among = cores.map((one) => (one.datum === datum ? one.core : ''));
    const said = datum === null ? {} : { datum };
    const [x, y] = [bestOf(among, X_NAMES), bestOf(among, Y_NAMES)];
    if (x >= 0 && y >= 0) {
      return { x: headers[x]!, y: headers[y]!, ...said, ...(isNorthFirst(sample, x, y) && { northFirst: true }) };
    }
    const text = TEXT_NAMES.map((name) => among.indexOf(name)).find((at) => at >= 0 && holdsPlaces(sample, at));
    if (text !== undefined) return { text: headers[text]!, ...said };
  }
  return null;
}

/** The column by the first of the wanted names that is there; −1 for none. */
function bestOf(names: readonly string[], wanted: readonly string[]): number {
  for (const name of wanted) {
    const index = names.indexOf(name);
    if (index >= 0) return index;
  }
  return -1;
}

/**
 * Does the first column hold what lies north? In a survey X is north: 7 digits of northing against 6 of easting, or 8 with the belt in
 * front. Degrees count as well: latitudes of China (3–54) beside longitudes (73–136). Nine of ten rows must say so.
 */
function isNorthFirst(sample: readonly (readonly CellValue[])[], x: number, y: number): boolean {
  let [north, counted] = [0, 0];
  for (const row of sample) {
    const [first, second] = [degreesIn(row[x]), degreesIn(row[y])];
    if (!Number.isFinite(first) || !Number.isFinite(second)) continue;
    counted++;
    if ((isNorthing(first) && isEasting(second)) || (isLatitude(first) && isLongitude(second))) north++;
  }
  return counted > 0 && north >= counted * 0.9;
}

const isNorthing = (value: number): boolean => value >= 1_900_000 && value <= 6_100_000;
const isEasting = (value: number): boolean =>
  (value >= 100_000 && value <= 1_000_000) || (value >= 13_100_000 && value <= 46_000_000);
const isLongitude = (value: number): boolean => value >= 73 && value <= 136;
const isLatitude = (value: number): boolean => value >= 3 && value <= 54;
const degreesIn = (value: CellValue | undefined): number =>
  typeof value === 'number' ? value : typeof value === 'string' ? parseDegrees(value) : Number.NaN;

/** A column of this name may hold words ("location": "朝阳公园"): most filled cells have to be places. */
function holdsPlaces(sample: readonly (readonly CellValue[])[], column: number): boolean {
  const filled = sample.map((row) => row[column] ?? null).filter((value) => value !== null && value !== '');
  const places = filled.filter((value) => typeof value === 'string' && parsePlace(value) !== null);
  return sample.length === 0 || (filled.length > 0 && places.length * 2 >= filled.length);
}

function findByContent(headers: readonly string[], sample: readonly (readonly CellValue[])[]): FoundCoordinates | null {
  if (sample.length === 0) return null;
  const columns = headers.map((_, column) => column);
  const texts = columns.filter((column) => mostAre(sample, column, isSurePlace));
  if (texts.length === 1) return { choice: { text: headers[texts[0]!]! }, by: 'content' };
  const lons = columns.filter((column) => allAre(sample, column, isLongitude));
  const lats = columns.filter((column) => allAre(sample, column, isLatitude));
  if (lons.length !== 1 || lats.length !== 1) return null;
  return { choice: { x: headers[lons[0]!]!, y: headers[lats[0]!]! }, by: 'content' };
}

/** Nine of ten filled cells are such degrees, written with at least three decimals or as degrees and minutes. */
const allAre = (sample: readonly (readonly CellValue[])[], column: number, is: (value: number) => boolean): boolean =>
  mostAre(sample, column, (value) => /\.\d{3}|[°度]/.test(String(value)) && is(degreesIn(value)));

/** At least nine of ten filled cells, and at least one. */
function mostAre(
  sample: readonly (readonly CellValue[])[],
  column: number,
  is: (value: CellValue) => boolean,
): boolean {
  const filled = sample.map((row) => row[column] ?? null).filter((value) => value !== null && value !== '');
  return filled.length > 0 && filled.filter(is).length >= filled.length * 0.9;
}

/**
 * A shape as well-known text, or two degrees that are written like degrees. "3/5" of a floor, "08:00 18:00", "1,200" and a telephone number
 * with its area code are pairs of numbers too, but no place.
 */
function isSurePlace(cell: CellValue): boolean {
  const place = typeof cell === 'string' ? parsePlace(cell) : null;
  if (place === null || typeof cell !== 'string') return false;
  if (/^\s*[A-Z]{4}/i.test(cell)) return true;
  const [x = Number.NaN, y = Number.NaN] = place.type === 'Point' ? place.coordinates : [];
  const isExact = (cell.match(/\.\d{3}|[°度]/g)?.length ?? 0) >= 2 && Math.abs(x) <= 180 && Math.abs(y) <= 90;
  return isExact || ((cell.match(/\d\.\d/g)?.length ?? 0) >= 2 && isLongitude(x) && isLatitude(y));
}
