import type { ByteSource } from '../../core/bytes.ts';
import type { Run } from '../../core/run.ts';
import { FileWindow } from './file-window.ts';

/** Where the records of a .shp lie: `offsets[i]` is the first byte of the header of row i, `lengths[i]` the bytes after it. */
export interface RecordPlaces {
  readonly offsets: Float64Array;
  readonly lengths: Float64Array;
  /** the file ends, or a record's length cannot be, before the length that the header gives */
  readonly isCut: boolean;
  /** the index beside the file was used, because the file or the walk through it does not tell */
  readonly byIndex: boolean;
}

const HEADER_BYTES = 100;
/** An index is judged by so many of its entries, evenly chosen. */
const JUDGED_AT_MOST = 2_000;

/**
 * Finds the records. A .shx whose entries lie one behind the other and cover the file is believed, also where a record gives another
 * length for itself. Any other .shx is held against a walk through the file: the walk wins when it meets records 1, 2, 3 … up
 * to the end, else the .shx where most of its entries point at a record of that number, else the walk as far as it gets.
 *
 * @param end where the last record ends: the length in the header, or the end of the file if that comes first
 */
export async function recordPlaces(
  shp: ByteSource,
  shx: ByteSource | undefined,
  end: number,
  run: Run,
): Promise<RecordPlaces> {
  const indexed = shx === undefined ? null : await readShx(shx, shp.size);
  if (indexed !== null && coversFile(indexed, end, shp.size)) return { ...indexed, isCut: false, byIndex: true };
  const walked = await walk(shp, end, run);
  if (walked.isComplete || indexed === null)
    return { ...walked, isCut: !walked.isComplete && walked.reached < end, byIndex: false };
  const isIndexRight = (await shareRight(shp, indexed, run)) > 0.5;
  if (!isIndexRight) return { ...walked, isCut: walked.reached < end, byIndex: false };
  return { ...indexed, isCut: false, byIndex: true };
}

type Places = Pick<RecordPlaces, 'offsets' | 'lengths'>;

async function readShx(shx: ByteSource, shpBytes: number): Promise<Places | null> {
  const count = Math.floor((shx.size - HEADER_BYTES) / 8);
  // Each record has at least a header: an index with more entries than that is none of this file.
  if (count < 1 || count * 8 > shpBytes) return null;
  const bytes = await shx.read(HEADER_BYTES, count * 8);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const held = Math.floor(bytes.length / 8);
  const offsets = Float64Array.from({ length: held }, (_, row) => view.getInt32(row * 8) * 2);
  const lengths = Float64Array.from({ length: held }, (_, row) => view.getInt32(row * 8 + 4) * 2);
  // Entries that claim more than the file holds would have it read over and over.
  const claimed = lengths.reduce((sum, length) => sum + Math.abs(length), 0);
  return claimed > shpBytes * 2 ? null : { offsets, lengths };
}

/** Do the entries lie one behind the other from the header to the end of the file? */
function coversFile({ offsets, lengths }: Places, end: number, size: number): boolean {
  let at = HEADER_BYTES;
  for (let row = 0; row < offsets.length; row++) {
    if (offsets[row] !== at || lengths[row]! < 0) return false;
    at += 8 + lengths[row]!;
  }
  return at === end || at === size;
}

interface Walked extends Places {
  /** numbered 1, 2, 3 … up to the very end */
  readonly isComplete: boolean;
  readonly reached: number;
}

async function walk(shp: ByteSource, end: number, run: Run): Promise<Walked> {
  const [offsets, lengths]: [number[], number[]] = [[], []];
  const window = new FileWindow(shp);
  let at = HEADER_BYTES;
  let inOrder = true;
  while (at + 8 <= end) {
    if (offsets.length % 1_000 === 0) await run.breathe();
    if (!window.holds(at, 8) && !(await window.load(at, 8))) break;
    const head = at - window.start;
    const length = window.view.getInt32(head + 4) * 2;
    if (length < 0 || at + 8 + length > end) break;
    inOrder &&= window.view.getInt32(head) === offsets.length + 1;
    offsets.push(at);
    lengths.push(length);
    at += 8 + length;
  }
  const isComplete = inOrder && end - at < 8;
  return { offsets: Float64Array.from(offsets), lengths: Float64Array.from(lengths), isComplete, reached: at };
}

/** The share of entries that point at a record header with the number of their row. */
async function shareRight(shp: ByteSource, { offsets }: Places, run: Run): Promise<number> {
  const window = new FileWindow(shp);
  const step = Math.max(1, Math.floor(offsets.length / JUDGED_AT_MOST));
  let [right, judged] = [0, 0];
  for (let row = 0; row < offsets.length; row += step) {
    await run.breathe();
    judged++;
    const offset = offsets[row]!;
    if (offset < HEADER_BYTES || (!window.holds(offset, 8) && !(await window.load(offset, 8)))) continue;
    if (window.view.getInt32(offset - window.start) === row + 1) right++;
  }
  return right / judged;
}
