import { isKnownCrs } from './crs.ts';
import { crsOfTransverseMercator, type Datum, datumOfName } from './crs-parameters.ts';
import type { Crs } from './features.ts';
import { child, nameOf, numberOf, parseWkt, type WktNode } from './wkt.ts';

/** What a description of a coordinate system says. */
export interface RecognizedCrs {
  /** null when it is understood but cannot be used, or not understood */
  readonly crs: Crs | null;
  readonly datum: Datum | null;
  /** the name that the description gives itself, '' without one */
  readonly name: string;
}

const UNKNOWN: RecognizedCrs = { crs: null, datum: null, name: '' };

/**
 * Recognises the text of a .prj file or of a GeoTIFF citation, by its parameters rather than its name: CGCS2000 and WGS 84
 * degrees, Gauss-Krüger belts with and without prefix, UTM and Web Mercator. Never throws.
 */
export function recognizeWkt(text: string): RecognizedCrs {
  const root = parseWkt(text);
  if (root === null) return UNKNOWN;
  if (root.keyword === 'COMPD_CS' || root.keyword === 'COMPOUNDCRS') {
    const horizontal = child(root, 'PROJCS', 'GEOGCS', 'PROJCRS', 'GEOGCRS');
    return horizontal === undefined ? UNKNOWN : recognizeNode(horizontal);
  }
  return recognizeNode(root);
}

function recognizeNode(node: WktNode): RecognizedCrs {
  const name = nameOf(node);
  if (['GEOGCS', 'GEOGCRS', 'GEODCRS'].includes(node.keyword)) return { ...geographic(node), name };
  if (node.keyword !== 'PROJCS' && node.keyword !== 'PROJCRS') return { ...UNKNOWN, name };
  const base = child(node, 'GEOGCS', 'BASEGEOGCRS', 'BASEGEODCRS', 'GEOGCRS');
  const datum = base === undefined ? datumOfName(name) : geographic(base).datum;
  const authority = authorityOf(node);
  if (authority !== null && isKnownCrs(authority)) return { crs: authority, datum, name };
  return { crs: projected(node, datum), datum, name };
}

function geographic(node: WktNode): RecognizedCrs {
  const datumNode = child(node, 'DATUM', 'ENSEMBLE');
  const datum = datumOfNode(node, datumNode);
  const primeMeridian = child(node, 'PRIMEM', 'PRIMEMERIDIAN');
  const isGreenwich = primeMeridian === undefined || numberOf(primeMeridian, 1) === 0;
  const crs = datum === 'cgcs2000' ? 'EPSG:4490' : datum === 'wgs84' ? 'EPSG:4326' : null;
  return { crs: isGreenwich ? crs : null, datum, name: nameOf(node) };
}

/** By name; by ellipsoid only when the name is garbled, because many datums share an ellipsoid. */
function datumOfNode(node: WktNode, datumNode: WktNode | undefined): Datum | null {
  const names = `${nameOf(datumNode)} ${nameOf(node)}`;
  const named = datumOfName(names);
  if (named !== null) return named;
  const isGarbled = /[^\x20-\x7e]/.test(names) || /unknown|unnamed|custom|user/i.test(names);
  const ellipsoid = child(datumNode, 'SPHEROID', 'ELLIPSOID');
  if (!isGarbled || numberOf(ellipsoid, 1) !== 6_378_137) return null;
  return Math.abs(numberOf(ellipsoid, 2) - 298.257222101) < 1e-7 ? 'cgcs2000' : 'wgs84';
}

function projected(node: WktNode, datum: Datum | null): Crs | null {
  const conversion = child(node, 'CONVERSION') ?? node;
  const method = nameOf(child(conversion, 'PROJECTION', 'METHOD'))
    .toLowerCase()
    .replace(/[ _-]+/g, '_');
  const metres = numberOf(child(node, 'UNIT', 'LENGTHUNIT'), 1);
  if (Number.isFinite(metres) && Math.abs(metres - 1) > 1e-9) return null;
  const parameters = parametersOf(conversion);
  if (/mercator_auxiliary_sphere|popular_visualisation|mercator_1sp/.test(method) && isWebMercator(node, method)) {
    return 'EPSG:3857';
  }
  if (datum === null || !/transverse_mercator|gauss_kr/.test(method)) return null;
  return crsOfTransverseMercator({
    datum,
    centralMeridian: parameters.get('central_meridian') ?? parameters.get('longitude_of_natural_origin') ?? Number.NaN,
    latitudeOfOrigin: parameters.get('latitude_of_origin') ?? parameters.get('latitude_of_natural_origin') ?? 0,
    falseEastingM: parameters.get('false_easting') ?? 0,
    falseNorthingM: parameters.get('false_northing') ?? 0,
    scale: parameters.get('scale_factor') ?? parameters.get('scale_factor_at_natural_origin') ?? 1,
  });
}

const isWebMercator = (node: WktNode, method: string): boolean =>
  method !== 'mercator_1sp' || /pseudo|web.?mercator|google|popular/i.test(nameOf(node));

function parametersOf(node: WktNode): Map<string, number> {
  const parameters = new Map<string, number>();
  for (const part of node.parts) {
    if (typeof part !== 'object' || part.keyword !== 'PARAMETER') continue;
    parameters.set(
      nameOf(part)
        .toLowerCase()
        .replace(/[ _-]+/g, '_'),
      numberOf(part, 1),
    );
  }
  return parameters;
}

function authorityOf(node: WktNode): string | null {
  const authority = child(node, 'AUTHORITY', 'ID');
  return nameOf(authority).toUpperCase() === 'EPSG' ? `EPSG:${String(authority?.parts[1])}` : null;
}
