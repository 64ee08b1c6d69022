import type { Words } from '../core/words.ts';
import { type CoverageRow, floorPercent, type GapReason, type Share } from './result.ts';

export const title: Words = { zh: '智能回收机覆盖分析', en: 'Coverage by smart recycling machines' };
export const question: Words = {
  zh: '哪些居民步行范围内没有智能回收机？哪些小区、村还没有安装？',
  en: 'Who has no smart recycling machine within a walk, and which compounds and villages have none?',
};

/** A share for people: “93.4%（1,234/1,320）”; rounded down. */
export const shareText = ({ served, counted }: Share): string =>
  counted > 0 ? `${floorPercent({ served, counted }).toFixed(1)}% (${grouped(served)}/${grouped(counted)})` : '–';

/** Thousands separated, rounded to whole numbers. */
export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

export const summaryOf = (district: CoverageRow, limitM: number): Words => ({
  zh: `步行 ${Math.round(limitM)} m 内覆盖人口 ${shareText(district.people)}；已安装小区（村）${shareText(district.placesInstalled)}；运行机器 ${grouped(district.machinesRunning)} 台，按三项规则最大需求 ${grouped(district.need.largest)} 台。`,
  en: `Within a ${Math.round(limitM)} m walk: ${shareText(district.people)} of people; installed in ${shareText(district.placesInstalled)} of compounds and villages; ${grouped(district.machinesRunning)} machines run, the largest need by three rules is ${grouped(district.need.largest)}.`,
});

/** Why a point is not served, in a sentence with its figures. */
export function reasonWords(reason: GapReason, distanceM: number, limitM: number, machine: string): Words {
  const [walk, limit] = [Math.round(distanceM), Math.round(limitM)];
  switch (reason) {
    case 'no-position':
      return {
        zh: '该点没有坐标，无法判断，按未覆盖计。',
        en: 'This point has no position, so it counts as not served.',
      };
    case 'no-machine':
      return { zh: '没有运行中的智能回收机。', en: 'There is no running machine at all.' };
    case 'machine-stopped':
      return {
        zh: `步行 ${limit} m 内有机器，但已停用；最近的运行机器 ${machine} 需步行 ${walk} m。`,
        en: `A machine within ${limit} m is out of service; the nearest running one, ${machine}, is a ${walk} m walk.`,
      };
    case 'just-beyond':
      return {
        zh: `最近的机器 ${machine} 步行 ${walk} m，略超过 ${limit} m。`,
        en: `The nearest machine, ${machine}, is a ${walk} m walk, a little over ${limit} m.`,
      };
    case 'far':
      return {
        zh: `最近的机器 ${machine} 步行 ${walk} m，远超过 ${limit} m。`,
        en: `The nearest machine, ${machine}, is a ${walk} m walk, far over ${limit} m.`,
      };
    case 'no-way':
      return {
        zh: '道路网上没有通往任何运行机器的路。',
        en: 'No way on the road network leads to any running machine.',
      };
  }
}

export const clusterWords = (points: number, people: number, nearest: Words): Words => ({
  zh: `${grouped(points)} 处、${grouped(people)} 人未覆盖。${nearest.zh}`,
  en: `${grouped(points)} point${points === 1 ? '' : 's'}, ${grouped(people)} people not served. ${nearest.en}`,
});
