import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Cell } from 'write-excel-file/universal';
import type { CellValue, FeatureTable, Field } from '../core/features.ts';
import { AppError } from '../core/problems.ts';
import { cellsOfTable, harmlessText } from './table/table-cells.ts';

/** A workbook as bytes, and how many texts were too long for a cell and are not in it. */
export interface WrittenWorkbook {
  readonly bytes: Uint8Array;
  readonly cutValues: number;
}

const ROWS_AT_MOST = 1_048_576;
const COLUMNS_AT_MOST = 16_384;
const LETTERS_AT_MOST = 32_767;
/** The oldest time that a zip can tell: the same table gives the same bytes on any day. */
const FIXED_TIME = new Date(1980, 0, 1);

/**
 * A table as a workbook of one sheet: a bold header that stays in view, columns as wide as what they hold, numbers, dates and booleans as
 * such, points as two columns in front and other geometries as WKT. No cell is a formula: text is text, and text that would start one
 * gets an apostrophe. A text longer than a cell can hold is left out and counted. Problem `rows-over-format`.
 */
export async function writeXlsx(table: FeatureTable): Promise<WrittenWorkbook> {
  const { columns, rowsOf } = cellsOfTable(table);
  const rows = table.rows.length + 1;
  if (rows > ROWS_AT_MOST || columns.length > COLUMNS_AT_MOST) {
    throw new AppError({ code: 'rows-over-format', file: table.name, rows, limit: ROWS_AT_MOST });
  }
  const widths = columns.map(({ name }) => widthOf(name) + 2);
  const sheet: Cell[][] = [columns.map(({ name }) => headerCell(name))];
  let cutValues = 0;
  for (const values of rowsOf()) {
    const isMeasured = sheet.length <= MEASURED_ROWS;
    sheet.push(
      values.map((value, column) => {
        if (isMeasured) widths[column] = Math.max(widths[column]!, widthOf(shown(value)) + 1);
        if (typeof value === 'string' && value.length > LETTERS_AT_MOST) cutValues++;
        return cellOf(value, columns[column]!);
      }),
    );
  }
  const options = {
    sheet: sheetName(table.name),
    stickyRowsCount: 1,
    columns: widths.map((width) => ({ width: Math.min(WIDEST, width) })),
  };
  const blob = await writeXlsxFile(sheet, options).toBlob();
  return { bytes: settled(new Uint8Array(await blob.arrayBuffer())), cutValues };
}

const MEASURED_ROWS = 200;
const WIDEST = 50;

const headerCell = (name: string): Cell => ({
  value: escaped(harmlessText(name)),
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E8EEF4',
  bottomBorderStyle: 'thin',
});

function cellOf(value: CellValue, { type }: Field): Cell {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return { value, type: Boolean };
  if (typeof value === 'number') return Number.isFinite(value) ? { value, type: Number } : null;
  const day = type === 'date' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (day !== null && Number(day[1]) >= 1901) {
    const date = new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])));
    return { value: date, type: Date, format: 'YYYY-MM-DD' };
  }
  return value.length > LETTERS_AT_MOST ? null : { value: escaped(harmlessText(value)), type: String };
}

/** What looks like an escaped letter (_x000D_) is escaped itself, so that it is read as it was (ECMA-376 part 1, §22.4.2.4). */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const shown = (value: CellValue): string => (value === null ? '' : String(value));

/** In digits: a Chinese letter is as wide as two. */
function widthOf(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length && width < WIDEST; at++) width += text.charCodeAt(at) > 0x2e80 ? 2 : 1;
  return width;
}

/**
 * A name that every spreadsheet takes: at most 31 letters, none of : \ / ? * [ ], no apostrophe at either end.
 *
 * @example sheetName('小区/户数:2024') // '小区_户数_2024'
 */
export function sheetName(name: string): string {
  const allowed = name.replace(/[:\\/?*[\]\p{Cc}]/gu, '_').slice(0, 31);
  const bare = allowed
    .replace(/^'+|'+$/g, '')
    .trim()
    .replace(/[\uD800-\uDBFF]$/, '');
  return bare === '' || /^history$/i.test(bare) ? 'Sheet1' : bare;
}

/** The same archive with one time for all of its entries, and with its number formats where other programs look for them. */
function settled(archive: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(archive)).map(([name, bytes]): [string, Uint8Array] =>
    name === 'xl/styles.xml' ? [name, strToU8(withOwnFormats(strFromU8(bytes)))] : [name, bytes],
  );
  return zipSync(Object.fromEntries(parts.map(([name, bytes]) => [name, [bytes, { mtime: FIXED_TIME }]])));
}

/** Formats of one's own begin at 164 (ECMA-376 part 1, §18.8.30); GDAL takes dates under lower numbers for plain numbers. */
const withOwnFormats = (styles: string): string =>
  styles.replace(/(?<= numFmtId=")1\d\d(?=")/g, (id) => String(Number(id) + 64));
