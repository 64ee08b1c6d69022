import { openFileSource } from './file-source.ts';

/** Does the file begin as a TIFF or BigTIFF does, in either byte order? The name does not matter. */
export async function isTiff(path: string): Promise<boolean> {
  const source = await openFileSource(path);
  try {
    const head = await source.read(0, 4);
    return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(String.fromCharCode(...head));
  } finally {
    await source.close();
  }
}
