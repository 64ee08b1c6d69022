import { isKnownCrs } from '../../core/crs.ts';
import type { Crs } from '../../core/features.ts';
import type { Problem } from '../../core/problems.ts';
import type { Words } from '../../core/words.ts';
import { eachPosition } from '../geometry-extent.ts';
import type { RawLayer, RawRow, ShiftedDatum } from '../vector-format.ts';

type System = Pick<RawLayer, 'crs' | 'crsHow' | 'crsProblem' | 'crsSuggestion'>;

/**
 * The system of a table: what its titles and headers state (an EPSG number, or CGCS2000 with the belt in front of the eastings), else degrees
 * as WGS 84 unless most positions cannot be any. A table that states Beijing 1954 or Xi'an 1980 waits with `legacy-datum`. Metres without a statement wait for the person: the same figures are some
 * hundred metres apart in Beijing 1954, Xi'an 1980 and CGCS2000; what the figures speak for is suggested.
 *
 * @param stated titles above the header, the header itself and the name of the file
 */
export function systemOfTable(file: string, rows: readonly RawRow[], stated: string): System {
  const number = /EPSG\s*[:：]?\s*(\d{4,5})/i.exec(stated)?.[1];
  if (number !== undefined && isKnownCrs(`EPSG:${number}`)) {
    return {
      crs: `EPSG:${Number(number)}`,
      crsHow: { zh: `表中写明 EPSG:${number}`, en: `the table says EPSG:${number}` },
      crsProblem: null,
    };
  }
  const isAlsoModern = CGCS2000.test(stated) || WGS84.test(stated);
  const legacy = isAlsoModern ? undefined : LEGACY.find(({ pattern }) => pattern.test(stated));
  if (legacy !== undefined) {
    const { zh, en } = legacy.words;
    const crsHow = { zh: `表中写明${zh}`, en: `the table says ${en}` };
    return { crs: null, crsHow, crsProblem: { code: 'legacy-datum', file, datum: `${zh} ${en}` } };
  }
  const placed = rows.flatMap(({ geometry }) => firstOf(geometry) ?? []);
  const metric = placed.filter(isMetric);
  if (metric.length * 2 <= placed.length) return degrees(rows, stated);
  const suggestion = suggestionFor(metric);
  const isModern = CGCS2000.test(stated);
  if (isModern && suggestion?.hasPrefix) {
    const crsHow = {
      zh: `表中写明 CGCS2000，东坐标带号 ${suggestion.belt}`,
      en: `the table says CGCS2000, the eastings begin with belt ${suggestion.belt}`,
    };
    return { crs: suggestion.crs, crsHow, crsProblem: null };
  }
  const crsProblem: Problem = { code: 'missing-crs', file };
  if (suggestion === null) {
    return { crs: null, crsHow: { zh: '坐标像是以米为单位', en: 'the coordinates look like metres' }, crsProblem };
  }
  const { crs, words } = suggestion;
  return {
    crs: null,
    crsHow: { zh: `坐标以米为单位，像是${words.zh}`, en: `the coordinates are metres and look like ${words.en}` },
    crsProblem,
    crsSuggestion: crs,
  };
}

const CGCS2000 = /cgcs\s*[-_]?2000|国家2000|2000国家大地|大地2000/i;
const WGS84 = /wgs\s*[-_]?(19)?84/i;

/** Systems before CGCS2000, some hundred metres from it: nothing may be read in them as if it were modern. */
const LEGACY: readonly { readonly pattern: RegExp; readonly words: Words }[] = [
  {
    pattern: /西安\s*-?(19)?80|(19)?80\s*(年)?\s*西安|xi'?an\s*[-_]?(19)?80/i,
    words: { zh: '1980 西安坐标系', en: 'Xi’an 1980' },
  },
  {
    pattern: /北京\s*-?(19)?54(?!\s*[\d号中])|(19)?54\s*(年)?\s*北京|beijing\s*[-_]?(19)?54/i,
    words: { zh: '1954 北京坐标系', en: 'Beijing 1954' },
  },
];

function degrees(rows: readonly RawRow[], stated: string): System {
  const shifted = new Set<ShiftedDatum>(rows.flatMap(({ datum }) => datum ?? []));
  const names = [...shifted].map((datum) => (datum === 'bd09' ? 'BD-09' : 'GCJ-02')).join(', ');
  const isModern = CGCS2000.test(stated);
  const crsHow =
    names !== ''
      ? { zh: `经纬度列，写明为 ${names}，已近似换算`, en: `columns named ${names}, converted approximately` }
      : isModern
        ? { zh: '经纬度列，表中写明 CGCS2000', en: 'longitude and latitude columns, the table says CGCS2000' }
        : { zh: '经纬度列，按 WGS 84 处理', en: 'longitude and latitude columns, taken as WGS 84' };
  return { crs: isModern && names === '' ? 'EPSG:4490' : 'EPSG:4326', crsHow, crsProblem: null };
}

interface Suggestion {
  readonly crs: Crs;
  readonly belt: number;
  readonly hasPrefix: boolean;
  readonly words: { readonly zh: string; readonly en: string };
}

/** What the middle position speaks for: the belt in front of its easting, Web Mercator, or the district's own belt (117° E). */
function suggestionFor(metric: readonly XY[]): Suggestion | null {
  const [x, y] = [middle(metric.map(([east]) => east)), middle(metric.map(([, north]) => north))];
  if (x > 8_000_000 && x < 13_100_000 && y > 400_000 && y < NORTH_IN_MERCATOR_M) {
    return { crs: 'EPSG:3857', belt: 0, hasPrefix: false, words: { zh: 'Web 墨卡托', en: 'Web Mercator' } };
  }
  if (!(y >= 1_900_000 && y <= NORTH_OF_CHINA_M)) return null;
  const belt = Math.floor(x / 1_000_000);
  const within = x - belt * 1_000_000;
  if (belt >= 25 && belt <= 45 && within > 200_000 && within < 800_000) {
    const words = { zh: `3 度分带第 ${belt} 带（带号在前）`, en: `3-degree belt ${belt} with its number in front` };
    return { crs: `EPSG:${4513 + belt - 25}`, belt, hasPrefix: true, words };
  }
  if (belt >= 13 && belt <= 23 && within > 100_000 && within < 900_000) {
    const words = { zh: `6 度分带第 ${belt} 带（带号在前）`, en: `6-degree zone ${belt} with its number in front` };
    return { crs: `EPSG:${4491 + belt - 13}`, belt, hasPrefix: true, words };
  }
  if (x < 100_000 || x > 900_000) return null;
  const words = {
    zh: '高斯投影（不带带号，中央经线可能是 117°）',
    en: 'Gauss-Krüger without a belt number, perhaps 117° E',
  };
  return { crs: 'EPSG:4548', belt: 39, hasPrefix: false, words };
}

/** The northernmost point of China lies at 53.6°: 5,940 km from the equator in a belt, 7,100 km in Web Mercator. */
const [NORTH_OF_CHINA_M, NORTH_IN_MERCATOR_M] = [6_000_000, 7_200_000];

type XY = readonly [x: number, y: number];

function firstOf(geometry: RawRow['geometry']): [XY] | null {
  let first: XY | null = null;
  if (geometry !== null) {
    eachPosition(geometry, ([x = Number.NaN, y = Number.NaN]) => {
      first ??= [x, y];
    });
  }
  return first && [first];
}

const isMetric = ([x, y]: XY): boolean => Math.abs(x) > 400 || Math.abs(y) > 400;

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
