import { epsgCodeOf, epsgDatum } from './crs/epsg/table.ts';
import { type CrsParameters, DEGREES } from './crs/parameters.ts';
import { type CrsRefusal, shiftByFigure } from './crs/proj-text.ts';
import { crsOfParameters, systemOf } from './crs/system.ts';
import { angleOf, figureOf, geographicNode, projectionIn, shiftOf } from './crs/wkt-parameters.ts';
import { isKnownCrs } from './crs.ts';
import { crsOfTransverseMercator, type Datum, datumOfName } from './crs-parameters.ts';
import type { Crs } from './features.ts';
import { child, nameOf, parseWkt, type WktNode } from './wkt.ts';

/** What a description of a coordinate system says. */
export interface RecognizedCrs {
  /** null when it is understood but cannot be used, or not understood */
  readonly crs: Crs | null;
  readonly datum: Datum | null;
  /** the name that the description gives itself, '' without one */
  readonly name: string;
  /** why there is no `crs`, as far as it is known */
  readonly refusal?: CrsRefusal | MissingShift;
}

/** Understood but for its shift to WGS 84: with "+towgs84=…" behind `system` it can be used. */
export interface MissingShift {
  readonly kind: 'shift';
  readonly system: Crs;
}

const UNKNOWN: RecognizedCrs = { crs: null, datum: null, name: '' };

/**
 * Recognises the text of a .prj file, of a GeoTIFF citation or of a GeoPackage, by its parameters rather than its name: WKT 1 of OGC,
 * GDAL and Esri, WKT 2 of 2015 and 2019. What is in the EPSG table comes back by its code, all else by its PROJ text. Never throws.
 */
export function recognizeWkt(text: string): RecognizedCrs {
  const root = parseWkt(text);
  if (root === null) return UNKNOWN;
  const horizontal = horizontalOf(root);
  return horizontal === undefined ? { ...UNKNOWN, name: nameOf(root) } : recognizeNode(horizontal, root);
}

/** The projected or geographic system inside of a compound or bound one. */
function horizontalOf(root: WktNode): WktNode | undefined {
  if (!WRAPPERS.has(root.keyword)) return root;
  const inner = root.parts.find((part): part is WktNode => typeof part === 'object');
  return inner === undefined ? undefined : horizontalOf(inner);
}

const WRAPPERS = new Set(['COMPD_CS', 'COMPOUNDCRS', 'BOUNDCRS', 'SOURCECRS']);

function recognizeNode(node: WktNode, root: WktNode): RecognizedCrs {
  const name = nameOf(node);
  const geographic = geographicNode(node);
  const figure = geographic === undefined ? null : figureOf(geographic);
  if (geographic === undefined || figure === null) return { ...UNKNOWN, name };
  const datum = datumOf(geographic, figure.semiMajorM, figure.inverseFlattening);
  const given = shiftOf(root, geographic);
  const said = given === null ? saidCode(node, datum.id, name) : null;
  if (said !== null) return said;
  const shift = given ?? datum.shift;
  if (geographic !== node) {
    const projection = projectionIn(node);
    return 'kind' in projection
      ? { crs: null, datum: datum.id, name, refusal: projection }
      : settled(
          projection.projection === 'webmerc' ? projection : { ...projection, shift },
          datum,
          name,
          given !== null,
        );
  }
  if (angleOf(node) !== 1) return { crs: null, datum: datum.id, name, refusal: { kind: 'projection', what: 'grad' } };
  return settled({ ...DEGREES, ...figure, shift }, datum, name, given !== null);
}

/** By the EPSG code that the description gives itself. */
function saidCode(node: WktNode, datum: Datum | null, name: string): RecognizedCrs | null {
  const authority = child(node, 'AUTHORITY', 'ID');
  if (nameOf(authority).toUpperCase() !== 'EPSG') return null;
  const code = `EPSG:${String(authority?.parts[1])}`;
  return isKnownCrs(code) ? { crs: code, datum, name } : null;
}

export interface RecognizedDatum {
  readonly id: Datum | null;
  readonly epsg: number | null;
  readonly shift: CrsParameters['shift'];
}

const EPSG_DATUMS: Partial<Record<Datum, number>> = { cgcs2000: 1043, wgs84: 6326, xian1980: 6610, beijing1954: 6214 };

function datumOf(node: WktNode, semiMajorM: number, inverseFlattening: number): RecognizedDatum {
  const names = [nameOf(child(node, 'DATUM', 'ENSEMBLE', 'GEODETICDATUM', 'TRF')), nameOf(node)];
  return datumByNames(names, semiMajorM, inverseFlattening);
}

/** A datum by name; by ellipsoid only when the name is garbled or says nothing, because many datums share an ellipsoid. */
export function datumByNames(names: readonly string[], semiMajorM: number, inverseFlattening: number): RecognizedDatum {
  const joined = names.join(' ');
  const id = datumOfName(joined);
  if (id === 'xian1980' || id === 'beijing1954') return { id, epsg: EPSG_DATUMS[id] ?? null, shift: null };
  if (inverseFlattening === 0) return { id, epsg: null, shift: 'as-is' };
  if (id === 'cgcs2000' || id === 'wgs84') return { id, epsg: EPSG_DATUMS[id] ?? null, shift: [0, 0, 0] };
  const known =
    names.map((name) => epsgDatum(name, semiMajorM, inverseFlattening)).find((found) => found !== null) ?? null;
  if (known !== null) return { id, epsg: known.code, shift: known.shift };
  const shift = shiftByFigure(semiMajorM, inverseFlattening);
  const isGarbled = /[^\x20-\x7e]/.test(joined) || /unknown|unnamed|custom|user/i.test(joined) || joined.trim() === '';
  if (!isGarbled || semiMajorM !== 6_378_137 || inverseFlattening === 0) return { id, epsg: null, shift };
  const byFigure: Datum = Math.abs(inverseFlattening - 298.257222101) < 1e-7 ? 'cgcs2000' : 'wgs84';
  return { id: byFigure, epsg: EPSG_DATUMS[byFigure] ?? null, shift };
}

/** The system under the shortest name that says all of it: its EPSG code, else its PROJ text; a missing shift is said. */
export function settled(
  parameters: CrsParameters,
  datum: RecognizedDatum,
  name: string,
  hasOwnShift: boolean,
): RecognizedCrs {
  const own = crsOfParameters(parameters);
  const code = hasOwnShift && datum.id !== 'cgcs2000' && datum.id !== 'wgs84' ? null : codeOf(parameters, datum);
  if (code !== null && isKnownCrs(code)) return { crs: code, datum: datum.id, name };
  if (parameters.shift === null)
    return { crs: null, datum: datum.id, name, refusal: { kind: 'shift', system: code ?? own } };
  return systemOf(own) === null
    ? { crs: null, datum: datum.id, name, refusal: { kind: 'projection', what: parameters.projection } }
    : { crs: own, datum: datum.id, name };
}

function codeOf(parameters: CrsParameters, datum: RecognizedDatum): Crs | null {
  const { projection, numbers, toMetre, axes, meridianDeg, inverseFlattening } = parameters;
  const { lon_0 = 0, lat_0 = 0, x_0 = 0, y_0 = 0, k_0 = 1 } = numbers;
  const isPlain = toMetre === 1 && axes === 'en' && meridianDeg === 0;
  if (projection === 'webmerc') return isPlain && parameters.shift !== null ? 'EPSG:3857' : null;
  if (projection === 'longlat') {
    if (!isPlain) return null;
    if (datum.id === 'cgcs2000') return 'EPSG:4490';
    if (datum.id === 'wgs84' && inverseFlattening !== 0) return 'EPSG:4326';
    return datum.id === 'xian1980' ? 'EPSG:4610' : datum.id === 'beijing1954' ? 'EPSG:4214' : null;
  }
  if (projection === 'tmerc' && isPlain && datum.id !== null) {
    const belt = {
      centralMeridian: lon_0,
      latitudeOfOrigin: lat_0,
      falseEastingM: x_0,
      falseNorthingM: y_0,
      scale: k_0,
    };
    const crs = crsOfTransverseMercator({ datum: datum.id, ...belt });
    if (crs !== null) return crs;
  }
  const code = datum.epsg === null ? null : epsgCodeOf(parameters, datum.epsg);
  return code === null ? null : `EPSG:${code}`;
}
