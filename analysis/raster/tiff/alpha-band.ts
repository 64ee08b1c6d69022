import type { Run } from '../../core/run.ts';
import type { ReadLevel } from '../pyramid.ts';
import type { TiffImage } from './image.ts';

/** ExtraSamples values (TIFF 6.0 §18): 1 associated, 2 unassociated alpha. */
const isAlpha = (kind: number | undefined): boolean => kind === 1 || kind === 2;

const PROBE_ROWS = 3;
const PROBE_COLUMNS = 256;
const BETWEEN_AT_MOST = 0.1;

/**
 * The band (from 0) that holds transparency, or null. Programs that write four bytes a pixel call the fourth transparency
 * even when it is near infrared, so its values are looked at: transparency is nearly everywhere all or nothing.
 */
export async function alphaBandOf(image: TiffImage, read: ReadLevel, run: Run): Promise<number | null> {
  const colours = image.sampleCount - image.extraSamples.length;
  const at = image.extraSamples.findIndex(isAlpha);
  if (at < 0 || colours < 1) return null;
  const band = colours + at;
  const full = fullScale(image);
  let [between, seen] = [0, 0];
  for (let probe = 1; probe <= PROBE_ROWS; probe++) {
    const row = Math.floor((image.height * probe) / (PROBE_ROWS + 1));
    const width = Math.min(image.width, PROBE_COLUMNS);
    const column = Math.floor((image.width - width) / 2);
    const pixels = await read({ column, row, width, height: 1 }, [band], run).catch(() => []);
    for (const value of pixels[0] ?? []) {
      seen++;
      if (value > 0 && value < full) between++;
    }
  }
  return between > seen * BETWEEN_AT_MOST ? null : band;
}

const fullScale = ({ sampleType, bitsPerSample }: TiffImage): number =>
  sampleType.startsWith('float') ? 1 : 2 ** bitsPerSample - 1;
