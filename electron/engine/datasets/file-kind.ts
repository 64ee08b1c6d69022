import { stat } from 'node:fs/promises';
import { AppError } from '../../../analysis/core/problems.ts';
import { otherRasterFormat } from '../../../analysis/raster/tiff/looks-like.ts';
import { isBandSet } from './band-sets.ts';
import { openFileSource } from './file-source.ts';

/** Does the file begin as a TIFF or BigTIFF does, in either byte order? The name does not matter. */
export async function isTiff(path: string): Promise<boolean> {
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(String.fromCharCode(...(await headOf(path)).subarray(0, 4)));
}

/**
 * Is this a raster that can be opened: a TIFF, a folder of band files, or the metadata file of a Landsat scene? A raster in
 * another format is refused with the line that converts it (problem `raster-format`).
 */
export async function isRaster(path: string): Promise<boolean> {
  if (await isBandSet(path)) return true;
  if ((await stat(path).catch(() => null))?.isDirectory()) return false;
  if (await isTiff(path)) return true;
  const head = await headOf(path);
  const format = otherRasterFormat(head) ?? ((await isEnvi(path, head)) ? 'ENVI' : null);
  if (format !== null) throw new AppError({ code: 'raster-format', file: path.split(/[/\\]/).at(-1)!, format });
  return false;
}

/** An ENVI raster is bare values beside a text header that begins with its name; people open either of the two. */
async function isEnvi(path: string, head: Uint8Array): Promise<boolean> {
  const begins = (bytes: Uint8Array): boolean => new TextDecoder().decode(bytes.subarray(0, 4)) === 'ENVI';
  if (begins(head)) return true;
  for (const header of [`${path}.hdr`, `${path.replace(/\.[^./\\]*$/, '')}.hdr`]) {
    const isThere = (await stat(header).catch(() => null))?.isFile() === true;
    if (isThere && begins(await headOf(header))) return true;
  }
  return false;
}

async function headOf(path: string): Promise<Uint8Array> {
  const source = await openFileSource(path);
  try {
    return await source.read(0, 32);
  } finally {
    await source.close();
  }
}
