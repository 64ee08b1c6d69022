import type { ByteSource } from '../../core/bytes.ts';
import { codeProblem, crsProblem } from '../../core/crs/crs-problem.ts';
import { isKnownCrs } from '../../core/crs.ts';
import { recognizeWkt } from '../../core/crs-wkt.ts';
import type { CellValue, Crs, Field, RowNote } from '../../core/features.ts';
import { AppError, type Problem } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import { checkGeometry } from '../check-geometry.ts';
import { distinctNames, inferFields } from '../field-types.ts';
import { type AsideRow, layerNameOf, type RawLayer, type RawRow, type VectorFormat } from '../vector-format.ts';
import { type GeometryTally, geometryOfTable, TABLE_BYTES_AT_LEAST } from './feature-geometry.ts';
import { columnOf, type FlatColumn, fieldTypeOf, isDateColumn, valuesOfProperties } from './feature-values.ts';
import { FlatTable, OutOfBounds } from './flat-table.ts';

const BYTES_AT_MOST = 1_000_000_000;
const HEADER_BYTES_AT_MOST = 10_000_000;
const COLUMNS_AT_MOST = 2_000;
const BREATHE_EVERY = 500;
const MAGIC = [0x66, 0x67, 0x62, 0x03, 0x66, 0x67, 0x62];
const MAGIC_BYTES = 8;
/** Fields of the table Header, of Crs and of Feature (FlatGeobuf 3.0). */
const HEADER = { name: 0, geometryType: 2, columns: 7, count: 8, nodeSize: 9, crs: 10 } as const;
const CRS = { org: 0, code: 1, wkt: 4 } as const;
const FEATURE = { geometry: 0, properties: 1 } as const;
const NODE_BYTES = 40;

/** FlatGeobuf 3: one layer; the index is passed over, so that a file without one is read alike. */
export const flatGeobufFormat: VectorFormat = {
  id: 'flatgeobuf',
  label: { zh: 'FlatGeobuf', en: 'FlatGeobuf' },
  extensions: ['.fgb'],
  recognizes: (head) => MAGIC.every((byte, index) => head[index] === byte),
  async layers(files) {
    return [layerNameOf(files[0]!.name)];
  },
  async read(files, layer, _options, run) {
    return readFlatGeobuf(files[0]!, layer, run);
  },
};

async function readFlatGeobuf(source: ByteSource, name: string, run: Run): Promise<RawLayer> {
  const file = source.name;
  if (source.size > BYTES_AT_MOST)
    throw new AppError({ code: 'file-too-large', file, what: 'bytes', limit: BYTES_AT_MOST });
  const bytes = await source.read(0, source.size);
  const header = headerOf(file, bytes);
  const { columns, geometryType } = header;
  const rows: (RawRow & { readonly values: CellValue[] })[] = [];
  const aside: AsideRow[] = [];
  const notes: RowNote[] = [];
  const tally: GeometryTally = { heights: 0, left: 0 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let row = 0;
  for (let at = header.featuresAt; at < bytes.length; ) {
    if (row % BREATHE_EVERY === 0) {
      await run.breathe();
      run.progress(at / bytes.length);
    }
    row++;
    const end = at + 4 + (at + 4 <= bytes.length ? view.getUint32(at, true) : 0);
    if (end <= at + 4 || end > bytes.length) {
      aside.push({ row, problem: { code: 'bad-geometry', row, reason: 'file-ends' }, values: [] });
      break;
    }
    const feature = new DataView(bytes.buffer, bytes.byteOffset + at + 4, end - at - 4);
    at = end;
    tally.left = feature.byteLength / TABLE_BYTES_AT_LEAST;
    let values: CellValue[] = [];
    try {
      const table = FlatTable.root(feature);
      values = valuesOfProperties(table.bytes(FEATURE.properties), columns);
      const shape = table.table(FEATURE.geometry);
      const geometry = shape === null ? null : geometryOfTable(shape, geometryType, tally);
      const checked = geometry === null ? { geometry } : checkGeometry(geometry);
      if ('fault' in checked)
        aside.push({ row, problem: { code: 'bad-geometry', row, reason: checked.fault }, values });
      else rows.push({ row, geometry: checked.geometry, values });
      if (geometry === null) notes.push({ row, problem: { code: 'empty-geometry', row } });
    } catch (error) {
      if (!(error instanceof OutOfBounds)) throw error;
      aside.push({ row, problem: { code: 'bad-geometry', row, reason: 'damaged-record' }, values });
    }
  }
  const missing = header.count - row;
  if (row === 0 && missing > 0) throw damaged(file, 'features');
  const provenance: Words[] = [];
  if (tally.heights > 0)
    provenance.push({ zh: '高程（Z/M）值没有读入', en: 'heights and measures (Z/M) were not read' });
  if (header.count > 0 && missing > 0) {
    provenance.push({
      zh: `文件头写明的要素比实际多 ${missing} 个`,
      en: `the header promises ${missing} features more than there are`,
    });
  }
  return {
    ...{ name, rows, aside, notes, provenance },
    fields: fieldsOf(columns, rows),
    encoding: 'utf-8',
    encodingHow: { zh: 'FlatGeobuf 标准', en: 'the FlatGeobuf standard' },
    ...header.system,
  };
}

interface Header {
  readonly columns: readonly FlatColumn[];
  readonly geometryType: number;
  readonly count: number;
  readonly featuresAt: number;
  readonly system: { crs: Crs | null; crsHow: Words; crsProblem: Problem | null };
}

function headerOf(file: string, bytes: Uint8Array): Header {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = bytes.length < MAGIC_BYTES + 4 ? 0 : view.getUint32(MAGIC_BYTES, true);
  const start = MAGIC_BYTES + 4;
  if (size < 8 || size > HEADER_BYTES_AT_MOST || start + size > bytes.length) throw damaged(file, 'header');
  try {
    const table = FlatTable.root(new DataView(bytes.buffer, bytes.byteOffset + start, size));
    const described = table.tables(HEADER.columns);
    if (described.length > COLUMNS_AT_MOST) {
      throw new AppError({ code: 'file-too-large', file, what: 'fields', limit: COLUMNS_AT_MOST });
    }
    const columns = described.map(columnOf);
    const count = table.uint64(HEADER.count);
    const featuresAt = start + size + indexBytes(count, table.uint16(HEADER.nodeSize, 16));
    if (!(featuresAt <= bytes.length)) throw damaged(file, 'index');
    return {
      columns,
      geometryType: table.uint8(HEADER.geometryType),
      count,
      featuresAt,
      system: systemOf(file, table.table(HEADER.crs)),
    };
  } catch (error) {
    if (error instanceof OutOfBounds) throw damaged(file, 'header');
    throw error;
  }
}

/** The packed Hilbert R-tree holds every feature once and one node for each full or begun group of nodes below it; even one feature has a root above it. */
function indexBytes(count: number, nodeSize: number): number {
  if (nodeSize < 2 || count === 0) return 0;
  let [level, nodes] = [count, count];
  do {
    level = Math.ceil(level / nodeSize);
    nodes += level;
  } while (level > 1);
  return nodes * NODE_BYTES;
}

function systemOf(file: string, crs: FlatTable | null): Header['system'] {
  const missing = { zh: '文件没有写明坐标系', en: 'the file does not say its coordinate system' };
  if (crs === null) return { crs: null, crsHow: missing, crsProblem: { code: 'missing-crs', file } };
  const [org, number, wkt] = [crs.text(CRS.org), crs.int32(CRS.code), crs.text(CRS.wkt)];
  const code = `${org === '' ? 'EPSG' : org.toUpperCase()}:${number}`;
  if (isKnownCrs(code))
    return { crs: code, crsHow: { zh: `文件写明 ${code}`, en: `the file says ${code}` }, crsProblem: null };
  if (wkt !== '') {
    const found = recognizeWkt(wkt);
    const crsHow = { zh: `文件的 WKT：${found.name}`, en: `the WKT of the file: ${found.name}` };
    const name = found.name || code;
    return { crs: found.crs, crsHow, crsProblem: found.crs === null ? crsProblem({ ...found, name }, file) : null };
  }
  if (number === 0) return { crs: null, crsHow: missing, crsProblem: { code: 'missing-crs', file } };
  return {
    crs: null,
    crsHow: { zh: `文件写明 ${code}`, en: `the file says ${code}` },
    crsProblem: codeProblem(code, code, file),
  };
}

/** The types that the header states; a date column is one where all of its values are plain dates, a whole number too large for one is text. */
function fieldsOf(columns: readonly FlatColumn[], rows: readonly { readonly values: CellValue[] }[]): Field[] {
  const values = rows.map((row) => row.values);
  const inferred = inferFields(distinctNames(columns.map(({ name }) => name)), values);
  return inferred.map(({ name, type }, index) => {
    const column = columns[index]!;
    const stated = fieldTypeOf(column);
    if (isDateColumn(column) || type === 'text')
      return { name, type: values.some((row) => row[index] != null) ? type : stated };
    if (stated === 'text') return { name, type: 'text' };
    return { name, type: stated };
  });
}

const damaged = (file: string, where: string): AppError => new AppError({ code: 'damaged-file', file, where });
