import type { Geometry } from 'geojson';
import { parseDegrees } from './parse-degrees.ts';
import { parseWkt } from './parse-wkt.ts';

/**
 * A position or a geometry written in one cell: "116.4,39.9" with any usual separator, brackets and degree signs, or WKT.
 * Null when it is none. Longitude comes first unless the two say otherwise: N/S or 北纬 in front, or a second number over 90
 * that no latitude can be.
 *
 * @example parsePlace('北纬39°54′ 东经116°24′') // { type: 'Point', coordinates: [116.4, 39.9] }
 */
export function parsePlace(text: string): Geometry | null {
  const trimmed = text.trim();
  if (trimmed === '' || !/\d/.test(trimmed)) return null;
  if (/^(SRID|POINT|LINE|POLY|MULTI|GEOMETRYC|TRIANGLE|TIN)/i.test(trimmed)) return parseWkt(trimmed);
  const pair = trimmed.length > 120 ? null : pairOf(trimmed.replace(/^[[({（【]+|[\])}）】]+$/g, ''));
  return pair && { type: 'Point', coordinates: pair };
}

function pairOf(text: string): [number, number] | null {
  for (const cut of CUTS) {
    const parts = text.split(cut).filter((part) => part.trim() !== '');
    if (parts.length < 2 || parts.length > 3) continue;
    const [first, second] = [parseDegrees(parts[0]!), parseDegrees(parts[1]!)];
    // A third part is a height.
    const isFine = parts.length === 2 || Number.isFinite(parseDegrees(parts[2]!));
    if (!Number.isFinite(first) || !Number.isFinite(second) || !isFine) continue;
    return isLatitudeFirst(parts[0]!, first, second) ? [second, first] : [first, second];
  }
  return null;
}

/** In the order in which they are tried: white space last, because degrees may have it inside. */
const CUTS: readonly RegExp[] = [
  /[,，]/,
  /[;；|、]/,
  /(?=北纬|东经|纬度|经度)/,
  /(?<=[EWNS])\s*(?=\d)/i,
  /\s*\/\s*/,
  /\s+/,
];

const isLatitudeFirst = (text: string, first: number, second: number): boolean =>
  /^\s*(北纬|南纬|纬度|[NS])|[NS北南]\s*$/i.test(text) || (first >= 3 && first <= 54 && second > 90 && second <= 136);
