import { quietRun } from '../../core/run.ts';
import { splitRecords } from './split-records.ts';

const DELIMITERS = [',', '\t', ';', '|', '，', '；'] as const;
const RECORDS = 200;
const TEXT_AT_MOST = 400_000;

/**
 * The delimiter of a table: the one that cuts the most of the first 200 records into equally many cells (at least two); of equals, the
 * one that gives more cells, then the more common one. A comma when none does.
 */
export async function findDelimiter(text: string): Promise<string> {
  const head = text.slice(0, TEXT_AT_MOST);
  let best: { delimiter: string; agreed: number; cells: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!head.includes(delimiter)) continue;
    const { records } = await splitRecords(head, delimiter, quietRun, RECORDS);
    // The last record of a long text may be cut in two.
    const whole = head.length < text.length && records.length > 1 ? records.slice(0, -1) : records;
    const filled = whole.filter((cells) => cells.some((cell) => cell.trim() !== ''));
    const { agreed, cells } = mostCommonWidth(filled.map(({ length }) => length));
    if (cells < 2) continue;
    if (best === null || agreed > best.agreed || (agreed === best.agreed && cells > best.cells)) {
      best = { delimiter, agreed, cells };
    }
  }
  return best?.delimiter ?? ',';
}

/** The most common number of cells over one, and how many records have it. */
function mostCommonWidth(widths: readonly number[]): { readonly agreed: number; readonly cells: number } {
  const counted = new Map<number, number>();
  for (const width of widths) if (width > 1) counted.set(width, (counted.get(width) ?? 0) + 1);
  let [agreed, cells] = [0, 0];
  for (const [width, count] of counted) {
    if (count > agreed || (count === agreed && width > cells)) [agreed, cells] = [count, width];
  }
  return { agreed, cells };
}
