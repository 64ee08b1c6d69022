import type { CellValue, FeatureTable, Field } from '../../core/features.ts';
import { writeWkt } from '../write-wkt.ts';

/** A feature table as a sheet: positions in columns of their own in front of the fields. */
export interface TableCells {
  readonly columns: readonly Field[];
  /** one value per column, made one row after the other */
  rowsOf(): Iterable<readonly CellValue[]>;
}

/**
 * Points become two columns (lon and lat, or x and y in metres), other geometries one column of WKT; a table without geometry gets
 * none, and so do points whose fields say their place already. A name that a field has already gets a stroke behind it. Degrees have 7 decimals (a centimetre), metres 3.
 */
export function cellsOfTable(table: FeatureTable): TableCells {
  const isDegrees = table.crs === 'EPSG:4326' || table.crs === 'EPSG:4490';
  const decimals = isDegrees ? 7 : 3;
  const hasShapes = table.rows.some(({ geometry }) => geometry !== null && geometry.type !== 'Point');
  const isSaid = saysItsPlaces(table, isDegrees ? ['lon', 'lat'] : ['x', 'y'], decimals);
  const hasPoints = !hasShapes && !isSaid && table.rows.some(({ geometry }) => geometry !== null);
  const taken = new Set(table.fields.map(({ name }) => name.toLowerCase()));
  const free = (name: string): string => (taken.has(name) ? `${name}_` : name);
  const axes: Field[] = (isDegrees ? ['lon', 'lat'] : ['x', 'y']).map((name) => ({ name: free(name), type: 'real' }));
  const front: readonly Field[] = hasShapes ? [{ name: free('wkt'), type: 'text' }] : hasPoints ? axes : [];
  return {
    columns: [...front, ...table.fields],
    *rowsOf() {
      for (const { geometry, values } of table.rows) {
        const cells: CellValue[] = [];
        if (hasShapes) cells.push(geometry && writeWkt(geometry, decimals));
        else if (hasPoints) {
          const [x, y] = geometry?.type === 'Point' ? geometry.coordinates : [];
          for (const value of [x, y]) cells.push(value === undefined ? null : Number(value.toFixed(decimals)));
        }
        for (let column = 0; column < table.fields.length; column++) cells.push(values[column] ?? null);
        yield cells;
      }
    },
  };
}

/** Do the fields of these names hold just what the columns in front would? So it is with a table that was written here and read again. */
function saysItsPlaces({ fields, rows }: FeatureTable, axes: readonly string[], decimals: number): boolean {
  const columns = axes.map((axis) => fields.findIndex(({ name }) => name === axis));
  if (columns.includes(-1)) return false;
  return rows.every(({ geometry, values }) => {
    const position = geometry?.type === 'Point' ? geometry.coordinates : [];
    return columns.every((column, axis) => {
      const [value, written] = [values[column] ?? null, position[axis]];
      return written === undefined ? value === null : value === Number(written.toFixed(decimals));
    });
  });
}

/** First characters that make a spreadsheet run a cell as a formula (OWASP ASVS 1.2.10), full-width forms too. */
const FORMULA_START = /^[=+\-@\t\r\0＝＋－＠]/;

/** Text that a spreadsheet would run gets an apostrophe in front, and no control character stays but tab and line ends. */
export function harmlessText(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text;
  return CONTROL.test(safe) ? safe.replace(CONTROLS, '') : safe;
}

const CONTROL = /[\p{Cc}\uFFFE\uFFFF]/u;
const CONTROLS = /(?![\t\r\n])[\p{Cc}\uFFFE\uFFFF]/gu;
