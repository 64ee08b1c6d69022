import type { FeatureTable } from '../core/features.ts';
import { AppError } from '../core/problems.ts';
import { encodeGb18030, fitsGbk } from './encode-gb18030.ts';
import { esriWktOf } from './shapefile/write-wkt.ts';
import type { FieldNameMapping } from './write-shapefile-names.ts';
import { haveHeights, shapeKindOf, shpBytes, writeShapes } from './write-shapefile-shapes.ts';
import { dbfBytesAtMost, writeDbf } from './write-shapefile-table.ts';

/** The files of one shapefile by extension; `.prj` is missing where the system has no well-known text. */
export type ShapefileParts = Readonly<Record<'.shp' | '.shx' | '.dbf', Uint8Array>> &
  Readonly<Partial<Record<'.prj' | '.cpg', Uint8Array>>>;

/** The files and what the format could not keep as it was. */
export interface WrittenShapefile {
  readonly parts: ShapefileParts;
  /** every field, with its name of at most ten bytes */
  readonly fieldNames: readonly FieldNameMapping[];
  /** how many text values were cut at 254 bytes */
  readonly cutValues: number;
  /** heights were left out because some positions have none */
  readonly lostHeights: boolean;
}

export interface ShapefileOptions {
  readonly encoding: 'gbk' | 'utf-8';
  /** date of last change in the DBF header, YYYY-MM-DD */
  readonly date: string;
  /** false leaves out the .cpg and the language byte; only for files that are to be odd */
  readonly saysEncoding?: boolean;
}

const BYTES_AT_MOST = 2 ** 31 - 1;
const FIELDS_AT_MOST = 255;
/** Language driver 0x4D: code page 936, simplified Chinese. */
const LANGUAGE_GBK = 0x4d;

/**
 * Writes a table as a shapefile in the table's own coordinate system, with .prj (ESRI dialect) and .cpg. All geometries must
 * be of one kind; single and multi parts go together.
 *
 * Problems: `shapefile-mixed`, `shapefile-too-large` (2 GB for each file, 255 fields).
 */
export function writeShapefile(table: FeatureTable, options: ShapefileOptions): WrittenShapefile {
  const geometries = table.rows.map(({ geometry }) => geometry);
  const kind = shapeKindOf(geometries);
  if (kind === null) throw new AppError({ code: 'shapefile-mixed', layer: table.name });
  const isZ = haveHeights(geometries);
  refuseTooLarge(table, Math.max(shpBytes(geometries, kind, isZ), dbfBytesAtMost(table)));
  const isGbk = options.encoding === 'gbk';
  const saysEncoding = options.saysEncoding ?? true;
  const { dbf, fieldNames, cutValues } = writeDbf(table, {
    encode: isGbk ? encodeGb18030 : (text) => new TextEncoder().encode(text),
    languageByte: isGbk && saysEncoding ? LANGUAGE_GBK : 0,
    date: options.date,
  });
  const { shp, shx } = writeShapes(geometries, kind, isZ);
  const prj = esriWktOf(table.crs);
  const cpg = !isGbk ? 'UTF-8' : textsFitGbk(table) ? 'GBK' : 'GB18030';
  return {
    parts: {
      ...{ '.shp': shp, '.shx': shx, '.dbf': dbf },
      ...(prj !== null && { '.prj': new TextEncoder().encode(prj) }),
      ...(saysEncoding && { '.cpg': new TextEncoder().encode(cpg) }),
    },
    fieldNames,
    cutValues,
    lostHeights: !isZ && geometries.some((geometry) => geometry !== null && haveHeights([geometry])),
  };
}

function refuseTooLarge(table: FeatureTable, bytes: number): void {
  const refuse = (what: string, limit: number): AppError =>
    new AppError({ code: 'shapefile-too-large', layer: table.name, what, limit });
  if (bytes > BYTES_AT_MOST) throw refuse('bytes', BYTES_AT_MOST);
  if (table.fields.length > FIELDS_AT_MOST) throw refuse('fields', FIELDS_AT_MOST);
}

const textsFitGbk = ({ fields, rows }: FeatureTable): boolean =>
  fields.every(({ name }) => fitsGbk(name)) &&
  rows.every(({ values }) => values.every((value) => typeof value !== 'string' || fitsGbk(value)));
