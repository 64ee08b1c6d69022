import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue, RowNote } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { checkGeometry } from '../check-geometry.ts';
import { decodeWithMark, encodingOfMark } from '../decode-text.ts';
import { inferFields } from '../field-types.ts';
import { type DecidedEncoding, decideEncoding } from '../text-encoding.ts';
import {
  type AsideRow,
  extensionOf,
  layerNameOf,
  type RawLayer,
  type RawRow,
  type VectorFormat,
} from '../vector-format.ts';
import { systemOfMember } from './crs-member.ts';
import { jsonDepth } from './json-depth.ts';

/** A JavaScript string holds about half a gigabyte. */
const BYTES_AT_MOST = 400_000_000;
const DEPTH_AT_MOST = 32;
const FIELDS_AT_MOST = 2_000;

/** GeoJSON (RFC 7946, and the old `crs` member), a single feature or geometry, or one feature per line. */
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
  const { text, ...decided } = decodedText(bytes, chosen);
  await run.breathe();
  if (jsonDepth(text, DEPTH_AT_MOST) > DEPTH_AT_MOST)
    throw new AppError({ code: 'too-deep', file, limit: DEPTH_AT_MOST });
  const { features, root, badLines } = featuresOf(file, text);
  run.progress(0.4);
  const columns = new Map<string, number>();
  const rows: (RawRow & { readonly values: CellValue[] })[] = [];
  const aside: AsideRow[] = badLines.map((row) => ({ row, problem: { code: 'bad-row', row }, values: [] }));
  const notes: RowNote[] = [];
  for (const [index, { row, feature }] of features.entries()) {
    if (index % 1_000 === 0) {
      await run.breathe();
      run.progress(0.4 + (0.6 * index) / features.length);
    }
    const values = valuesOf(feature, columns);
    if (columns.size > FIELDS_AT_MOST) throw tooLarge(file, 'fields', FIELDS_AT_MOST);
    if (feature['geometry'] === null || feature['geometry'] === undefined) {
      rows.push({ row, geometry: null, values });
      notes.push({ row, problem: { code: 'empty-geometry', row } });
      continue;
    }
    const checked = checkGeometry(feature['geometry']);
    if ('geometry' in checked) rows.push({ row, geometry: checked.geometry, values });
    else aside.push({ row, problem: { code: 'bad-geometry', row, reason: checked.fault }, values });
  }
  for (const { values } of rows) while (values.length < columns.size) values.push(null);
  const fields = inferFields(
    [...columns.keys()],
    rows.map(({ values }) => values),
  );
  return {
    ...{ name, fields, rows, aside, notes, provenance: [] },
    encoding: decided.encoding,
    encodingHow: decided.how,
    ...systemOfMember(file, root['crs']),
  };
}

/** Nearly all of these files are valid UTF-8: decoding them is the check. */
function decodedText(bytes: Uint8Array, chosen: string | undefined): DecidedEncoding & { readonly text: string } {
  if (isUtf16(bytes)) return decodeWithMark(bytes, chosen);
  if (chosen === undefined) {
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      return { text, encoding: 'utf-8', how: { zh: '内容是有效的 UTF-8', en: 'the text is valid UTF-8' } };
    } catch {
      // not UTF-8, or too long for a string: the slower way tells
    }
  }
  const decided = decideEncoding([bytes], { chosen });
  return { ...decided, text: new TextDecoder(decided.encoding).decode(bytes) };
}

/** Marked as UTF-16, as editors on Windows save what they call Unicode. */
const isUtf16 = (bytes: Uint8Array): boolean => encodingOfMark(bytes)?.startsWith('utf-16') === true;

type Plain = Readonly<Record<string, unknown>>;

interface NumberedFeature {
  readonly row: number;
  readonly feature: Plain;
}

function featuresOf(file: string, text: string): { features: NumberedFeature[]; root: Plain; badLines: number[] } {
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const lines = linesOf(text);
    if (lines !== null) return { ...lines, root: {} };
    throw new AppError({ code: 'not-geojson', file, where: placeOf(error) });
  }
  if (!isPlain(root)) throw new AppError({ code: 'not-geojson', file, where: '' });
  const numbered = (list: readonly unknown[]) =>
    list.map((feature, index) => ({ row: index + 1, feature: isPlain(feature) ? feature : { geometry: 0 } }));
  if (root['type'] === 'FeatureCollection' && Array.isArray(root['features'])) {
    return { features: numbered(root['features']), root, badLines: [] };
  }
  if (root['type'] === 'Feature') return { features: numbered([root]), root, badLines: [] };
  if ('coordinates' in root || 'geometries' in root) {
    return { features: numbered([{ geometry: root, properties: {} }]), root, badLines: [] };
  }
  throw new AppError({ code: 'not-geojson', file, where: '' });
}

const RECORD_SEPARATOR = '\u001e';

/** One feature per line, with or without the record separator of RFC 8142; null when the first line is no feature. */
function linesOf(text: string): { features: NumberedFeature[]; badLines: number[] } | null {
  const features: NumberedFeature[] = [];
  const badLines: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const trimmed = (line.startsWith(RECORD_SEPARATOR) ? line.slice(1) : line).trim();
    if (trimmed === '') continue;
    const feature = parseQuietly(trimmed);
    if (isPlain(feature) && feature['type'] === 'Feature') features.push({ row: index + 1, feature });
    else if (features.length === 0) return null;
    else badLines.push(index + 1);
  }
  return features.length === 0 ? null : { features, badLines };
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

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tooLarge = (file: string, what: string, limit: number): AppError =>
  new AppError({ code: 'file-too-large', file, what, limit });

function parseQuietly(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The position that the parser names, for the words. */
const placeOf = (error: unknown): string =>
  /position \d+|line \d+ column \d+/.exec(error instanceof Error ? error.message : '')?.[0] ?? '';
