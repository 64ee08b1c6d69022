import { isKnownCrs } from '../../core/crs.ts';
import { crsOfTransverseMercator, type Datum, datumOfName } from '../../core/crs-parameters.ts';
import { recognizeWkt } from '../../core/crs-wkt.ts';
import type { Crs } from '../../core/features.ts';
import type { Affine } from '../../core/grid.ts';
import { type TiffDirectory, type TiffFile, tagNumbers, tagText } from './directory.ts';

/** What a GeoTIFF says of its place. */
export interface GeoReference {
  /** null when the file says nothing usable */
  readonly crs: Crs | null;
  /** the name that the file gives its system, '' without one */
  readonly crsName: string;
  readonly datum: Datum | null;
  readonly transform: Affine | null;
}

const USER_DEFINED = 32767;

/** Reads the GeoKeys and the tie points or matrix (OGC GeoTIFF 1.1); a pixel-is-point file is moved by half a pixel. */
export async function readGeoReference(file: TiffFile, directory: TiffDirectory): Promise<GeoReference> {
  const keys = await readKeys(file, directory);
  const number = (id: number): number | undefined => {
    const value = keys.get(id);
    return typeof value === 'number' ? value : undefined;
  };
  const text = (id: number): string => String(keys.get(id) ?? '');
  const isPoint = number(1025) === 2;
  const transform = await readTransform(file, directory, isPoint);
  return { ...systemOf(number, text), transform };
}

type Keys = Map<number, number | string>;

async function readKeys(file: TiffFile, directory: TiffDirectory): Promise<Keys> {
  const table = (await tagNumbers(file, directory, 34735)) ?? new Float64Array(0);
  const doubles = (await tagNumbers(file, directory, 34736)) ?? new Float64Array(0);
  const ascii = (await tagText(file, directory, 34737)) ?? '';
  const keys: Keys = new Map();
  for (let at = 4; at + 3 < table.length; at += 4) {
    const [id, location, count, value] = [table[at]!, table[at + 1]!, table[at + 2]!, table[at + 3]!];
    if (location === 0) keys.set(id, value);
    else if (location === 34736) keys.set(id, doubles[value] ?? Number.NaN);
    else if (location === 34737) keys.set(id, ascii.slice(value, value + count).replace(/\|$/, ''));
  }
  return keys;
}

function systemOf(
  number: (id: number) => number | undefined,
  text: (id: number) => string,
): Omit<GeoReference, 'transform'> {
  const citations = [text(3073), text(1026), text(2049)];
  const wkt = citations.find((citation) => citation.startsWith('ESRI PE String = '));
  if (wkt !== undefined) {
    const { crs, datum, name } = recognizeWkt(wkt.slice('ESRI PE String = '.length));
    return { crs, datum, crsName: name };
  }
  const name = citations.find((citation) => citation !== '') ?? '';
  const geographic = number(2048);
  const datum = datumOfKeys(geographic, number(2050), number(2056), citations.join(' '));
  const isProjected = number(1024) === 1 || number(3072) !== undefined;
  if (isProjected) {
    const code = `EPSG:${number(3072)}`;
    if (isKnownCrs(code)) return { crs: code, datum, crsName: name };
    const known = number(3072);
    const crs = known === undefined || known === USER_DEFINED ? userDefined(number, datum) : null;
    return { crs, datum, crsName: name || (known === undefined ? '' : code) };
  }
  if (geographic === undefined) return { crs: null, datum, crsName: name };
  const code = `EPSG:${geographic}`;
  if (isKnownCrs(code)) return { crs: code, datum, crsName: name };
  const crs =
    geographic !== USER_DEFINED ? null : datum === 'cgcs2000' ? 'EPSG:4490' : datum === 'wgs84' ? 'EPSG:4326' : null;
  return { crs, datum, crsName: name || code };
}

/** EPSG numbers of the geographic systems, the datums and the ellipsoids that matter here. */
function datumOfKeys(
  geographic: number | undefined,
  datum: number | undefined,
  ellipsoid: number | undefined,
  names: string,
): Datum | null {
  if (geographic === 4490 || datum === 1043) return 'cgcs2000';
  if (geographic === 4326 || datum === 6326) return 'wgs84';
  if (geographic === 4610 || datum === 6610) return 'xian1980';
  if (geographic === 4214 || datum === 6214) return 'beijing1954';
  const named = datumOfName(names);
  if (named !== null) return named;
  const isOpen = geographic === undefined || geographic === USER_DEFINED;
  return !isOpen ? null : ellipsoid === 1024 ? 'cgcs2000' : ellipsoid === 7030 ? 'wgs84' : null;
}

function userDefined(number: (id: number) => number | undefined, datum: Datum | null): Crs | null {
  if (datum === null || number(3075) !== 1 || (number(3076) ?? 9001) !== 9001) return null;
  return crsOfTransverseMercator({
    datum,
    centralMeridian: number(3080) ?? number(3088) ?? Number.NaN,
    latitudeOfOrigin: number(3081) ?? 0,
    falseEastingM: number(3082) ?? 0,
    falseNorthingM: number(3083) ?? 0,
    scale: number(3092) ?? 1,
  });
}

async function readTransform(file: TiffFile, directory: TiffDirectory, isPoint: boolean): Promise<Affine | null> {
  const matrix = await tagNumbers(file, directory, 34264);
  const [scale, tie] = [await tagNumbers(file, directory, 33550), await tagNumbers(file, directory, 33922)];
  let affine: Affine | null = null;
  if (matrix !== undefined && matrix.length >= 8) {
    affine = [matrix[0]!, matrix[1]!, matrix[3]!, matrix[4]!, matrix[5]!, matrix[7]!];
  } else if (scale !== undefined && scale.length >= 2 && tie !== undefined && tie.length >= 6) {
    const [a, e] = [scale[0]!, -scale[1]!];
    affine = [a, 0, tie[3]! - tie[0]! * a, 0, e, tie[4]! - tie[1]! * e];
  }
  if (affine === null || !affine.every(Number.isFinite) || affine[0] * affine[4] === affine[1] * affine[3]) return null;
  if (!isPoint) return affine;
  const [a, b, c, d, e, f] = affine;
  return [a, b, c - (a + b) / 2, d, e, f - (d + e) / 2];
}
