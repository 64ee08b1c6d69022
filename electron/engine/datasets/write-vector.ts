import { writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { writeCsv, writeGeoJson } from '../../../analysis/vector/index.ts';
import { createProject } from '../project/index.ts';

export interface WriteOptions {
  readonly encoding?: 'utf-8' | 'gbk';
}

type Writer = (path: string, table: FeatureTable, options: WriteOptions) => Promise<void>;

/** Every format that can be written, by extension. */
const writers: Readonly<Record<string, Writer>> = {
  '.geojson': async (path, table) => writeFile(path, writeGeoJson(table)),
  '.json': async (path, table) => writeFile(path, writeGeoJson(table)),
  '.csv': async (path, table) => writeFile(path, writeCsv(table)),
  '.gpkg': async (path, table) => writeGeoPackage(path, table),
};

/** Refuses an output whose extension names no writable format, before any work is done. */
export function checkWritable(path: string): void {
  if (Object.hasOwn(writers, extname(path).toLowerCase())) return;
  throw new AppError({ code: 'output-format', file: basename(path), allowed: Object.keys(writers).join(' ') });
}

/** Writes a table in the format that the extension names. */
export async function writeVectorFile(path: string, table: FeatureTable, options: WriteOptions = {}): Promise<void> {
  checkWritable(path);
  await writers[extname(path).toLowerCase()]!(path, table, options);
}

/** One table in a GeoPackage of its own; the format wants a time of change, which carries no meaning here. */
function writeGeoPackage(path: string, table: FeatureTable): void {
  const project = createProject(path, { name: table.name, isSample: false, version: '', now: () => new Date(0) });
  try {
    project.addVectorLayer(table, {
      name: table.name,
      role: 'other',
      source: '',
      date: null,
      classification: 'internal',
      crsNote: { zh: table.crs, en: table.crs },
      keptAside: 0,
      sha256: null,
    });
  } finally {
    project.close();
  }
}
