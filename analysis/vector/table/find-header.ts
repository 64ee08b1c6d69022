import type { CellValue } from '../../core/features.ts';
import { distinctNames } from '../field-types.ts';
import { findCoordinates } from './coordinate-columns.ts';
import { parseDegrees } from './parse-degrees.ts';
import { numberOfText } from './parse-number.ts';

/** Where the names of the columns stand. */
export interface FoundHeader {
  /** one name per column, all different, none empty */
  readonly names: readonly string[];
  /** index of the first row of data */
  readonly dataFrom: number;
  /** false when the table starts with data: the names are made up */
  readonly hasHeader: boolean;
  /** text of the rows above the header: titles, units, who filled it in */
  readonly above: string;
}

type Cells = readonly CellValue[];

/** A header is looked for in so many rows that hold anything. */
const LOOK_AT = 30;
const LEVELS_AT_MOST = 3;

/**
 * Finds the header of a table as offices make them: titles and remarks above it, headings over two or three rows with merged cells
 * ("坐标" over "经度" and "纬度"), a row that numbers the columns below it, or no header at all.
 */
export function findHeader(rows: readonly Cells[]): FoundHeader {
  const filledRows: number[] = [];
  for (let at = 0; at < rows.length && filledRows.length < LOOK_AT; at++)
    if (filledIn(rows[at]!) > 0) filledRows.push(at);
  const width = Math.max(0, ...filledRows.map((at) => lastFilled(rows[at]!) + 1));
  const typical = median(filledRows.map((at) => filledIn(rows[at]!)));
  const wide = filledRows.filter((at) => filledIn(rows[at]!) >= Math.max(1, typical / 2));
  const bottom = headerRow(rows, filledRows, wide, Math.min(2, typical));
  if (bottom === undefined) {
    const dataFrom = wide[0] ?? 0;
    return {
      names: distinctNames(Array.from({ length: width }, () => '')),
      dataFrom,
      hasHeader: false,
      above: textOf(rows, dataFrom),
    };
  }
  const last = isSplitBelow(rows[bottom]!, rows[bottom + 1]) ? bottom + 1 : bottom;
  const top = topLevel(rows, bottom, last);
  const names = combined(rows.slice(top, last + 1), width);
  const dataFrom = numbersItsColumns(rows[last + 1]) ? last + 2 : last + 1;
  return { names: distinctNames(names), dataFrom, hasHeader: true, above: textOf(rows, top) };
}

const namesCoordinates = (row: Cells): boolean =>
  findCoordinates(row.map(asText), [])?.by === 'name' && row.every(isNameLike);

/**
 * The first wide row when it is all names, unless a fuller row below it names coordinates; undefined when the table starts with data.
 *
 * @param least a row with fewer cells is a title: "百度坐标" alone names no column of a table of three
 */
function headerRow(
  rows: readonly Cells[],
  filled: readonly number[],
  wide: readonly number[],
  least: number,
): number | undefined {
  const first = wide.find((at, order) => order === 0 && rows[at]!.every(isNameLike));
  const naming = filled.find((at) => filledIn(rows[at]!) >= least && namesCoordinates(rows[at]!));
  if (first === undefined || naming === undefined) return naming ?? first;
  return naming < first || filledIn(rows[naming]!) > filledIn(rows[first]!) ? naming : first;
}

/** Climbs to rows above that name what the rows below, down to the last of the heading, leave empty. */
function topLevel(rows: readonly Cells[], bottom: number, last: number): number {
  let top = bottom;
  while (top > 0 && last - top < LEVELS_AT_MOST - 1) {
    const above = rows[top - 1]!;
    const below = rows.slice(top, last + 1);
    const fillsGaps = above.some(
      (cell, column) => isFilled(cell) && !below.some((row) => isFilled(row[column] ?? null)),
    );
    if (filledIn(above) < 2 || !above.every(isHeading) || !fillsGaps || filledIn(rows[top]!) === 0) break;
    top--;
  }
  return top;
}

/** "填报日期：2024-05-01" says something about the table, and names no column. */
const isHeading = (cell: CellValue): boolean => isNameLike(cell) && !/[:：]/.test(asText(cell));

/** Does the next row hold the lower names of a heading whose upper cells were merged? */
function isSplitBelow(row: Cells, next: Cells | undefined): boolean {
  if (next === undefined || !next.every(isNameLike) || filledIn(next) === 0) return false;
  const fillsGap = next.some((cell, column) => isFilled(cell) && !isFilled(row[column] ?? null));
  const leavesGap = row.some((cell, column) => isFilled(cell) && !isFilled(next[column] ?? null));
  return fillsGap && leavesGap;
}

/** One name per column from stacked headings: the lowest, with the one above in front where the lowest alone is not unique. */
function combined(levels: readonly Cells[], width: number): string[] {
  const columns = Array.from({ length: width }, (_, column) => column);
  const spread = levels.map((level, depth) =>
    depth < levels.length - 1 ? spreadRight(level, levels[depth + 1]!, width) : level.map(asText),
  );
  const stacks = columns.map((column) => {
    const stack = spread.map((level) => (level[column] ?? '').trim()).filter((name) => name !== '');
    return stack.filter((name, depth) => name !== stack[depth - 1]);
  });
  const lowest = stacks.map((stack) => stack.at(-1) ?? '');
  return stacks.map((stack, column) =>
    lowest.indexOf(lowest[column]!) === lowest.lastIndexOf(lowest[column]!) ? lowest[column]! : stack.join('_'),
  );
}

/** A merged heading stands in its first cell only: it holds for the empty cells to its right that have a name below. */
function spreadRight(level: Cells, below: Cells, width: number): string[] {
  let current = '';
  return Array.from({ length: width }, (_, column) => {
    const own = asText(level[column] ?? null).trim();
    if (own !== '') current = own;
    else if (!isFilled(below[column] ?? null)) current = '';
    return current;
  });
}

/** "1 2 3 4 …" or "甲 乙 1 2 3 …" below the header of an official form. */
function numbersItsColumns(row: Cells | undefined): boolean {
  const filled = (row ?? []).filter(isFilled).map((cell) => asText(cell).trim());
  const numbers = filled.filter((text) => !/^[甲乙丙丁戊]$/.test(text)).map(Number);
  const first = numbers[0];
  return numbers.length >= 3 && (first === 1 || first === 0) && numbers.every((number, at) => number === first + at);
}

/** Words, or a year: no other number, date or coordinate is the name of a column. */
function isNameLike(cell: CellValue): boolean {
  if (!isFilled(cell)) return true;
  const text = asText(cell).trim();
  if (/^(19|20)\d\d$/.test(text)) return true;
  if (typeof cell !== 'string' || text.length > 60) return false;
  return !Number.isFinite(numberOfText(text)) && !Number.isFinite(parseDegrees(text)) && !/^\d{4}[-/.年]\d/.test(text);
}

const isFilled = (cell: CellValue): boolean => cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
const filledIn = (row: Cells): number => row.reduce<number>((count, cell) => count + (isFilled(cell) ? 1 : 0), 0);
const lastFilled = (row: Cells): number => row.findLastIndex(isFilled);
const asText = (cell: CellValue): string => (cell === null ? '' : String(cell));
const textOf = (rows: readonly Cells[], end: number): string =>
  rows
    .slice(0, end)
    .slice(-LOOK_AT)
    .flatMap((row) => row.filter(isFilled).map(asText))
    .join(' ')
    .slice(0, 2_000);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
