/** What GDAL writes about one band into tag 42112. */
export interface GdalBandMetadata {
  description?: string;
  scale?: number;
  offset?: number;
}

const ITEM = /<Item\s([^<>]*)>([^<]*)<\/Item>/g;
const TEXT_AT_MOST = 1_000_000;

/** Descriptions, scales and offsets by band number (from 0) out of GDAL's metadata XML; anything else in it is left alone. */
export function gdalBandMetadata(xml: string): Map<number, GdalBandMetadata> {
  const bands = new Map<number, GdalBandMetadata>();
  for (const [, attributes = '', text = ''] of xml.slice(0, TEXT_AT_MOST).matchAll(ITEM)) {
    const band = /\bsample="(\d{1,5})"/.exec(attributes)?.[1];
    const role = /\brole="(description|scale|offset)"/.exec(attributes)?.[1];
    if (band === undefined || role === undefined) continue;
    const known = bands.get(Number(band)) ?? {};
    if (role === 'description') known.description = unescapeXml(text);
    else if (Number.isFinite(Number(text))) known[role as 'scale' | 'offset'] = Number(text);
    bands.set(Number(band), known);
  }
  return bands;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const unescapeXml = (text: string): string =>
  text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
