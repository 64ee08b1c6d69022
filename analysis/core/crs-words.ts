import type { Crs } from './features.ts';
import type { Words } from './words.ts';

/** The name of a system as people know it, with its EPSG number. */
export function crsWords(crs: Crs): Words {
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
  return { zh: crs, en: crs };
}

const NAMES: Readonly<Record<number, Words>> = {
  4326: { zh: 'WGS 84 经纬度', en: 'WGS 84 degrees' },
  4490: { zh: 'CGCS2000 经纬度', en: 'CGCS2000 degrees' },
  3857: { zh: 'Web 墨卡托', en: 'Web Mercator' },
};

const withCode = (zh: string, en: string, crs: Crs): Words => ({ zh: `${zh}（${crs}）`, en: `${en} (${crs})` });
