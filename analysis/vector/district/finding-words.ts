import type { Words } from '../../core/words.ts';
import type { OfficialUnit } from './official-units.ts';
import type { RingFault } from './ring-faults.ts';

const FAULTS: Readonly<Record<RingFault, Words>> = {
  crossing: { zh: '边界自相交', en: 'its boundary crosses itself' },
  unclosed: { zh: '边界环没有闭合', en: 'a ring is not closed' },
  'repeated-point': { zh: '边界上有重复点', en: 'a point is repeated in its boundary' },
  'too-few-points': { zh: '边界环的点太少', en: 'a ring has too few points' },
};

/** The sentences of the district report. */
export const findingWords = {
  missing: ({ name, code }: OfficialUnit): Words => ({
    zh: `缺少${name}（${code}）`,
    en: `${name} (${code}) is missing`,
  }),
  unknown: (row: number, name: string): Words => ({
    zh: `第 ${row} 行“${name}”不在 43 个街道、地区之中`,
    en: `Row ${row}, “${name}”, is none of the 43 units`,
  }),
  noPolygon: (row: number): Words => ({ zh: `第 ${row} 行没有面`, en: `Row ${row} has no polygon` }),
  copy: (row: number, of: number, name: string): Words => ({
    zh: `${name}：第 ${row} 行与第 ${of} 行完全相同`,
    en: `${name}: row ${row} is the same as row ${of}`,
  }),
  duplicate: ({ name }: OfficialUnit, rows: readonly number[]): Words => ({
    zh: `${name}出现 ${rows.length} 次（第 ${rows.join('、')} 行），图形不同`,
    en: `${name} is there ${rows.length} times (rows ${rows.join(', ')}) with different shapes`,
  }),
  ring: (name: string, fault: RingFault): Words => ({
    zh: `${name}：${FAULTS[fault].zh}`,
    en: `${name}: ${FAULTS[fault].en}`,
  }),
  overlap: ([one, other]: readonly [string, string], areaM2: number): Words => ({
    zh: `${one}与${other}重叠 ${squareMetres(areaM2)}`,
    en: `${one} and ${other} overlap by ${squareMetres(areaM2)}`,
  }),
  gap: (areaM2: number): Words => ({
    zh: `单元之间有缝隙 ${squareMetres(areaM2)}`,
    en: `A gap of ${squareMetres(areaM2)} between units`,
  }),
  openGap: ([one, other]: readonly [string, string], areaM2: number): Words => ({
    zh: `${one}与${other}之间有通向区外的缝隙 ${squareMetres(areaM2)}`,
    en: `A gap of ${squareMetres(areaM2)} between ${one} and ${other} opens to the outside`,
  }),
  loose: ([one, other]: readonly [string, string], count: number): Words => ({
    zh: `${one}与${other}的公共边界有 ${count} 个顶点只在一侧`,
    en: `${count} ${count === 1 ? 'vertex' : 'vertices'} on one side only of the border of ${one} and ${other}`,
  }),
  wrongCode: ({ name, code }: OfficialUnit, written: string): Words => ({
    zh: `${name}的代码写作 ${written}，应为 ${code}`,
    en: `${name} has the code ${written}; it should be ${code}`,
  }),
  missingCode: ({ name, code }: OfficialUnit): Words => ({
    zh: `${name}没有代码（${code}）`,
    en: `${name} has no code (${code})`,
  }),
  otherName: ({ name }: OfficialUnit, written: string): Words => ({
    zh: `“${written}”的正式名称是${name}`,
    en: `“${written}” is officially ${name}`,
  }),
  area: (areaKm2: number, officialKm2: number): Words => ({
    zh: `椭球面积合计 ${areaKm2.toFixed(2)} km²，公布为 ${officialKm2.toFixed(1)} km²`,
    en: `The areas add up to ${areaKm2.toFixed(2)} km² on the ellipsoid; published is ${officialKm2.toFixed(1)} km²`,
  }),
} as const;

const squareMetres = (areaM2: number): string =>
  areaM2 < 100 ? `${areaM2.toFixed(1)} m²` : `${Math.round(areaM2).toLocaleString('en-US')} m²`;
