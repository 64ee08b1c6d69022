import type { Affine } from '../core/grid.ts';

/** What GDAL or ArcGIS wrote beside an image, in the file NAME.tif.aux.xml. */
export interface AuxXml {
  /** text of the coordinate system (WKT or an EPSG code), '' without one */
  readonly system: string;
  readonly transform: Affine | null;
  /** by band number from 0 */
  readonly bands: ReadonlyMap<number, AuxBand>;
}

export interface AuxBand {
  readonly nodata?: number;
  readonly description?: string;
  readonly scale?: number;
  readonly offset?: number;
}

const TEXT_AT_MOST = 2_000_000;
const BANDS_AT_MOST = 65_535;

/** Reads the few elements of a persistent auxiliary metadata file that matter here; anything else in it is left alone. */
export function readAuxXml(xml: string): AuxXml {
  const text = xml.slice(0, TEXT_AT_MOST);
  const system = element(text, 'SRS') ?? element(text, 'WKT') ?? '';
  const bands = new Map<number, AuxBand>();
  for (const part of text.split('<PAMRasterBand').slice(1, BANDS_AT_MOST)) {
    const number = Number(/^[^>]*\bband="(\d{1,5})"/.exec(part.slice(0, 200))?.[1]);
    if (number >= 1) bands.set(number - 1, bandOf(part));
  }
  return { system, transform: transformOf(element(text, 'GeoTransform') ?? ''), bands };
}

function bandOf(part: string): AuxBand {
  const [nodata, scale, offset] = ['NoDataValue', 'Scale', 'Offset'].map((name) => numberIn(element(part, name)));
  const description = element(part, 'Description');
  return {
    ...(nodata !== undefined && { nodata }),
    ...(description !== undefined && description !== '' && { description }),
    ...(scale !== undefined && { scale }),
    ...(offset !== undefined && { offset }),
  };
}

/** GDAL's order: x of the corner, pixel width, row shear, y of the corner, column shear, pixel height. */
function transformOf(text: string): Affine | null {
  const [c, a, b, f, d, e] = text.split(',').map(Number);
  if (![a, b, c, d, e, f].every((value) => value !== undefined && Number.isFinite(value))) return null;
  return a! * e! === b! * d! ? null : [a!, b!, c!, d!, e!, f!];
}

/** The text of the first element of this name, by two searches, so that no text can make it slow. */
function element(text: string, name: string): string | undefined {
  const opening = new RegExp(`<${name}(?=[\\s>])`).exec(text);
  if (opening === null) return undefined;
  const start = text.indexOf('>', opening.index) + 1;
  const end = text.indexOf(`</${name}>`, start);
  return start > 0 && end > start ? unescapeXml(text.slice(start, end).trim()) : undefined;
}

const numberIn = (text: string | undefined): number | undefined =>
  text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The five named entities of XML 1.0; any other stays as it is written. */
export const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
