import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue, RowNote } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import { checkGeometry } from '../check-geometry.ts';
import { type DecodedText, decodeWithMark, encodingOfMark } from '../decode-text.ts';
import { inferFields } from '../field-types.ts';
import { decideEncoding, encodingOfLabel } from '../text-encoding.ts';
import {
  type AsideRow,
  extensionOf,
  layerNameOf,
  type RawLayer,
  type RawRow,
  type VectorFormat,
} from '../vector-format.ts';
import { systemOfMember } from './crs-member.ts';
import { isPlain, type Plain, parseFeatures } from './parse-features.ts';

/** A JavaScript string holds about half a gigabyte. */
const BYTES_AT_MOST = 400_000_000;
const FIELDS_AT_MOST = 2_000;

/** GeoJSON (RFC 7946, and the old `crs` member), a single feature or geometry, one of them a line, or a text sequence (RFC 8142). */
export const geoJsonFormat: VectorFormat = {
  id: 'geojson',
  label: { zh: 'GeoJSON', en: 'GeoJSON' },
  extensions: ['.geojson', '.json', '.geojsonl', '.ndjson', '.geojsons'],
  recognizes(head, name) {
    if (isUtf16(head)) return new TextDecoder(encodingOfMark(head)!).decode(head).trimStart().startsWith('{');
    const start = head.findIndex((byte) => ![0x20, 0x09, 0x0a, 0x0d, 0x1e, 0xef, 0xbb, 0xbf].includes(byte));
    return head[start] === 0x7b || (this.extensions.includes(extensionOf(name)) && !head.includes(0));
  },
  async layers(files) {
    return [layerNameOf(files[0]!.name)];
  },
  async read(files, layer, options, run) {
    return readGeoJson(files[0]!, layer, options.encoding, run);
  },
};

async function readGeoJson(source: ByteSource, name: string, chosen: string | undefined, run: Run): Promise<RawLayer> {
  const file = source.name;
  if (source.size > BYTES_AT_MOST) throw tooLarge(file, 'bytes', BYTES_AT_MOST);
  const bytes = await source.read(0, source.size);
  if (!isUtf16(bytes) && (chosen === undefined || encodingOfLabel(chosen) === 'utf-8')) {
    const how =
      chosen === undefined
        ? { zh: '内容是有效的 UTF-8', en: 'the text is valid UTF-8' }
        : { zh: '由您选择', en: 'chosen by you' };
    try {
      const body = encodingOfMark(bytes) === 'utf-8' ? bytes.subarray(3) : bytes;
      return await layerOf(body, { file, name, encoding: 'utf-8', encodingHow: how }, run);
    } catch (error) {
      // The second byte of a GBK letter may look like a bracket or a backslash: a fault counts only where the text is UTF-8.
      if (isUtf8(bytes)) throw error;
    }
  }
  const { text, encoding, how } = decodedText(bytes, chosen);
  return layerOf(new TextEncoder().encode(text), { file, name, encoding, encodingHow: how }, run);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodedText(bytes: Uint8Array, chosen: string | undefined): DecodedText {
  if (isUtf16(bytes)) return decodeWithMark(bytes, chosen);
  const decided = decideEncoding([bytes], { chosen });
  return { ...decided, text: new TextDecoder(decided.encoding).decode(bytes) };
}

/** Marked as UTF-16, as editors on Windows save what they call Unicode. */
const isUtf16 = (bytes: Uint8Array): boolean => encodingOfMark(bytes)?.startsWith('utf-16') === true;

interface Told {
  readonly file: string;
  readonly name: string;
  readonly encoding: string;
  readonly encodingHow: Words;
}

async function layerOf(bytes: Uint8Array, { file, ...told }: Told, run: Run): Promise<RawLayer> {
  const columns = new Map<string, number>();
  const rows: (RawRow & { readonly values: CellValue[] })[] = [];
  const aside: AsideRow[] = [];
  const notes: RowNote[] = [];
  const take = (feature: Plain, row: number): void => {
    const values = valuesOf(feature, columns);
    if (columns.size > FIELDS_AT_MOST) throw tooLarge(file, 'fields', FIELDS_AT_MOST);
    const geometry = feature['geometry'] ?? null;
    if (geometry === null) {
      rows.push({ row, geometry, values });
      notes.push({ row, problem: { code: 'empty-geometry', row } });
      return;
    }
    const checked = checkGeometry(geometry);
    if ('geometry' in checked) rows.push({ row, geometry: checked.geometry, values });
    else aside.push({ row, problem: { code: 'bad-geometry', row, reason: checked.fault }, values });
  };
  const { root, badRows } = await parseFeatures(bytes, file, take, run);
  for (const row of badRows) aside.push({ row, problem: { code: 'bad-row', row }, values: [] });
  for (const { values } of rows) while (values.length < columns.size) values.push(null);
  const fields = inferFields(
    [...columns.keys()],
    rows.map(({ values }) => values),
  );
  return { ...told, fields, rows, aside, notes, provenance: [], ...systemOfMember(file, root['crs']) };
}

/** Column numbers are given as names turn up; `__proto__` is a name like any other. */
function valuesOf(feature: Plain, columns: Map<string, number>): CellValue[] {
  const properties = isPlain(feature['properties']) ? feature['properties'] : {};
  const values: CellValue[] = [];
  const put = (name: string, value: unknown): void => {
    let column = columns.get(name);
    if (column === undefined) {
      column = columns.size;
      columns.set(name, column);
    }
    while (values.length < column) values.push(null);
    values[column] = cellOf(value);
  };
  const { id } = feature;
  if ((typeof id === 'string' || typeof id === 'number') && !Object.hasOwn(properties, 'id')) put('id', id);
  for (const [name, value] of Object.entries(properties)) put(name, value);
  return values;
}

function cellOf(value: unknown): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return JSON.stringify(value);
}

const tooLarge = (file: string, what: string, limit: number): AppError =>
  new AppError({ code: 'file-too-large', file, what, limit });
