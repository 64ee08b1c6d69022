import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { CellValue, Field } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { writeCsv } from '../../../analysis/vector/index.ts';

/**
 * Writes lines as CSV for spreadsheets to a place that a person chose, whole or not at all.
 *
 * @throws AppError output-unwritable
 */
export function writeTable(path: string, header: readonly string[], lines: readonly (readonly CellValue[])[]): void {
  const fields = header.map((name): Field => ({ name, type: 'text' }));
  const rows = lines.map((values) => ({ geometry: null, values }));
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    writeFileSync(temporary, writeCsv({ name: basename(path), crs: 'EPSG:4326', fields, rows }));
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError({ code: 'output-unwritable', file: basename(path), reason });
  }
}
