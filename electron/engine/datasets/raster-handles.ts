import { stat } from 'node:fs/promises';
import { openGeoTiff } from '../../../analysis/raster/open-geotiff.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import { type FileSource, openFileSource } from './file-source.ts';

const KEEP_OPEN = 6;

interface Handle {
  readonly source: FileSource;
  readonly raster: RasterFile;
}

const handles = new Map<string, Promise<Handle>>();

/**
 * The raster of this path, kept open by this thread with its decoded blocks, so that the next tile finds them. A file that
 * changed on disk is opened anew; the least recently used is closed.
 */
export async function rasterOf(path: string): Promise<RasterFile> {
  const facts = await stat(path).catch(() => null);
  const key = `${path}\n${facts?.size}\n${facts?.mtimeMs}`;
  const opening = handles.get(key) ?? open(path);
  handles.delete(key);
  handles.set(key, opening);
  opening.catch(() => handles.delete(key));
  for (const oldest of handles.keys()) {
    if (handles.size <= KEEP_OPEN) break;
    void close(oldest);
  }
  return (await opening).raster;
}

async function open(path: string): Promise<Handle> {
  const source = await openFileSource(path);
  try {
    return { source, raster: await openGeoTiff(source) };
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** A window may still be read from it: the file is closed when the thread is next idle for a while. */
async function close(key: string): Promise<void> {
  const handle = handles.get(key);
  handles.delete(key);
  const opened = await handle?.catch(() => null);
  setTimeout(() => void opened?.source.close(), 60_000).unref();
}
