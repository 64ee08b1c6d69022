import type { BandRoles } from './roles.ts';

/** What a Landsat metadata file (MTL.txt) tells of one band. */
export interface MtlBand {
  /** "1" … "11", as in FILE_NAME_BAND_4 */
  readonly number: string;
  readonly fileName: string;
  /** reflectance = stored · scale + offset; null for thermal and quality bands */
  readonly reflectance: { readonly scale: number; readonly offset: number } | null;
}

export interface LandsatMtl {
  readonly spacecraft: string;
  /** the acquisition date YYYY-MM-DD, '' when it is not told */
  readonly date: string;
  /** true for surface reflectance (level 2) */
  readonly isSurface: boolean;
  readonly sunElevationDeg: number | null;
  readonly bands: readonly MtlBand[];
}

/** Does this text begin as an MTL file does? (Collection 1 and earlier, or Collection 2.) */
export const isMtl = (head: string): boolean => /^\s*GROUP = (L1_METADATA_FILE|LANDSAT_METADATA_FILE)\b/.test(head);

/**
 * Reads an MTL file (USGS, Landsat 8-9 Data Users Handbook, appendix: Object Definition Language). Top-of-atmosphere
 * reflectance of level 1 is corrected for the sun's elevation: (M · stored + A) / sin(elevation), equation 5-2 there.
 * Surface reflectance of Collection 2 level 2 has its own factors and needs no such correction.
 */
export function readMtl(text: string): LandsatMtl {
  const { values, surface } = entriesOf(text);
  const sun = Number(values.get('SUN_ELEVATION') ?? Number.NaN);
  const isSurface = /^L2/.test(values.get('PROCESSING_LEVEL') ?? '') && surface.size > 0;
  const factors = isSurface ? surface : values;
  const perSun = isSurface || !(sun > 0) ? 1 : 1 / Math.sin((sun * Math.PI) / 180);
  const bands: MtlBand[] = [];
  for (const [key, fileName] of values) {
    const number = /^FILE_NAME_BAND_(\w+)$/.exec(key)?.[1];
    if (number === undefined || !/^(\d{1,2}|ST_B\d+)$/.test(number)) continue;
    const [scale, offset] = ['MULT', 'ADD'].map((part) => Number(factors.get(`REFLECTANCE_${part}_BAND_${number}`)));
    const isReflective = Number.isFinite(scale) && Number.isFinite(offset);
    bands.push({
      number,
      fileName,
      reflectance: isReflective ? { scale: scale! * perSun, offset: offset! * perSun } : null,
    });
  }
  return {
    spacecraft: values.get('SPACECRAFT_ID') ?? '',
    date: values.get('DATE_ACQUIRED') ?? '',
    isSurface,
    sunElevationDeg: Number.isFinite(sun) ? sun : null,
    bands,
  };
}

const TEXT_AT_MOST = 1_000_000;
const SURFACE_GROUP = 'LEVEL2_SURFACE_REFLECTANCE_PARAMETERS';

/** Keys of the whole file, the first of a name winning, and those of the level 2 reflectance group by themselves. */
function entriesOf(text: string): { values: Map<string, string>; surface: Map<string, string> } {
  const [values, surface] = [new Map<string, string>(), new Map<string, string>()];
  let group = '';
  for (const line of text.slice(0, TEXT_AT_MOST).split(/\r\n|\r|\n/)) {
    const at = line.indexOf('=');
    if (at < 0) continue;
    const [key, value] = [
      line.slice(0, at).trim(),
      line
        .slice(at + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1'),
    ];
    if (key === 'GROUP') group = value;
    else if (key === 'END_GROUP') group = '';
    else if (group === SURFACE_GROUP) {
      surface.set(key, value);
      if (!key.startsWith('REFLECTANCE_') && !values.has(key)) values.set(key, value);
    } else if (!values.has(key)) values.set(key, value);
  }
  return { values, surface };
}

/** Bands by the roles of the spacecraft, as positions in a list of band numbers. */
export function landsatRoles(spacecraft: string, numbers: readonly string[]): BandRoles {
  const order = /[89]$/.test(spacecraft)
    ? ({ blue: '2', green: '3', red: '4', nir: '5', swir1: '6', swir2: '7', coastal: '1' } as const)
    : ({ blue: '1', green: '2', red: '3', nir: '4', swir1: '5', swir2: '7' } as const);
  const found = Object.entries(order).map(([role, number]) => [role, numbers.indexOf(number)] as const);
  return Object.fromEntries(found.filter(([, at]) => at >= 0));
}
