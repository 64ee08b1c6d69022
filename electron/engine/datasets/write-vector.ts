import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { type Zippable, zipSync } from 'fflate';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { writeCsv, writeGeoJson } from '../../../analysis/vector/index.ts';
import { layerNameOf } from '../../../analysis/vector/vector-format.ts';
import { writeGeoJsonLines } from '../../../analysis/vector/write-geojson.ts';
import { writeKml } from '../../../analysis/vector/write-kml.ts';
import { type WrittenShapefile, writeShapefile } from '../../../analysis/vector/write-shapefile.ts';
import { writeXlsx } from '../../../analysis/vector/write-xlsx.ts';
import { writeGeoPackage } from './write-geopackage.ts';

export interface WriteOptions {
  readonly encoding?: 'utf-8' | 'gbk';
}

/** What a format could not keep as it was; empty and zero where all is as in the table. */
export interface WrittenFacts {
  /** fields that are called differently in the file */
  readonly fieldNames: readonly { readonly from: string; readonly to: string }[];
  /** how many text values were cut to what a field can hold */
  readonly cutValues: number;
  /** heights were left out because some positions have none */
  readonly lostHeights: boolean;
  /** the format has a place for the coordinate system but no words for this one: whoever opens the file has to be told */
  readonly lostSystem: boolean;
}

type Bytes = string | Uint8Array;

/** Formats that keep everything and are one file: its bytes, by extension. */
const files: Readonly<Record<string, (table: FeatureTable, options: WriteOptions) => Bytes | Promise<Bytes>>> = {
  '.geojson': (table) => writeGeoJson(table),
  '.json': (table) => writeGeoJson(table),
  '.csv': (table) => writeCsv(table),
  '.geojsonl': (table) => writeGeoJsonLines(table),
  '.ndjson': (table) => writeGeoJsonLines(table),
  '.kml': (table) => writeKml(table),
};

type Writer = (path: string, table: FeatureTable, options: WriteOptions) => Promise<Partial<WrittenFacts>>;

/** Formats that write for themselves. */
const writers: Readonly<Record<string, Writer>> = {
  '.gpkg': async (path, table) => {
    const fieldNames = await writeGeoPackage(path, table);
    return { fieldNames, lostSystem: !table.crs.startsWith('EPSG:') };
  },
  '.xlsx': async (path, table) => {
    const { bytes, cutValues } = await writeXlsx(table);
    await writeFile(path, bytes);
    return { cutValues };
  },
  '.shp': writeShapefileSet,
  '.zip': writeZippedShapefile,
};

/** Every extension that can be written. */
const writable: readonly string[] = [...Object.keys(files), ...Object.keys(writers)];

/** Refuses an output whose extension names no writable format, before any work is done. */
export function checkWritable(path: string): void {
  if (writable.includes(extname(path).toLowerCase())) return;
  throw new AppError({ code: 'output-format', file: basename(path), allowed: writable.join(' ') });
}

/** Writes a table in the format that the extension names. A shapefile is several files: they lie beside `path` under its name. */
export async function writeVectorFile(
  path: string,
  table: FeatureTable,
  options: WriteOptions = {},
): Promise<WrittenFacts> {
  checkWritable(path);
  const extension = extname(path).toLowerCase();
  const kept: WrittenFacts = { fieldNames: [], cutValues: 0, lostHeights: false, lostSystem: false };
  const writer = writers[extension];
  if (writer !== undefined) return { ...kept, ...(await writer(path, table, options)) };
  await writeFile(path, await files[extension]!(table, options));
  return kept;
}

async function writeShapefileSet(path: string, table: FeatureTable, options: WriteOptions): Promise<WrittenFacts> {
  const written = shapefileOf(table, options);
  const stem = path.slice(0, path.length - extname(path).length);
  for (const [extension, bytes] of Object.entries(written.parts)) {
    await writeFile(extension === '.shp' ? path : stem + extension, bytes);
  }
  return factsOf(written);
}

/** The set in one archive under the layer's name; entries carry a fixed time, so the same table gives the same bytes. */
async function writeZippedShapefile(path: string, table: FeatureTable, options: WriteOptions): Promise<WrittenFacts> {
  const written = shapefileOf(table, options);
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const [extension, bytes] of Object.entries(written.parts)) {
    entries[layerNameOf(`${table.name}.shp`) + extension] = [bytes, { mtime }];
  }
  await writeFile(path, zipSync(entries, { level: 6 }));
  return factsOf(written);
}

/** The date in the header carries no meaning here and would make every output differ. */
const shapefileOf = (table: FeatureTable, { encoding = 'utf-8' }: WriteOptions): WrittenShapefile =>
  writeShapefile(table, { encoding, date: '1980-01-01' });

const factsOf = ({ fieldNames, cutValues, lostHeights, parts }: WrittenShapefile): WrittenFacts => ({
  fieldNames: fieldNames.filter(({ from, to }) => from !== to),
  cutValues,
  lostHeights,
  lostSystem: parts['.prj'] === undefined,
});
