import type { CellValue, FeatureTable, Field } from '../core/features.ts';
import { encodeGb18030 } from './encode-gb18030.ts';

/** The files of one shapefile; `prj` is missing where the caller has no text for the coordinate system. */
export interface ShapefileParts {
  readonly shp: Uint8Array;
  readonly shx: Uint8Array;
  readonly dbf: Uint8Array;
  readonly prj?: Uint8Array;
}

export interface ShapefileOptions {
  readonly encoding: 'gbk' | 'utf-8';
  /** the DBF language byte: 0x4D says GBK, 0 says nothing */
  readonly languageByte?: number;
  /** well-known text of the coordinate system, in the ESRI dialect */
  readonly prj?: string;
  /** date of last change in the DBF header, YYYY-MM-DD */
  readonly date: string;
}

const POINT = 1;
const RECORD_BYTES = 28;

/** Writes a table of points as a shapefile (ESRI 1998); rows without a point become null shapes. Field names are cut to ten bytes. */
export function writePointShapefile(table: FeatureTable, options: ShapefileOptions): ShapefileParts {
  const points = table.rows.map(({ geometry }) => {
    if (geometry === null) return null;
    if (geometry.type !== 'Point') throw new Error(`a point shapefile cannot hold a ${geometry.type}`);
    return [geometry.coordinates[0]!, geometry.coordinates[1]!] as const;
  });
  const sizes = points.map((point) => (point === null ? 12 : RECORD_BYTES));
  const shp = new Uint8Array(100 + sizes.reduce((sum, size) => sum + size, 0));
  const shx = new Uint8Array(100 + points.length * 8);
  writeHeader(shp, points);
  writeHeader(shx, points);
  const [main, index] = [new DataView(shp.buffer), new DataView(shx.buffer)];
  let at = 100;
  points.forEach((point, i) => {
    index.setInt32(100 + i * 8, at / 2);
    index.setInt32(104 + i * 8, (sizes[i]! - 8) / 2);
    main.setInt32(at, i + 1);
    main.setInt32(at + 4, (sizes[i]! - 8) / 2);
    main.setInt32(at + 8, point === null ? 0 : POINT, true);
    if (point !== null) {
      main.setFloat64(at + 12, point[0], true);
      main.setFloat64(at + 20, point[1], true);
    }
    at += sizes[i]!;
  });
  const prj = options.prj === undefined ? {} : { prj: new TextEncoder().encode(options.prj) };
  return { shp, shx, dbf: writeDbf(table, options), ...prj };
}

function writeHeader(file: Uint8Array, points: readonly (readonly [number, number] | null)[]): void {
  const view = new DataView(file.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, file.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, POINT, true);
  const bounds = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const point of points) {
    if (point === null) continue;
    bounds[0] = Math.min(bounds[0]!, point[0]);
    bounds[1] = Math.min(bounds[1]!, point[1]);
    bounds[2] = Math.max(bounds[2]!, point[0]);
    bounds[3] = Math.max(bounds[3]!, point[1]);
  }
  bounds.forEach((bound, i) => {
    view.setFloat64(36 + i * 8, Number.isFinite(bound) ? bound : 0, true);
  });
}

interface DbfColumn {
  readonly name: Uint8Array;
  readonly type: 'C' | 'N' | 'D' | 'L';
  readonly length: number;
  readonly decimals: number;
  readonly cells: readonly Uint8Array[];
}

/** The table as dBASE III: text padded with blanks on the right, numbers on the left. */
function writeDbf(table: FeatureTable, { encoding, languageByte = 0, date }: ShapefileOptions): Uint8Array {
  const encode = encoding === 'gbk' ? encodeGb18030 : (text: string): Uint8Array => new TextEncoder().encode(text);
  const columns = table.fields.map((field, c) =>
    columnOf(
      field,
      table.rows.map((row) => row.values[c] ?? null),
      encode,
    ),
  );
  const headBytes = 32 + columns.length * 32 + 1;
  const rowBytes = 1 + columns.reduce((sum, column) => sum + column.length, 0);
  const dbf = new Uint8Array(headBytes + rowBytes * table.rows.length + 1);
  const view = new DataView(dbf.buffer);
  dbf.set([3, Number(date.slice(0, 4)) - 1900, Number(date.slice(5, 7)), Number(date.slice(8, 10))]);
  view.setUint32(4, table.rows.length, true);
  view.setUint16(8, headBytes, true);
  view.setUint16(10, rowBytes, true);
  dbf[29] = languageByte;
  columns.forEach((column, c) => {
    const at = 32 + c * 32;
    dbf.set(column.name, at);
    dbf[at + 11] = column.type.charCodeAt(0);
    dbf[at + 16] = column.length;
    dbf[at + 17] = column.decimals;
  });
  dbf[headBytes - 1] = 0x0d;
  dbf.fill(0x20, headBytes, dbf.length - 1);
  for (let row = 0; row < table.rows.length; row++) {
    let at = headBytes + row * rowBytes + 1;
    for (const { cells, length, type } of columns) {
      const cell = cells[row]!;
      dbf.set(cell, type === 'N' ? at + length - cell.length : at);
      at += length;
    }
  }
  dbf[dbf.length - 1] = 0x1a;
  return dbf;
}

const LONGEST_TEXT = 254;

function columnOf(field: Field, values: readonly CellValue[], encode: (text: string) => Uint8Array): DbfColumn {
  const name = cut(field.name, 10, encode);
  const texts = values.map((value) => {
    if (value === null) return '';
    if (field.type === 'boolean') return value ? 'T' : 'F';
    if (field.type === 'date') return String(value).replaceAll('-', '').slice(0, 8);
    if (field.type === 'real') return Number(value).toFixed(6);
    return String(value);
  });
  const type = ({ text: 'C', integer: 'N', real: 'N', boolean: 'L', date: 'D' } as const)[field.type];
  const cells = texts.map((text) => cut(text, LONGEST_TEXT, encode));
  const length = type === 'L' ? 1 : type === 'D' ? 8 : Math.max(1, ...cells.map((cell) => cell.length));
  return { name, type, length, decimals: field.type === 'real' ? 6 : 0, cells };
}

/** As many whole characters as fit. */
function cut(text: string, bytes: number, encode: (text: string) => Uint8Array): Uint8Array {
  let encoded = encode(text);
  for (let characters = [...text]; encoded.length > bytes; encoded = encode(characters.join('')))
    characters = characters.slice(0, -1);
  return encoded;
}
