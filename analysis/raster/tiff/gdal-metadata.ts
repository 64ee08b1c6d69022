import { unescapeXml } from '../aux-xml.ts';

/** What GDAL writes about one band into tag 42112. */
export interface GdalBandMetadata {
  description?: string;
  scale?: number;
  offset?: number;
  /** centre of the band in nanometres */
  wavelengthNm?: number;
}

export interface GdalMetadata {
  /** items about the whole raster, by name in capitals */
  readonly items: ReadonlyMap<string, string>;
  /** by band number from 0 */
  readonly bands: ReadonlyMap<number, GdalBandMetadata>;
}

const ITEM = /<Item\s([^<>]{0,400})>([^<]{0,4000})<\/Item>/g;
const TEXT_AT_MOST = 1_000_000;
const WAVELENGTH = /^(central_?)?wavelength(_um|_nm)?$/i;

/** Items of GDAL's metadata XML: descriptions, scales, offsets and wavelengths by band, and what is said of the whole. */
export function gdalMetadata(xml: string): GdalMetadata {
  const items = new Map<string, string>();
  const bands = new Map<number, GdalBandMetadata>();
  for (const [, attributes = '', raw = ''] of xml.slice(0, TEXT_AT_MOST).matchAll(ITEM)) {
    // GDAL escapes twice when it writes, and undoes both when it reads.
    const text = unescapeXml(unescapeXml(raw.trim()));
    const name = /\bname="([^"]{1,100})"/.exec(attributes)?.[1] ?? '';
    const band = /\bsample="(\d{1,5})"/.exec(attributes)?.[1];
    if (band === undefined) {
      items.set(name.toUpperCase(), text);
      continue;
    }
    const role = /\brole="(description|scale|offset)"/.exec(attributes)?.[1];
    const known = bands.get(Number(band)) ?? {};
    const number = Number(text);
    if (role === 'description') known.description = text;
    else if (role !== undefined && Number.isFinite(number)) known[role as 'scale' | 'offset'] = number;
    else if (WAVELENGTH.test(name) && number > 0) known.wavelengthNm = inNanometres(number);
    bands.set(Number(band), known);
  }
  return { items, bands };
}

/** Micrometres below 100, nanometres above: no sensor here sees shorter than 300 nm or longer than 15 µm. */
const inNanometres = (value: number): number => (value < 100 ? value * 1000 : value);
