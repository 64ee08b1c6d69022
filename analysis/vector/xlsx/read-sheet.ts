import type { CellValue } from '../../core/features.ts';
import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Merge } from '../table/read-table.ts';
import { type CellStyle, numberAs } from './number-formats.ts';
import { stringItem, unescapeLetters } from './shared-strings.ts';
import { unescapeXml, XmlCursor } from './xml-cursor.ts';

/** The cells of a sheet: rows[i] is row i + 1, as long as its last cell. */
export interface SheetCells {
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly Merge[];
  /** formulas that were saved without their result */
  readonly emptyFormulas: number;
}

export interface SheetContext {
  readonly file: string;
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly is1904: boolean;
}

const ROWS_AT_MOST = 1_048_576;
const COLUMNS_AT_MOST = 16_384;
/** Cells that the rows span, empty ones between included: what a sheet costs in memory. */
const SPANNED_AT_MOST = 40_000_000;
const MERGES_AT_MOST = 200_000;
const NO_CELLS: readonly CellValue[] = [];

/**
 * Reads the cells of a sheet (ECMA-376 part 1, §18.3.1): numbers, booleans, text, days as YYYY-MM-DD; a formula by its saved result. What the
 * sheet says of its own size is not believed: cells are counted as they come. Problem `file-too-large`.
 */
export async function readSheet(xml: string, context: SheetContext, run: Run): Promise<SheetCells> {
  const rows: (readonly CellValue[])[] = [];
  const merges: Merge[] = [];
  const cursor = new XmlCursor(xml);
  let [spanned, emptyFormulas, row, nextColumn, tags] = [0, 0, -1, 0, 0];
  let cells: CellValue[] = [];
  const tooLarge = (what: string, limit: number): AppError =>
    new AppError({ code: 'file-too-large', file: context.file, what, limit });
  while (cursor.next()) {
    if (++tags % 20_000 === 0) {
      await run.breathe();
      run.progress(cursor.tagStart / xml.length);
    }
    if (cursor.kind === 'close') continue;
    if (cursor.name === 'row') {
      const given = Number(cursor.attribute('r') ?? Number.NaN);
      row = Number.isInteger(given) && given >= 1 ? given - 1 : row + 1;
      if (row >= ROWS_AT_MOST) throw tooLarge('rows', ROWS_AT_MOST);
      while (rows.length < row) rows.push(NO_CELLS);
      cells = [...(rows[row] ?? NO_CELLS)];
      nextColumn = 0;
      rows[row] = cells;
    } else if (cursor.name === 'c' && row >= 0) {
      const column = columnOf(cursor.attribute('r')) ?? nextColumn;
      if (column >= COLUMNS_AT_MOST) throw tooLarge('columns', COLUMNS_AT_MOST);
      nextColumn = column + 1;
      const value = cursor.kind === 'empty' ? null : readCell(cursor, context);
      if (value === NO_RESULT) emptyFormulas++;
      else if (value !== null) {
        spanned += Math.max(0, column + 1 - cells.length);
        if (spanned > SPANNED_AT_MOST) throw tooLarge('cells', SPANNED_AT_MOST);
        while (cells.length < column) cells.push(null);
        cells[column] = value;
      }
    } else if (cursor.name === 'mergeCell' && merges.length < MERGES_AT_MOST) {
      const merge = mergeOf(cursor.attribute('ref') ?? '');
      if (merge !== null) merges.push(merge);
    }
  }
  return { rows, merges, emptyFormulas };
}

const NO_RESULT = Symbol('formula without result');

/** The value of the cell at the cursor, which ends behind the cell. */
function readCell(cursor: XmlCursor, context: SheetContext): CellValue | typeof NO_RESULT {
  const type = cursor.attribute('t') ?? 'n';
  const style = context.styles[Number(cursor.attribute('s') ?? 0)] ?? null;
  let [raw, inline, hasFormula]: [string | null, string | null, boolean] = [null, null, false];
  while (cursor.next() && !(cursor.name === 'c' && cursor.kind === 'close')) {
    if (cursor.kind === 'close') continue;
    if (cursor.name === 'f') hasFormula = true;
    else if (cursor.name === 'v' && cursor.kind === 'open') raw = cursor.text();
    else if (cursor.name === 'is' && cursor.kind === 'open') inline = stringItem(cursor, 'is');
  }
  if (inline !== null) return textOrNull(inline);
  if (raw === null || (raw === '' && type !== 'str')) return hasFormula ? NO_RESULT : null;
  switch (type) {
    case 's':
      return textOrNull(context.strings[Number(raw)] ?? '');
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true';
    case 'str':
    case 'e':
      return textOrNull(unescapeLetters(raw));
    case 'd':
      return raw
        .trim()
        .replace(/T00:00:00(\.0+)?Z?$/, '')
        .replace('T', ' ');
    default:
      return numberOf(raw, style, context.is1904);
  }
}

function numberOf(raw: string, style: CellStyle, is1904: boolean): CellValue {
  const number = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(number)) return textOrNull(unescapeXml(raw));
  return numberAs(number, style, is1904);
}

const textOrNull = (text: string): string | null => (text === '' ? null : text);

/** "AB12" → 27; null without letters. */
function columnOf(reference: string | null): number | null {
  if (reference === null) return null;
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at++) {
    const code = reference.charCodeAt(at) & ~0x20;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? null : column - 1;
}

function mergeOf(reference: string): Merge | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference);
  if (found === null) return null;
  const [left, right] = [columnOf(found[1]!)!, columnOf(found[3]!)!];
  return { top: Number(found[2]) - 1, bottom: Number(found[4]) - 1, left, right };
}
