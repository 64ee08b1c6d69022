import type { Geometry, Position } from 'geojson';
import { isWgs84Degrees } from '../core/crs.ts';
import type { CellValue, FeatureTable, Field } from '../core/features.ts';

/** Fields that KML has elements for; a table's other fields go into ExtendedData. The first that is there names the Placemark. */
const NAME_FIELDS = ['name', 'Name', 'NAME', '名称', '名字', '点位名称', '单位名称'];
const OWN_ELEMENTS = ['name', 'description'];

/**
 * A table in degrees as KML 2.2 (OGC 07-147r2): one Folder with the layer's name, a Schema with the types of the fields, 7 decimals. All text is
 * escaped and stays text. The same table gives the same bytes. Throws a plain error for a table in another system.
 */
export function writeKml(table: FeatureTable): string {
  if (!isWgs84Degrees(table.crs)) throw new Error(`KML is written in degrees, not in ${table.crs}`);
  const fields = table.fields.map((field, column) => ({ ...field, column, type: kmlTypeOf(table, field, column) }));
  const extended = fields.filter(({ name }) => !OWN_ELEMENTS.includes(name));
  const naming = NAME_FIELDS.flatMap((name) => fields.find((field) => field.name === name) ?? [])[0];
  const describing = fields.find(({ name }) => name === 'description');
  const placemarks = table.rows.map(({ geometry, values }) => {
    const element = (tag: string, column: number | undefined) => {
      const value = column === undefined ? null : (values[column] ?? null);
      return value === null ? '' : `<${tag}>${escaped(String(value))}</${tag}>`;
    };
    const data = extended
      .filter(({ column }) => (values[column] ?? null) !== null)
      .map(
        ({ name, column }) => `<SimpleData name="${escaped(name)}">${escaped(textOf(values[column]!))}</SimpleData>`,
      );
    return [
      '<Placemark>',
      element('name', naming?.column),
      element('description', describing?.column),
      data.length === 0
        ? ''
        : `<ExtendedData><SchemaData schemaUrl="#fields">${data.join('')}</SchemaData></ExtendedData>`,
      geometry === null ? '' : geometryText(geometry),
      '</Placemark>',
    ].join('');
  });
  const schema = extended.map(({ name, type }) => `<SimpleField name="${escaped(name)}" type="${type}"/>`).join('');
  const layer = escaped(table.name);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<kml xmlns="http://www.opengis.net/kml/2.2"><Document id="root_doc"><name>${layer}</name>`,
    `<Schema name="${layer}" id="fields">${schema}</Schema>`,
    `<Folder><name>${layer}</name>`,
    ...placemarks,
    '</Folder></Document></kml>',
    '',
  ].join('\n');
}

/** KML's int has 32 bits: whole numbers beyond it go as double, which keeps them exactly up to 2^53. */
function kmlTypeOf({ rows }: FeatureTable, { type }: Field, column: number): string {
  if (type === 'real') return 'double';
  if (type === 'boolean') return 'bool';
  if (type !== 'integer') return 'string';
  const isSmall = rows.every(({ values }) => Math.abs(Number(values[column] ?? 0)) < 2 ** 31);
  return isSmall ? 'int' : 'double';
}

const textOf = (value: CellValue): string => (typeof value === 'boolean' ? (value ? '1' : '0') : String(value));

function geometryText(geometry: Geometry): string {
  switch (geometry.type) {
    case 'Point':
      return `<Point>${coordinates([geometry.coordinates])}</Point>`;
    case 'LineString':
      return `<LineString>${coordinates(geometry.coordinates)}</LineString>`;
    case 'Polygon':
      return `<Polygon>${geometry.coordinates.map(boundary).join('')}</Polygon>`;
    case 'MultiPoint':
      return several(geometry.coordinates.map((each) => ({ type: 'Point', coordinates: each })));
    case 'MultiLineString':
      return several(geometry.coordinates.map((each) => ({ type: 'LineString', coordinates: each })));
    case 'MultiPolygon':
      return several(geometry.coordinates.map((each) => ({ type: 'Polygon', coordinates: each })));
    case 'GeometryCollection':
      return several(geometry.geometries);
  }
}

const several = (parts: readonly Geometry[]): string =>
  `<MultiGeometry>${parts.map(geometryText).join('')}</MultiGeometry>`;

function boundary(ring: readonly Position[], index: number): string {
  const tag = index === 0 ? 'outerBoundaryIs' : 'innerBoundaryIs';
  return `<${tag}><LinearRing>${coordinates(ring)}</LinearRing></${tag}>`;
}

const coordinates = (positions: readonly Position[]): string =>
  `<coordinates>${positions.map((position) => position.slice(0, 3).map(numberText).join(',')).join(' ')}</coordinates>`;

/** At most 7 decimals (about a centimetre), without trailing zeros and never "-0". */
const numberText = (value: number): string => String(Number(value.toFixed(7)) + 0);

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot hold or should not: control characters other than tab and line ends, halves of a surrogate pair, two non-characters. */
const UNHOLDABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** Text for XML 1.0: markup characters escaped, characters that it cannot hold replaced. */
const escaped = (text: string): string =>
  text.replace(UNHOLDABLE, '\ufffd').replace(/[&<>"]/g, (mark) => ESCAPES[mark]!);
