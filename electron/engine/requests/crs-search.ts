import { epsgCodes, epsgSystem } from '../../../analysis/core/crs/epsg/table.ts';
import { isKnownCrs } from '../../../analysis/core/crs.ts';
import { crsWords } from '../../../analysis/core/crs-words.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import type { CrsChoice } from '../../contract/import-choices.ts';
import type { Handlers } from '../handlers.ts';

/** Systems that data of a Chinese district comes in, the likelier first. */
const COMMON: readonly string[] = [
  ...[
    'EPSG:4490',
    'EPSG:4326',
    'EPSG:4548',
    'GCJ-02',
    'BD-09',
    'EPSG:4527',
    'EPSG:4547',
    'EPSG:4526',
    'EPSG:4549',
    'EPSG:4528',
  ],
  ...['EPSG:4498', 'EPSG:4508', 'EPSG:3857', 'EPSG:32650', 'EPSG:32651'],
];
const SHIFTED: Readonly<Record<string, CrsChoice['words']>> = {
  'GCJ-02': { zh: 'GCJ-02（高德、腾讯等网络地图）', en: 'GCJ-02 (web maps such as Amap)' },
  'BD-09': { zh: 'BD-09（百度地图）', en: 'BD-09 (Baidu maps)' },
};
/** What people here call CGCS2000. */
const SPOKEN_2000 = /(?:中国|国家)(?:大地)?(?:坐标系)?2000(?:坐标系)?|2000(?:国家大地)?坐标系|国家大地坐标系/;
const MOST = 40;

/** Finding a coordinate system by number, name or PROJ text. */
export const crsHandlers = (): Handlers<'crs.search'> => ({
  'crs.search': ({ text }) => {
    const wanted = text.trim();
    if (wanted === '') return COMMON.map(choiceOf);
    if (wanted.startsWith('+proj')) {
      return isKnownCrs(`PROJ:${wanted}`) ? [{ crs: wanted, words: { zh: wanted, en: wanted } }] : [];
    }
    const needle = wanted.toLowerCase().replace(/^epsg:?/, '');
    const parts = inRegisterWords(needle);
    const isNamed = (code: number) => {
      const name = epsgSystem(code)?.name.toLowerCase() ?? '';
      return parts.every((part) => name.includes(part));
    };
    const common = COMMON.map(choiceOf).filter(
      ({ crs, words }) =>
        [crs, words.zh, words.en].some((name) => name.toLowerCase().includes(needle)) || isNamed(Number(crs.slice(5))),
    );
    const others = epsgCodes().flatMap((code) => {
      const crs = `EPSG:${code}` as const;
      const fits = /^\d+$/.test(needle) ? String(code).startsWith(needle) : isNamed(code);
      return fits && isKnownCrs(crs) && !COMMON.includes(crs) ? [choiceOf(crs)] : [];
    });
    return [...common, ...others].slice(0, MOST);
  },
});

/** What a name of the EPSG register must hold: 国家2000 117E asks for “cgcs2000” and “117e”. */
const inRegisterWords = (text: string): readonly string[] =>
  text.replace(SPOKEN_2000, ' cgcs2000 ').trim().split(/\s+/);

function choiceOf(crs: string): CrsChoice {
  const shifted = SHIFTED[crs];
  if (shifted !== undefined) return { crs, words: shifted };
  const words = crsWords(crs as Crs);
  const name = epsgSystem(Number(crs.slice(5)))?.name;
  return {
    crs,
    words: words.en === crs && name !== undefined ? { zh: `${name}（${crs}）`, en: `${name} (${crs})` } : words,
  };
}
