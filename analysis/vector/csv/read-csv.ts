import Papa from 'papaparse';
import type { ByteSource } from '../../core/bytes.ts';
import type { CellValue, Field } from '../../core/features.ts';
import { AppError, type Problem } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import { distinctNames } from '../field-types.ts';
import { decideEncoding } from '../text-encoding.ts';
import {
  type AsideRow,
  extensionOf,
  layerNameOf,
  type RawLayer,
  type RawRow,
  type ReadOptions,
  type ShiftedDatum,
  type VectorFormat,
} from '../vector-format.ts';
import { typeTextColumns } from './column-types.ts';
import { type CoordinateColumns, datumInName, findCoordinateColumns, isDatumColumn } from './coordinate-columns.ts';
import { parseDegrees } from './parse-degrees.ts';

const BYTES_AT_MOST = 400_000_000;
const COLUMNS_AT_MOST = 2_000;

/** Tables as text, with a header line and two coordinate columns. */
export const csvFormat: VectorFormat = {
  id: 'csv',
  label: { zh: 'CSV 表格', en: 'CSV table' },
  extensions: ['.csv', '.tsv', '.txt'],
  recognizes(head, name) {
    return this.extensions.includes(extensionOf(name)) && !head.includes(0);
  },
  async layers(files) {
    return [layerNameOf(files[0]!.name)];
  },
  async read(files, layer, options, run) {
    return readCsv(files[0]!, layer, options, run);
  },
};

async function readCsv(source: ByteSource, name: string, options: ReadOptions, run: Run): Promise<RawLayer> {
  const file = source.name;
  if (source.size > BYTES_AT_MOST)
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: BYTES_AT_MOST });
  const bytes = await source.read(0, source.size);
  const decided = decideEncoding([bytes], { chosen: options.encoding });
  const text = new TextDecoder(decided.encoding).decode(bytes);
  await run.breathe();
  const lines = Papa.parse<string[]>(text, { skipEmptyLines: false }).data;
  const headerAt = lines.findIndex(isFilled);
  if (headerAt < 0) throw new AppError({ code: 'no-coordinates', file, columns: '' });
  const header = distinctNames(lines[headerAt]!);
  if (header.length > COLUMNS_AT_MOST) {
    throw new AppError({ code: 'file-too-large', file, what: 'columns', limit: COLUMNS_AT_MOST });
  }
  const columns = columnsOf(file, header, options);
  run.progress(0.5);
  const rows: (RawRow & { readonly values: CellValue[] })[] = [];
  const aside: AsideRow[] = [];
  const datumColumn = header.findIndex(isDatumColumn);
  for (let at = headerAt + 1; at < lines.length; at++) {
    if (at % 1_000 === 0) await run.breathe();
    const cells = lines[at]!;
    if (!isFilled(cells)) continue;
    const row = at + 1;
    const values: CellValue[] = header.map((_, column) => cells[column]?.trim() || null);
    if (cells.slice(header.length).some((cell) => cell.trim() !== '')) {
      aside.push({ row, problem: { code: 'bad-row', row }, values });
      continue;
    }
    const position = positionOf(cells, columns);
    if (typeof position === 'string') {
      aside.push({ row, problem: { code: 'bad-coordinate', row, value: position }, values });
      continue;
    }
    const datum = datumInName(datumColumn < 0 ? '' : (cells[datumColumn] ?? '')) ?? columns.datum;
    rows.push({
      row,
      geometry: { type: 'Point', coordinates: position },
      values,
      ...(datum === null ? {} : { datum }),
    });
  }
  const types = typeTextColumns(
    [...rows, ...aside].map(({ values }) => values as CellValue[]),
    header.length,
  );
  const fields: Field[] = header.map((field, column) => ({ name: field, type: types[column]! }));
  return {
    ...{ name, fields, rows, aside, notes: [], provenance: [] },
    encoding: decided.encoding,
    encodingHow: decided.how,
    ...systemOf(file, rows),
  };
}

/** The columns that the person named, else those found by name. Problem `no-coordinates`. */
function columnsOf(file: string, header: readonly string[], options: ReadOptions): CoordinateColumns {
  const none = new AppError({ code: 'no-coordinates', file, columns: header.slice(0, 12).join(', ') });
  if (options.columns !== undefined) {
    const [x, y] = [header.indexOf(options.columns.x), header.indexOf(options.columns.y)];
    if (x < 0 || y < 0) throw none;
    return { x, y, datum: options.columns.datum ?? datumInName(options.columns.x) };
  }
  const found = findCoordinateColumns(header);
  if (found === null) throw none;
  return found.datum === null ? { ...found, datum: datumInName(file) } : found;
}

/** The position of a row, or its text when it is none. */
function positionOf(cells: readonly string[], columns: CoordinateColumns): [number, number] | string {
  const [left = '', right = ''] =
    'pair' in columns ? (cells[columns.pair] ?? '').split(/[,，;；\s]+/) : [cells[columns.x], cells[columns.y]];
  const [x, y] = [parseDegrees(left), parseDegrees(right)];
  return Number.isFinite(x) && Number.isFinite(y) ? [x, y] : `${left.trim()}, ${right.trim()}`.slice(0, 80);
}

/** Degrees unless most positions cannot be any; metres then wait for the person to name their system. */
function systemOf(file: string, rows: readonly RawRow[]): Pick<RawLayer, 'crs' | 'crsHow' | 'crsProblem'> {
  const metric = rows.filter(({ geometry }) => geometry?.type === 'Point' && isMetric(geometry.coordinates)).length;
  if (metric * 2 > rows.length) {
    const crsProblem: Problem = { code: 'missing-crs', file };
    return { crs: null, crsHow: { zh: '坐标像是以米为单位', en: 'the coordinates look like metres' }, crsProblem };
  }
  const shifted = new Set<ShiftedDatum>(rows.flatMap(({ datum }) => datum ?? []));
  const names = [...shifted].map((datum) => (datum === 'bd09' ? 'BD-09' : 'GCJ-02')).join(', ');
  const crsHow =
    names === ''
      ? { zh: '经纬度列，按 WGS 84 处理', en: 'longitude and latitude columns, taken as WGS 84' }
      : { zh: `经纬度列，写明为 ${names}，已近似换算`, en: `columns named ${names}, converted approximately` };
  return { crs: 'EPSG:4326', crsHow, crsProblem: null };
}

const isMetric = ([x = 0, y = 0]: readonly number[]): boolean => Math.abs(x) > 400 || Math.abs(y) > 400;
const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');
