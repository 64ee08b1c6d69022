import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../analysis/core/problems.ts';

/**
 * Writes a file whole or not at all: beside it, to the disk, then into its place.
 *
 * @throws AppError output-unwritable, with the name of the file and not its path
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {}); // the first failure is the one to tell
    if (error instanceof Error && 'code' in error) {
      throw new AppError({ code: 'output-unwritable', file: basename(path), reason: String(error.code) });
    }
    throw error;
  }
}
