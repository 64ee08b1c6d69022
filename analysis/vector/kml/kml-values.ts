import type { CellValue, FieldType } from '../../core/features.ts';
import { attributeOf } from './scan-xml.ts';
import { childrenOf, textOfChild, type XmlNode } from './xml-node.ts';

/** The types that Schemas of a file give to names, by schema id and field name. */
export type KmlSchemas = ReadonlyMap<string, ReadonlyMap<string, KmlType>>;
/** `raw`: nothing says a type */
export type KmlType = FieldType | 'raw';

/** One value of a Placemark with what is known of its type. */
export interface KmlValue {
  readonly name: string;
  readonly type: KmlType;
  readonly value: CellValue;
}

/** The values that KML itself has a name for. */
export interface KmlOwn {
  readonly name: string;
  readonly value: string;
}

const TYPES: Readonly<Record<string, FieldType>> = {
  ...{ int: 'integer', uint: 'integer', short: 'integer', ushort: 'integer' },
  ...{ float: 'real', double: 'real', bool: 'boolean', string: 'text' },
};

/** A Schema element: its id and the type of each field. */
export function schemaOf(node: XmlNode): readonly [id: string, types: Map<string, KmlType>] {
  const fields = node.children.filter(({ name }) => /^Simple(Array)?Field$/.test(name));
  const types = fields.map(({ attributes }): [string, KmlType] => {
    return [attributeOf(attributes, 'name'), TYPES[attributeOf(attributes, 'type').replace(/^xsd:/, '')] ?? 'text'];
  });
  return [attributeOf(node.attributes, 'id') || attributeOf(node.attributes, 'name'), new Map(types)];
}

/** Name, description, address, telephone and times of a Placemark; those it has. A track gives its first and last time. */
export function ownValuesOf(placemark: XmlNode): KmlOwn[] {
  const own: KmlOwn[] = [];
  const put = (name: string, value: string | undefined) => {
    if (value !== undefined && value !== '') own.push({ name, value });
  };
  for (const name of ['name', 'description', 'address', 'phoneNumber']) put(name, textOfChild(placemark, name));
  const stamp = placemark.children.find(({ name }) => name === 'TimeStamp');
  const span = placemark.children.find(({ name }) => name === 'TimeSpan');
  const tracks = placemark.children.flatMap((node) =>
    node.name === 'Track' ? [node] : node.name === 'MultiTrack' ? childrenOf(node, 'Track') : [],
  );
  const whens = tracks.flatMap((track) => childrenOf(track, 'when').map(({ text }) => text.trim()));
  put('timestamp', stamp && textOfChild(stamp, 'when'));
  put('begin', (span && textOfChild(span, 'begin')) ?? whens[0]);
  put('end', (span && textOfChild(span, 'end')) ?? whens.at(-1));
  return own;
}

/** The ExtendedData of a Placemark (OGC KML 2.3, clause 9.10): SchemaData with the types of their Schema, Data and foreign elements without. */
export function extendedValuesOf(placemark: XmlNode, schemas: KmlSchemas): KmlValue[] {
  const values: KmlValue[] = [];
  const put = (name: string, type: KmlType, text: string) => {
    if (name !== '') values.push({ name, type, value: text === '' ? null : valueAs(type, text) });
  };
  for (const node of childrenOf(placemark, 'ExtendedData').flatMap(({ children }) => children)) {
    if (node.name === 'Data') put(attributeOf(node.attributes, 'name'), 'raw', textOfChild(node, 'value') ?? '');
    else if (node.name === 'SchemaData') {
      const types = schemas.get(attributeOf(node.attributes, 'schemaUrl').replace(/^.*#/, ''));
      for (const simple of childrenOf(node, 'SimpleData')) {
        const name = attributeOf(simple.attributes, 'name');
        put(name, types?.get(name) ?? 'raw', simple.text.trim());
      }
    } else if (node.children.length === 0) put(node.name, 'raw', node.text.trim());
  }
  return values;
}

/** A text that does not fit its type stays text; the column then is text. */
function valueAs(type: KmlType, text: string): CellValue {
  if (type === 'boolean') return /^(1|true)$/i.test(text) ? true : /^(0|false)$/i.test(text) ? false : text;
  if (type !== 'integer' && type !== 'real') return text;
  const number = Number(text);
  return Number.isFinite(number) ? number : text;
}

/** Numbers that a column without a type may hold: no codes with leading zeros, nothing longer than a number keeps exactly. */
const PLAIN_NUMBER = /^-?(0|[1-9]\d{0,14})(\.\d{1,12})?$/;

/** Turns a column of untyped texts into numbers in place where every one of them is written as a plain number. */
export function settleRawColumn(rows: readonly CellValue[][], column: number): void {
  const isPlain = rows.every((values) => {
    const value = values[column] ?? null;
    return value === null || (typeof value === 'string' && PLAIN_NUMBER.test(value));
  });
  if (!isPlain) return;
  for (const values of rows) if (typeof values[column] === 'string') values[column] = Number(values[column]);
}
