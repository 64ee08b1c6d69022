import type { Geometry } from 'geojson';
import type { ByteSource } from '../core/bytes.ts';
import { withoutShift } from '../core/crs/system.ts';
import { crsWords } from '../core/crs-words.ts';
import type { CellValue, Crs, FeatureRow, FeatureTable, Field, RowNote } from '../core/features.ts';
import { AppError, type Problem } from '../core/problems.ts';
import type { Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import { withCoordinateRemarks } from './coordinate-checks.ts';
import { withFieldMap } from './field-map.ts';
import { type Extent, extentOfRows } from './geometry-extent.ts';
import { mapPositions } from './map-positions.ts';
import { flaggedProvenance } from './shifted-flag.ts';
import { toLonLat } from './to-lon-lat.ts';
import type { AsideRow, CoordinateChoice, RawLayer, ReadOptions, ShiftedDatum, VectorFormat } from './vector-format.ts';
import { vectorFormats } from './vector-formats.ts';

export type GeometryType = 'point' | 'line' | 'polygon' | 'mixed' | 'none';

/** What the preview card shows of one layer before anything is imported. */
export interface VectorPreview {
  readonly name: string;
  readonly format: Words;
  /** all rows of the file, those kept aside included */
  readonly rows: number;
  readonly geometryType: GeometryType;
  readonly fields: readonly Field[];
  /** values of the first 20 rows */
  readonly sample: readonly (readonly CellValue[])[];
  readonly encoding: string | null;
  readonly encodingHow: Words | null;
  readonly crs: Crs | null;
  /** the shifted system that every position was said to be in */
  readonly datum: ShiftedDatum | null;
  readonly crsHow: Words;
  /** in degrees; null when nothing has a place yet */
  readonly extent: Extent | null;
  /** each problem once, with how many rows it touches and the first of them */
  readonly problems: readonly { readonly problem: Problem; readonly count: number; readonly firstRow: number }[];
  /** why it cannot be imported as it is; null when it can */
  readonly blocking: Problem | null;
  readonly provenance: readonly Words[];
  /** the coordinate columns of a table; null where there are none or the format needs none */
  readonly columns: CoordinateChoice | null;
  /** what the figures of a table without a stated system speak for; null where there is nothing to suggest */
  readonly crsSuggestion: Crs | null;
}

/** A layer ready for use: EPSG:4326, every row of the file either in `table` or in `aside`. */
export interface ReadLayer {
  readonly table: FeatureTable;
  /** every remark on a row, those kept aside included */
  readonly notes: readonly RowNote[];
  readonly aside: readonly AsideRow[];
  readonly provenance: readonly Words[];
  /** rowNumbers[i] is the file's own number, from 1, of table.rows[i] */
  readonly rowNumbers: Uint32Array;
}

const SAMPLE_ROWS = 20;

/** Looks at files that belong together (a .shp with its .dbf, or one file): one preview per layer. Problem `unknown-format`. */
export async function inspectVector(
  files: readonly ByteSource[],
  options: ReadOptions,
  run: Run,
): Promise<VectorPreview[]> {
  const { format, ordered } = await formatOf(files);
  return inspectAs(format, ordered, options, run);
}

/** The same for files whose format is known already. */
export async function inspectAs(
  format: VectorFormat,
  ordered: readonly ByteSource[],
  options: ReadOptions,
  run: Run,
): Promise<VectorPreview[]> {
  const names = options.layer === undefined ? await format.layers(ordered, run) : [options.layer];
  const previews: VectorPreview[] = [];
  for (const [index, name] of names.entries()) {
    const part = run.stage(name, index / names.length, (index + 1) / names.length);
    previews.push(await previewOf(format, ordered, name, options, part));
  }
  return previews;
}

/**
 * Reads one layer (the first, unless `options.layer` names it) and moves it to EPSG:4326.
 *
 * Problems: `unknown-format`, `unknown-layer`, `missing-crs`, `unknown-crs`, `legacy-datum`, `coordinates-outside`, and those of each format.
 */
export async function readVector(files: readonly ByteSource[], options: ReadOptions, run: Run): Promise<ReadLayer> {
  const { format, ordered } = await formatOf(files);
  return readAs(format, ordered, options, run);
}

/** The same for files whose format is known already. */
export async function readAs(
  format: VectorFormat,
  ordered: readonly ByteSource[],
  options: ReadOptions,
  run: Run,
): Promise<ReadLayer> {
  const file = ordered[0]?.name ?? '';
  const names = await format.layers(ordered, run);
  const layer = options.layer ?? names[0] ?? '';
  if (!names.includes(layer)) {
    throw new AppError({ code: 'unknown-layer', file, layer, layers: names.join(', ') });
  }
  const raw = asSaid(await format.read(ordered, layer, options, run.stage(layer, 0, 0.7)), options, file);
  const { crs } = raw;
  if (crs === null) throw new AppError(raw.crsProblem ?? { code: 'missing-crs', file: raw.name });
  return placed(raw, crs, file, options, run.stage(layer, 0.7, 1));
}

/** The format of some files by their first bytes, with the file that decided it first. */
export async function formatOf(
  files: readonly ByteSource[],
): Promise<{ readonly format: VectorFormat; readonly ordered: readonly ByteSource[] }> {
  for (const format of vectorFormats) {
    for (const file of files) {
      if (!format.recognizes(await file.read(0, 1_024), file.name)) continue;
      return { format, ordered: [file, ...files.filter((other) => other !== file)] };
    }
  }
  throw new AppError({ code: 'unknown-format', file: files[0]?.name ?? '' });
}

/** The layer in the system and with the field names that the person chose, which beat what the file says. */
function asSaid(read: RawLayer, { crs, datum, fieldMap = [], reference }: ReadOptions, file: string): RawLayer {
  const raw = withFieldMap(read, fieldMap, file);
  // Without coordinate columns there is nothing that a system could hold for.
  if (raw.crsProblem?.code === 'no-coordinates') return raw;
  const crsHow = { zh: '由您选择', en: 'chosen by you' };
  if (datum !== undefined) {
    return { ...raw, crs: 'EPSG:4326', crsHow, crsProblem: null, rows: raw.rows.map((row) => ({ ...row, datum })) };
  }
  return withCoordinateRemarks(crs === undefined ? raw : { ...raw, crs, crsHow }, reference);
}

async function placed(raw: RawLayer, crs: Crs, file: string, options: ReadOptions, run: Run): Promise<ReadLayer> {
  const move = toLonLat(crs);
  const rows: FeatureRow[] = [];
  const numbers: number[] = [];
  const aside = [...raw.aside];
  const repaired: RowNote[] = [];
  const asWritten = writtenValues(raw);
  const shifted = new Set(raw.rows.flatMap(({ datum }) => datum ?? []));
  let withGeometry = 0;
  for (const [index, { row, geometry, values, datum }] of raw.rows.entries()) {
    if (index % 500 === 0) {
      await run.breathe();
      run.progress(index / raw.rows.length);
    }
    if (geometry === null) {
      rows.push({ geometry, values });
      numbers.push(row);
      continue;
    }
    withGeometry++;
    const said = datum === undefined ? {} : { datum };
    let moved = move({ row, geometry, values, ...said });
    if (options.repairSwapped && 'problem' in moved && moved.problem.code === 'swapped-coordinates') {
      const { value } = moved.problem;
      moved = move({ row, geometry: mapPositions(geometry, (x, y) => [y, x]), values, ...said });
      if ('geometry' in moved) repaired.push({ row, problem: { code: 'swapped-repaired', row, value } });
    }
    if ('geometry' in moved) {
      rows.push({ geometry: moved.geometry, values });
      numbers.push(row);
    } else aside.push({ row, problem: moved.problem, values: asWritten(row, values) });
  }
  const first = aside.find(({ problem }) => problem.code === 'bad-coordinate')?.problem;
  if (withGeometry > 0 && aside.length - raw.aside.length === withGeometry && first?.code === 'bad-coordinate') {
    throw new AppError({ code: 'coordinates-outside', file, crs: withoutShift(crs), value: first.value });
  }
  aside.sort((one, other) => one.row - other.row);
  const notes = [...raw.notes, ...repaired, ...aside.map(({ row, problem }) => ({ row, problem }))];
  notes.sort((one, other) => one.row - other.row);
  const provenance = [...raw.provenance, ...[...shifted].map((datum) => SHIFTED_WORDS[datum])];
  provenance.push(...flaggedProvenance({ fields: raw.fields, rows }));
  if (crs !== 'EPSG:4326') provenance.push(convertedWords(crs));
  return {
    table: { name: raw.name, crs: 'EPSG:4326', fields: raw.fields, rows },
    notes,
    aside,
    provenance,
    rowNumbers: Uint32Array.from(numbers),
  };
}

/** Puts back what did not fit the type of its column: a row that goes aside shall be corrected elsewhere. */
function writtenValues({
  notes,
  fields,
}: RawLayer): (row: number, values: readonly CellValue[]) => readonly CellValue[] {
  const misfits = new Map<number, [column: number, value: string][]>();
  for (const { problem } of notes) {
    if (problem.code !== 'bad-value') continue;
    const column = fields.findIndex(({ name }) => name === problem.field);
    if (column >= 0) misfits.set(problem.row, [...(misfits.get(problem.row) ?? []), [column, problem.value]]);
  }
  return (row, values) => {
    const written = [...values];
    for (const [column, value] of misfits.get(row) ?? []) written[column] = value;
    return written;
  };
}

const SHIFTED_WORDS: Readonly<Record<ShiftedDatum, Words>> = {
  gcj02: { zh: 'GCJ-02→WGS 84 近似换算', en: 'converted approximately from GCJ-02 to WGS 84' },
  bd09: { zh: 'BD-09→WGS 84 近似换算', en: 'converted approximately from BD-09 to WGS 84' },
};

function convertedWords(crs: Crs): Words {
  const { zh, en } = crsWords(crs);
  return { zh: `由${zh}换算为经纬度`, en: `converted to degrees from ${en}` };
}

async function previewOf(
  format: VectorFormat,
  files: readonly ByteSource[],
  name: string,
  options: ReadOptions,
  run: Run,
): Promise<VectorPreview> {
  const file = files[0]!.name;
  const raw = asSaid(await format.read(files, name, options, run), options, file);
  const { crs } = raw;
  const result = await placedOrBlocked(raw, crs, file, options, run);
  const rows = result.read?.table.rows ?? raw.rows;
  const notes = result.read?.notes ?? [...raw.notes, ...raw.aside];
  return {
    name,
    format: format.label,
    rows: raw.rows.length + raw.aside.length,
    geometryType: geometryTypeOf(raw.rows.flatMap(({ geometry }) => geometry ?? [])),
    fields: raw.fields,
    sample: rows.slice(0, SAMPLE_ROWS).map(({ values }) => values),
    encoding: raw.encoding,
    encodingHow: raw.encodingHow,
    crs,
    datum: options.datum ?? null,
    crsHow: raw.crsHow,
    extent: result.read === null ? null : extentOfRows(result.read.table.rows),
    problems: countByProblem(notes),
    blocking: result.blocking,
    provenance: result.read?.provenance ?? raw.provenance,
    columns: raw.columns ?? null,
    crsSuggestion: raw.crsSuggestion ?? null,
  };
}

async function placedOrBlocked(
  raw: RawLayer,
  crs: Crs | null,
  file: string,
  options: ReadOptions,
  run: Run,
): Promise<{ readonly read: ReadLayer | null; readonly blocking: Problem | null }> {
  if (crs === null) return { read: null, blocking: raw.crsProblem ?? { code: 'missing-crs', file } };
  try {
    return { read: await placed(raw, crs, file, options, run), blocking: null };
  } catch (error) {
    if (error instanceof AppError && error.problem.code !== 'cancelled') return { read: null, blocking: error.problem };
    throw error;
  }
}

/** One word for a layer's geometries. */
export function geometryTypeOf(geometries: readonly Geometry[]): GeometryType {
  const kinds = new Set(geometries.map(({ type }) => KIND_OF[type]));
  const [only] = kinds;
  return only === undefined ? 'none' : kinds.size === 1 ? only : 'mixed';
}

const KIND_OF: Readonly<Record<Geometry['type'], GeometryType>> = {
  Point: 'point',
  MultiPoint: 'point',
  LineString: 'line',
  MultiLineString: 'line',
  Polygon: 'polygon',
  MultiPolygon: 'polygon',
  GeometryCollection: 'mixed',
};

/** Problems counted by code, in the order in which they first turn up. */
export function countByProblem(notes: readonly RowNote[]): { problem: Problem; count: number; firstRow: number }[] {
  const counted = new Map<string, { problem: Problem; count: number; firstRow: number }>();
  for (const { row, problem } of notes) {
    const known = counted.get(problem.code);
    if (known === undefined) counted.set(problem.code, { problem, count: 1, firstRow: row });
    else known.count++;
  }
  return [...counted.values()];
}
