import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { buildOverviews as build, overviewSizes } from '../../../analysis/raster/build-overviews.ts';
import type { RasterFile } from '../../../analysis/raster/raster-file.ts';
import { isBandSet } from '../datasets/band-sets.ts';
import { cachedOverviewPath } from '../datasets/overview-places.ts';
import { rasterOf } from '../datasets/raster-handles.ts';

export interface OverviewsInput {
  readonly path: string;
  /** only when the image is wider or higher than this */
  readonly largerThanPixels?: number;
}

/** What became of it: built now, there before, or not needed because the image is small. */
export interface OverviewsOutcome {
  readonly status: 'built' | 'present' | 'small';
  /** the file that was built */
  readonly path: string | null;
  readonly byteLength: number;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

/**
 * Builds the reduced copies of an image beside it as NAME.tif.ovr, which GDAL and QGIS use too; where that folder cannot be
 * written, in the person's cache folder. The file appears under its name only when it is whole; a cancelled or failed
 * build leaves nothing behind. Problem `output-unwritable`.
 */
export async function buildOverviews(
  { path, largerThanPixels = 0 }: OverviewsInput,
  run: Run,
): Promise<OverviewsOutcome> {
  const none = { status: 'small', path: null, byteLength: 0, sizes: [] } as const;
  // The band files of a scene are small enough each.
  if (await isBandSet(path)) return none;
  const raster = await rasterOf(path);
  const { overviews, width, height } = raster.info;
  if (overviews.length > 0) return { status: 'present', path: null, byteLength: 0, sizes: overviews };
  const sizes = overviewSizes(raster.info);
  if (sizes.length === 0 || Math.max(width, height) <= largerThanPixels) return none;
  const { file, unfinished, target } = await openTarget(path);
  try {
    const byteLength = await writeInto(file, raster, run.stage('overviews', 0, 1));
    await rename(unfinished, target);
    return { status: 'built', path: target, byteLength, sizes };
  } catch (error) {
    await rm(unfinished, { force: true });
    throw isSystemError(error) ? unwritable(target, error) : error;
  }
}

const deflateLater = promisify<Uint8Array, { level: number }, Buffer>(deflate);
/** Higher levels take twice the time for a few per cent. */
const DEFLATE_LEVEL = 4;

async function writeInto(file: FileHandle, raster: RasterFile, run: Run): Promise<number> {
  try {
    const sink = { write: (offset: number, bytes: Uint8Array) => writeAll(file, offset, bytes) };
    const byteLength = await build(raster, sink, (bytes) => deflateLater(bytes, { level: DEFLATE_LEVEL }), run);
    await file.sync();
    return byteLength;
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, offset: number, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, offset + done)).bytesWritten;
  }
}

interface Target {
  readonly file: FileHandle;
  readonly unfinished: string;
  readonly target: string;
}

const NOT_ALLOWED: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];

async function openTarget(path: string): Promise<Target> {
  try {
    return await openUnfinished(`${path}.ovr`);
  } catch (error) {
    if (!isSystemError(error) || !NOT_ALLOWED.includes(error.code)) throw unwritable(`${path}.ovr`, error);
  }
  const target = await cachedOverviewPath(path);
  try {
    await mkdir(dirname(target), { recursive: true });
    return await openUnfinished(target);
  } catch (error) {
    throw unwritable(target, error);
  }
}

async function openUnfinished(target: string): Promise<Target> {
  const unfinished = join(dirname(target), `.${basename(target)}-${randomBytes(4).toString('hex')}`);
  return { file: await open(unfinished, 'wx'), unfinished, target };
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException & { readonly code: string } =>
  error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';

const unwritable = (target: string, error: unknown): Error =>
  isSystemError(error)
    ? new AppError({ code: 'output-unwritable', file: basename(target), reason: error.code })
    : (error as Error);
