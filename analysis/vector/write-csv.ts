import type { CellValue, FeatureTable } from '../core/features.ts';
import { cellsOfTable, harmlessText } from './table/table-cells.ts';

/**
 * A table as CSV for spreadsheets: byte order mark, CRLF, points as two columns in front (lon and lat, or x and y), other
 * geometries as WKT. Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
 */
export function writeCsv(table: FeatureTable): string {
  const { columns, rowsOf } = cellsOfTable(table);
  const lines = [columns.map(({ name }) => cellText(name)).join(',')];
  for (const cells of rowsOf()) lines.push(cells.map(cellText).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  const safe = harmlessText(value);
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
