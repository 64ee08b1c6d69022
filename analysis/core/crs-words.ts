import { epsgSystem } from './crs/epsg/table.ts';
import { isAtWgs84 } from './crs/parameters.ts';
import { parametersOf } from './crs/system.ts';
import type { Crs } from './features.ts';
import type { Words } from './words.ts';

/** The name of a system as people know it, with its EPSG number. Shift parameters, which may be confidential, are not shown. */
export function crsWords(crs: Crs): Words {
  if (crs.startsWith('PROJ:')) return ownSystemWords(crs);
  const code = Number(crs.slice(5));
  const named = NAMES[code];
  if (named !== undefined) return withCode(named.zh, named.en, crs);
  if (code >= 4513 && code <= 4533) {
    const belt = code - 4513 + 25;
    return withCode(`CGCS2000 三度带第 ${belt} 带`, `CGCS2000 3-degree belt ${belt}`, crs);
  }
  if (code >= 4534 && code <= 4554) {
    const meridian = (code - 4534 + 25) * 3;
    return withCode(`CGCS2000 三度带，中央经线 ${meridian}°`, `CGCS2000 3-degree belt, meridian ${meridian}°`, crs);
  }
  if (code >= 4491 && code <= 4501) {
    return withCode(`CGCS2000 六度带第 ${code - 4491 + 13} 带`, `CGCS2000 6-degree zone ${code - 4491 + 13}`, crs);
  }
  if (code >= 4502 && code <= 4512) {
    const meridian = (code - 4502 + 13) * 6 - 3;
    return withCode(`CGCS2000 六度带，中央经线 ${meridian}°`, `CGCS2000 6-degree zone, meridian ${meridian}°`, crs);
  }
  if (code > 32600 && code <= 32660) return withCode(`UTM ${code - 32600}N`, `UTM zone ${code - 32600}N`, crs);
  if (code > 32700 && code <= 32760) return withCode(`UTM ${code - 32700}S`, `UTM zone ${code - 32700}S`, crs);
  const name = epsgSystem(code)?.name;
  return name === undefined ? { zh: crs, en: crs } : withCode(name, name, crs);
}

/** A system that has no code: its projection, central meridian, ellipsoid, and whether somebody gave it a shift or a fitted plane. */
function ownSystemWords(crs: Crs): Words {
  const system = parametersOf(crs);
  if (system === null) return { zh: '自定义坐标系', en: 'own system' };
  const { projection, numbers, semiMajorM, inverseFlattening, plane } = system;
  const meridian = numbers.lon_0 ?? numbers.lonc;
  const figure = `a=${semiMajorM}, 1/f=${inverseFlattening}`;
  const given = !isAtWgs84(system);
  const zh = [
    projection,
    meridian === undefined ? '' : `中央经线 ${meridian}°`,
    figure,
    given ? '含基准转换参数' : '',
    plane ? '经控制点拟合' : '',
  ];
  const en = [
    projection,
    meridian === undefined ? '' : `meridian ${meridian}°`,
    figure,
    given ? 'with a datum shift' : '',
    plane ? 'fitted to control points' : '',
  ];
  const listed = (parts: readonly string[], comma: string): string => parts.filter((part) => part !== '').join(comma);
  return { zh: `自定义坐标系（${listed(zh, '，')}）`, en: `own system (${listed(en, ', ')})` };
}

const NAMES: Readonly<Record<number, Words>> = {
  4326: { zh: 'WGS 84 经纬度', en: 'WGS 84 degrees' },
  4490: { zh: 'CGCS2000 经纬度', en: 'CGCS2000 degrees' },
  3857: { zh: 'Web 墨卡托', en: 'Web Mercator' },
};

const withCode = (zh: string, en: string, crs: Crs): Words => ({ zh: `${zh}（${crs}）`, en: `${en} (${crs})` });
