import { stat } from 'node:fs/promises';
import { isKnownCrs } from '../../../analysis/core/crs.ts';
import type { Crs } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { openGeoTiff } from '../../../analysis/raster/open-geotiff.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import { stackBands } from '../../../analysis/raster/sensors/band-stack.ts';
import { bandSetAt, isBandSet } from './band-sets.ts';
import { type FileSource, openFileSource } from './file-source.ts';
import { cachedOverviews } from './overview-places.ts';
import { rasterCompanionsOf } from './raster-companions.ts';

const KEEP_OPEN = 6;

interface Handle {
  readonly sources: readonly FileSource[];
  readonly raster: RasterFile;
}

const handles = new Map<string, Promise<Handle>>();

/** What the person says of a raster: a system that stands in place of what the file says. */
export interface RasterChoice {
  readonly crs?: string | null;
}

/**
 * The raster of this path, kept open by this thread with its decoded blocks, so that the next tile finds them: a GeoTIFF with
 * what lies beside it, or the band files of one scene (a folder, or its MTL file). A file that changed on disk is opened
 * anew; the least recently used is closed.
 */
export async function rasterOf(path: string, choice: RasterChoice = {}): Promise<RasterFile> {
  const crs = knownSystem(choice.crs ?? null);
  const facts = await stat(path).catch(() => null);
  const key = `${path}\n${facts?.size}\n${facts?.mtimeMs}\n${crs}\n${await overviewKey(path)}`;
  const opening = handles.get(key) ?? open(path, crs);
  handles.delete(key);
  handles.set(key, opening);
  opening.catch(() => handles.delete(key));
  for (const oldest of handles.keys()) {
    if (handles.size <= KEEP_OPEN) break;
    void close(oldest);
  }
  return (await opening).raster;
}

/** Copies that were built meanwhile count as a change of the file. */
async function overviewKey(path: string): Promise<string> {
  const beside = await stat(`${path}.ovr`).catch(() => null);
  return beside === null ? ((await cachedOverviews(path)) ?? '') : `${beside.size} ${beside.mtimeMs}`;
}

function knownSystem(crs: string | null): Crs | null {
  if (crs === null || isKnownCrs(crs)) return crs;
  throw new AppError({
    code: 'bad-parameter',
    name: 'crs',
    value: crs,
    allowed: 'EPSG:4326 | EPSG:4490 | EPSG:4548 | …',
  });
}

async function open(path: string, crs: Crs | null): Promise<Handle> {
  const sources: FileSource[] = [];
  try {
    const raster = (await isBandSet(path)) ? await openBands(path, crs, sources) : await openOne(path, crs, sources);
    return { sources, raster };
  } catch (error) {
    await Promise.all(sources.map((source) => source.close()));
    throw error;
  }
}

/** Opens one image with what lies beside it; every file that was opened is put into `sources`, also when this fails. */
async function openOne(path: string, crs: Crs | null, sources: FileSource[]): Promise<RasterFile> {
  const keep = async (file: string): Promise<FileSource> => {
    const source = await openFileSource(file);
    sources.push(source);
    return source;
  };
  const source = await keep(path);
  const { rationalModel, ...paths } = await rasterCompanionsOf(path);
  const beside: Record<string, FileSource> = {};
  for (const [kind, file] of Object.entries(paths)) beside[kind] = await keep(file);
  const cached = beside['overviews'] === undefined ? await cachedOverviews(path) : null;
  if (cached !== null) beside['overviews'] = await keep(cached);
  return openGeoTiff(source, { ...(crs && { crs }), beside: { ...beside, rationalModel } });
}

async function openBands(path: string, crs: Crs | null, sources: FileSource[]): Promise<RasterFile> {
  const { stem, files, mtl } = await bandSetAt(path);
  const bands = [];
  for (const { path: file, number } of files) bands.push({ number, file: await openOne(file, crs, sources) });
  return stackBands(stem, bands, mtl);
}

/** A window may still be read from it: the files are closed when the thread is next idle for a while. */
async function close(key: string): Promise<void> {
  const handle = handles.get(key);
  handles.delete(key);
  const opened = await handle?.catch(() => null);
  setTimeout(() => void Promise.all((opened?.sources ?? []).map((source) => source.close())), 60_000).unref();
}
