import type { ReadLevel } from '../pyramid.ts';
import { type TiffDirectory, type TiffFile, tagNumbers } from './directory.ts';
import type { TiffImage } from './image.ts';

const PALETTE = 3;

/**
 * The colours of a palette image (TIFF 6.0 §5), three bytes for each value; null for any other image. A table whose numbers
 * never exceed 255 was written in bytes by a program that did not know of the 16 bits.
 */
export async function colourTable(
  file: TiffFile,
  directory: TiffDirectory,
  image: TiffImage,
): Promise<Uint8Array | null> {
  if (image.photometric !== PALETTE || image.bitsPerSample > 16) return null;
  const size = 2 ** image.bitsPerSample;
  const table = await tagNumbers(file, directory, 320);
  if (table === undefined || table.length < 3 * size) return null;
  const divisor = table.some((value) => value > 255) ? 257 : 1;
  return Uint8Array.from({ length: 3 * size }, (_, at) =>
    Math.round(table[(at % 3) * size + Math.floor(at / 3)]! / divisor),
  );
}

/** Reads the first band of a level as the colours of its values: bands 0, 1 and 2 are red, green and blue, 0 to 255. */
export const inColours =
  (read: ReadLevel, colours: Uint8Array): ReadLevel =>
  async (window, bands, run) => {
    const [values] = await read(window, [0], run);
    return bands.map((channel) =>
      values!.map((value) => (Number.isNaN(value) ? Number.NaN : (colours[3 * value + channel] ?? Number.NaN))),
    );
  };
