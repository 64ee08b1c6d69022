import type { Geometry } from 'geojson';
import type { CellValue } from '../../core/features.ts';
import type { Problem } from '../../core/problems.ts';
import type { CoordinateChoice } from '../vector-format.ts';
import { parseDegrees } from './parse-degrees.ts';
import { type CommaUse, commaUseOf, numberOfText } from './parse-number.ts';
import { parsePlace } from './parse-place.ts';

export type CellPlace = { readonly geometry: Geometry | null } | { readonly problem: Problem };

/**
 * How to read the position of a row from its cells. Null columns, or those of a table said to have none, give no geometry; empty cells are
 * `missing-coordinate`, others that are no position `bad-coordinate`.
 *
 * @param rows all rows of data: commas in numbers are judged by the whole column
 */
export function placeOf(
  names: readonly string[],
  columns: CoordinateChoice | null,
  rows: readonly (readonly CellValue[])[],
): (cells: readonly CellValue[], row: number) => CellPlace {
  if (columns === null || 'none' in columns) return () => ({ geometry: null });
  if ('text' in columns) {
    const column = names.indexOf(columns.text);
    return (cells, row) => {
      const text = String(cells[column] ?? '').trim();
      const geometry = text === '' ? null : parsePlace(text);
      return geometry === null ? { problem: faultOf(row, text) } : { geometry };
    };
  }
  const [first, second] = [names.indexOf(columns.x), names.indexOf(columns.y)];
  const [east, north] = columns.northFirst === true ? [second, first] : [first, second];
  const [eastCommas, northCommas] = [commasIn(rows, east), commasIn(rows, north)];
  return (cells, row) => {
    const [x, y] = [numberIn(cells[east], eastCommas), numberIn(cells[north], northCommas)];
    if (Number.isFinite(x) && Number.isFinite(y)) return { geometry: { type: 'Point', coordinates: [x, y] } };
    const [left, right] = [cells[first], cells[second]].map((cell) => String(cell ?? '').trim());
    return { problem: faultOf(row, left === '' && right === '' ? '' : `${left}, ${right}`) };
  };
}

const faultOf = (row: number, value: string): Problem =>
  value === '' ? { code: 'missing-coordinate', row } : { code: 'bad-coordinate', row, value: value.slice(0, 80) };

function numberIn(cell: CellValue | undefined, commas: CommaUse): number {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string') return Number.NaN;
  const degrees = parseDegrees(cell);
  return Number.isNaN(degrees) ? numberOfText(cell, commas) : degrees;
}

function commasIn(rows: readonly (readonly CellValue[])[], column: number): CommaUse {
  return commaUseOf(
    (function* () {
      for (const row of rows) {
        const cell = row[column];
        if (typeof cell === 'string') yield cell;
      }
    })(),
  );
}
