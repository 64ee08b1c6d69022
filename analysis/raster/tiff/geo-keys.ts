import { DEGREES } from '../../core/crs/parameters.ts';
import { crsOfParameters, parametersOf } from '../../core/crs/system.ts';
import { isKnownCrs } from '../../core/crs.ts';
import { type Datum, datumOfName } from '../../core/crs-parameters.ts';
import { datumByNames, type RecognizedCrs, recognizeWkt, settled } from '../../core/crs-wkt.ts';
import type { Crs } from '../../core/features.ts';
import type { Affine } from '../../core/grid.ts';
import { type TiffDirectory, type TiffFile, tagNumbers, tagText } from './directory.ts';
import { figureOfKeys, parametersOfKeys, unitOf } from './key-parameters.ts';

/** What a GeoTIFF says of its place. */
export interface GeoReference {
  /** null when the file says nothing usable */
  readonly crs: Crs | null;
  /** the name that the file gives its system, '' without one */
  readonly crsName: string;
  readonly datum: Datum | null;
  /** why there is no `crs`, as far as it is known */
  readonly refusal?: RecognizedCrs['refusal'];
  readonly transform: Affine | null;
}

const USER_DEFINED = 32767;
/** GeogTOWGS84GeoKey, an extension of GDAL: three or seven numbers. */
const TO_WGS84 = 2062;

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
    else if (location === 34736 && id === TO_WGS84) keys.set(id, doubles.slice(value, value + count).join(','));
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
    const { name, ...said } = recognizeWkt(wkt.slice('ESRI PE String = '.length));
    return { ...said, crsName: name };
  }
  const name = citations.find((citation) => citation !== '') ?? '';
  const geographic = number(2048);
  const datum = datumOfKeys(geographic, number(2050), number(2056), citations.join(' '));
  const isProjected = number(1024) === 1 || number(3072) !== undefined;
  const code = isProjected ? number(3072) : geographic;
  if (code !== undefined && code !== USER_DEFINED) {
    const unit = isProjected && number(3076) !== undefined ? unitOf(number) : null;
    return byCode(inUnit(`EPSG:${code}`, unit), datum, name);
  }
  if (!isProjected && geographic === undefined) return { crs: null, datum, crsName: name };
  const { name: _name, ...said } = userDefined(number, text, datum, isProjected, citations);
  return { ...said, crsName: name || (code === undefined ? '' : `EPSG:${code}`) };
}

function byCode(code: string, datum: Datum | null, name: string): Omit<GeoReference, 'transform'> {
  if (isKnownCrs(code)) return { crs: code, datum, crsName: name };
  const system = parametersOf(code);
  const refusal =
    system !== null && system.shift === null ? ({ kind: 'shift', system: code as Crs } as const) : undefined;
  return { crs: null, datum, crsName: name || code, ...(refusal && { refusal }) };
}

/** The system of a code whose file counts in another unit than the code does: a metre system with feet as its unit. */
function inUnit(code: string, toMetre: number | null): string {
  const system = parametersOf(code);
  if (system === null || toMetre === null || !(toMetre > 0) || Math.abs(toMetre / system.toMetre - 1) < 1e-7)
    return code;
  return crsOfParameters({ ...system, toMetre });
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

/** A system by its parameters: projection keys on the datum and ellipsoid that the geographic keys give. */
function userDefined(
  number: (id: number) => number | undefined,
  text: (id: number) => string,
  datum: Datum | null,
  isProjected: boolean,
  names: readonly string[],
): RecognizedCrs {
  const geographic = number(2048);
  const base = geographic === undefined || geographic === USER_DEFINED ? null : parametersOf(`EPSG:${geographic}`);
  const figure = base ?? figureOfKeys(number) ?? (datum === null ? null : DEGREES);
  const projection = isProjected ? parametersOfKeys(number) : { ...DEGREES, shift: null };
  if (projection === null || figure === null) return { crs: null, datum, name: '' };
  const { semiMajorM, inverseFlattening, meridianDeg } = figure;
  const found = datumByNames(datum === null ? names : [NAMES[datum]], semiMajorM, inverseFlattening);
  const given = text(TO_WGS84) === '' ? [] : text(TO_WGS84).split(',').map(Number);
  const hasOwn = (given.length === 3 || given.length === 7) && given.every(Number.isFinite);
  const shift = hasOwn ? given : base === null ? found.shift : base.shift;
  return settled({ ...projection, semiMajorM, inverseFlattening, meridianDeg, shift }, found, '', hasOwn);
}

const NAMES: Readonly<Record<Datum, string>> = {
  cgcs2000: 'CGCS2000',
  wgs84: 'WGS 84',
  xian1980: 'Xian 1980',
  beijing1954: 'Beijing 1954',
  gcj02: 'GCJ-02',
  bd09: 'BD-09',
};

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
