import type { CellValue, FeatureTable } from '../core/features.ts';

/**
 * A table as CSV for spreadsheets: byte order mark, CRLF, points as two columns in front (lon and lat, or x and y). Text
 * that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
 */
export function writeCsv(table: FeatureTable): string {
  const isPoints = table.rows.some(({ geometry }) => geometry?.type === 'Point');
  const isDegrees = table.crs === 'EPSG:4326' || table.crs === 'EPSG:4490';
  const taken = new Set(table.fields.map(({ name }) => name.toLowerCase()));
  const axes = (isDegrees ? ['lon', 'lat'] : ['x', 'y']).map((axis) => (taken.has(axis) ? `${axis}_` : axis));
  const header = [...(isPoints ? axes : []), ...table.fields.map(({ name }) => name)];
  const lines = table.rows.map(({ geometry, values }) => {
    const [x = null, y = null] = geometry?.type === 'Point' ? geometry.coordinates : [];
    const cells = table.fields.map((_, column) => values[column] ?? null);
    return [...(isPoints ? [rounded(x, isDegrees), rounded(y, isDegrees)] : []), ...cells];
  });
  return `\uFEFF${[header, ...lines].map((cells) => cells.map(cellText).join(',')).join('\r\n')}\r\n`;
}

const rounded = (value: number | null, isDegrees: boolean): number | null =>
  value === null ? null : Number(value.toFixed(isDegrees ? 7 : 3));

/** First characters that make a spreadsheet run a cell (OWASP ASVS 1.2.10). */
const FORMULA_START = /^[=+\-@\t\r\0＝＋－＠]/;

function cellText(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
