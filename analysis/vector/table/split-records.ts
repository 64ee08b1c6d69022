import type { Run } from '../../core/run.ts';

/** Records and cells of delimited text. */
export interface SplitText {
  readonly records: readonly (readonly string[])[];
  /** indices of records where a quote was opened and never closed; the quote is kept as a letter */
  readonly unclosed: readonly number[];
}

/** A quoted cell that runs on for longer than this was never meant to be one, unless it is the outline of a shape. */
const CELL_AT_MOST = 100_000;
/** After so many unclosed quotes, quotes are letters: a hostile file shall not make the search quadratic. */
const UNCLOSED_AT_MOST = 20;
const [LF, CR, QUOTE] = [10, 13, 34];

/**
 * Cuts delimited text into records (RFC 4180, with LF, CRLF or CR ends, in one file mixed). Quotes count only at the start of a cell; what
 * follows a closing quote up to the delimiter belongs to the cell. A quote that is never closed is a letter, so no row swallows
 * the rest of the file. Blank lines are records of one empty cell.
 *
 * @param limit stops after so many records
 */
export async function splitRecords(text: string, delimiter: string, run: Run, limit = Infinity): Promise<SplitText> {
  const records: string[][] = [];
  const unclosed: number[] = [];
  const separator = delimiter.charCodeAt(0);
  let [at, cells]: [number, string[]] = [0, []];
  while (at < text.length && records.length < limit) {
    let cell: string;
    const isQuoted = text.charCodeAt(at) === QUOTE && unclosed.length < UNCLOSED_AT_MOST;
    const closed = isQuoted ? closingQuote(text, at) : -1;
    if (isQuoted && closed < 0 && unclosed.at(-1) !== records.length) unclosed.push(records.length);
    const from = closed < 0 ? at : closed + 1;
    const end = endOfCell(text, from, separator);
    cell = text.slice(from, end);
    if (closed >= 0) cell = text.slice(at + 1, closed).replaceAll('""', '"') + cell.trimEnd();
    cells.push(cell);
    at = end + 1;
    const code = text.charCodeAt(end);
    if (code === separator && end < text.length) {
      if (at === text.length) cells.push('');
      else continue;
    }
    if (code === CR && text.charCodeAt(at) === LF) at++;
    records.push(cells);
    cells = [];
    if (records.length % 2_000 === 0) {
      await run.breathe();
      run.progress(at / text.length);
    }
  }
  if (cells.length > 0) records.push(cells);
  return { records, unclosed };
}

/** The index of the quote that closes the cell opened at `open`, or −1. */
function closingQuote(text: string, open: number): number {
  if (SHAPE_START.test(text.slice(open + 1, open + 40))) {
    const end = text.indexOf('"', open + 1);
    if (end >= 0 && text[end - 1] === ')') return end;
  }
  const last = Math.min(text.length, open + CELL_AT_MOST);
  for (let at = text.indexOf('"', open + 1); at >= 0 && at < last; at = text.indexOf('"', at + 2)) {
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  }
  return -1;
}

/** Well-known text holds no quotes: the next one closes the cell, however long the outline is. */
const SHAPE_START = /^\s*(?:SRID=\d+;\s*)?(?:POINT|LINESTRING|POLYGON|MULTI|GEOMETRYCOLLECTION)/i;

function endOfCell(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LF || code === CR) break;
  }
  return at;
}
