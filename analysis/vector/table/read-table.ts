import type { CellValue, Field, RowNote } from '../../core/features.ts';
import { AppError, type Problem } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';
import type { Words } from '../../core/words.ts';
import type { AsideRow, CoordinateChoice, RawLayer, RawRow, ReadOptions } from '../vector-format.ts';
import { type SettledColumn, settleColumn } from './column-types.ts';
import { datumInName, datumInTitle, findCoordinates, isDatumColumn } from './coordinate-columns.ts';
import { type FoundHeader, findHeader } from './find-header.ts';
import { type CellPlace, placeOf } from './place-of-row.ts';
import { systemOfTable } from './table-crs.ts';

/** A sheet of raw cells; rows[i] is row i + 1 of the file, text untrimmed. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly (readonly CellValue[])[];
  readonly encoding: string | null;
  readonly encodingHow: Words | null;
  /** indices of rows known to be damaged; they go aside */
  readonly damaged: readonly number[];
  /** cells that were merged: only the first of them has a value */
  readonly merges?: readonly Merge[];
  readonly provenance: readonly Words[];
}

/** A block of merged cells, indices from 0, the last ones included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

const COLUMNS_AT_MOST = 2_000;
const SAMPLE_ROWS = 200;

/**
 * Makes a layer of a sheet: finds the header and the coordinate columns (unless told), reads every row's position, settles the type
 * of each column. A row without a usable position is kept aside with its reason and its values as they are written. A sheet without coordinate columns has rows
 * without geometry and the problem `no-coordinates`, so that the person can name the columns. Problem `file-too-large`.
 */
export async function readTable(file: string, raw: RawSheet, options: ReadOptions, run: Run): Promise<RawLayer> {
  const header = findHeader(raw.rows);
  const { names, dataFrom } = header;
  const sheet = { ...raw, rows: filledDown(raw, dataFrom) };
  if (names.length > COLUMNS_AT_MOST) {
    throw new AppError({ code: 'file-too-large', file, what: 'columns', limit: COLUMNS_AT_MOST });
  }
  const sample = sheet.rows.slice(dataFrom, dataFrom + SAMPLE_ROWS);
  const columns = columnsOf(file, header, sample, options);
  const rows: (RawRow & { readonly values: CellValue[] })[] = [];
  const aside: AsideRow[] = [];
  const damaged = new Set(sheet.damaged);
  const datumColumn = names.findIndex(isDatumColumn);
  const place = placeOf(names, columns, sheet.rows.slice(dataFrom));
  for (let at = dataFrom; at < sheet.rows.length; at++) {
    if (at % 1_000 === 0) {
      await run.breathe();
      run.progress((at / sheet.rows.length) * 0.7);
    }
    const cells = sheet.rows[at]!;
    if (!cells.some(isFilled)) continue;
    const row = at + 1;
    const values = names.map((_, column) => trimmed(cells[column]));
    const isBad = damaged.has(at) || cells.slice(names.length).some(isFilled);
    const found: CellPlace = isBad ? { problem: { code: 'bad-row', row } } : place(cells, row);
    if ('problem' in found) {
      aside.push({ row, problem: isSummary(cells) ? { code: 'summary-row', row } : found.problem, values });
      continue;
    }
    const told = datumInName(datumColumn < 0 ? '' : String(cells[datumColumn] ?? ''));
    const datum = told ?? (columns !== null && 'datum' in columns ? columns.datum : undefined);
    rows.push({ row, geometry: found.geometry, values, ...(datum === undefined ? {} : { datum }) });
  }
  const settled = await settle(names, rows, run);
  const fields: Field[] = names.map((name, column) => ({ name, type: settled[column]!.type }));
  const notes = blankedNotes(rows, names, settled);
  const system = systemOfTable(file, rows, [file, header.above, ...names].join(' '));
  const provenance = [...sheet.provenance, ...(header.hasHeader ? [] : [NO_HEADER]), ...orderWords(columns, options)];
  return {
    ...{ name: sheet.name, fields, rows, aside, notes, provenance, ...system },
    ...(columns === null ? lackOf(file, names) : { columns }),
    encoding: sheet.encoding,
    encodingHow: sheet.encodingHow,
  };
}

const FILLED_AT_MOST = 2_000_000;

/** The rows with cells merged downwards below the header filled with the value that stands in the first of them. */
function filledDown({ rows, merges = [] }: RawSheet, dataFrom: number): RawSheet['rows'] {
  const filled = [...rows];
  let count = 0;
  for (const { top, left, bottom } of merges) {
    const value = rows[top]?.[left] ?? null;
    if (top < dataFrom || value === null) continue;
    for (let at = top + 1; at <= bottom && at < rows.length && count < FILLED_AT_MOST; at++, count++) {
      // A row with nothing else in it stays empty.
      if (!rows[at]!.some(isFilled)) continue;
      const cells = [...filled[at]!];
      while (cells.length < left) cells.push(null);
      cells[left] ??= value;
      filled[at] = cells;
    }
  }
  return filled;
}

const NO_HEADER: Words = { zh: '没有表头，列名为自动编号', en: 'no header row; the columns are numbered' };

/** Says that the first column was taken for north, or for latitude, where that was found and not chosen. */
function orderWords(columns: CoordinateChoice | null, options: ReadOptions): Words[] {
  const isFound = options.columns === undefined && columns !== null && 'x' in columns && columns.northFirst === true;
  if (!isFound) return [];
  const { x, y } = columns;
  return [
    {
      zh: `按数值判断，“${x}”是北（纬度），“${y}”是东（经度）`,
      en: `by its figures “${x}” is north (latitude) and “${y}” east (longitude)`,
    },
  ];
}

/** The columns that the person named, else those found; a shifted system in a title or in the file's name counts too. Problem `no-coordinates`. */
function columnsOf(
  file: string,
  { names, above }: FoundHeader,
  sample: readonly (readonly CellValue[])[],
  { columns }: ReadOptions,
): CoordinateChoice | null {
  if (columns !== undefined) {
    const wanted = 'none' in columns ? [] : 'text' in columns ? [columns.text] : [columns.x, columns.y];
    if (wanted.some((name) => !names.includes(name))) throw new AppError(noCoordinates(file, names));
    const datum = 'none' in columns ? null : (columns.datum ?? datumInName(wanted[0]!));
    return datum === null ? columns : ({ ...columns, datum } as CoordinateChoice);
  }
  const choice = findCoordinates(names, sample)?.choice ?? null;
  if (choice === null) return null;
  const datum = choice.datum ?? datumInTitle(above) ?? datumInName(file);
  return datum === null ? choice : { ...choice, datum };
}

const noCoordinates = (file: string, names: readonly string[]): Problem => ({
  code: 'no-coordinates',
  file,
  columns: names.slice(0, 12).join(', '),
});

const lackOf = (file: string, names: readonly string[]): Pick<RawLayer, 'crs' | 'crsHow' | 'crsProblem'> => ({
  crs: null,
  crsHow: { zh: '没有找到坐标列', en: 'no coordinate columns were found' },
  crsProblem: noCoordinates(file, names),
});

async function settle(
  names: readonly string[],
  rows: readonly { readonly values: readonly CellValue[] }[],
  run: Run,
): Promise<SettledColumn[]> {
  const values = rows.map((row) => row.values as CellValue[]);
  const settled: SettledColumn[] = [];
  for (let column = 0; column < names.length; column++) {
    await run.breathe();
    settled.push(settleColumn(values, column, names[column]));
  }
  return settled;
}

function blankedNotes(
  rows: readonly { readonly row: number }[],
  names: readonly string[],
  settled: readonly SettledColumn[],
): RowNote[] {
  const notes = settled.flatMap(({ blanked }, column) =>
    blanked.map(({ index, text }): RowNote => {
      const { row } = rows[index]!;
      return { row, problem: { code: 'bad-value', row, field: names[column]!, value: text.slice(0, 60) } };
    }),
  );
  return notes.sort((one, other) => one.row - other.row);
}

/** "合计 …" below the last row: a sum is no place. */
const isSummary = (cells: readonly CellValue[]): boolean => {
  const first = cells.find(isFilled);
  return typeof first === 'string' && /^\s*(合\s*计|总\s*计|小\s*计|共\s*计|total|sum)\s*[:：]?\s*$/i.test(first);
};

const trimmed = (cell: CellValue | undefined): CellValue =>
  typeof cell === 'string' ? cell.trim() || null : (cell ?? null);
const isFilled = (cell: CellValue): boolean => cell !== null && (typeof cell !== 'string' || cell.trim() !== '');
