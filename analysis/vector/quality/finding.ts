import type { Problem } from '../../core/problems.ts';
import type { QualityFinding, Severity } from './quality-report.ts';

/** What a check says of the table before its rows are numbered as the file does: `rows` are indices into table.rows. */
export interface Found {
  readonly problem: Problem;
  readonly severity: Severity;
  readonly field: string | null;
  readonly rows: readonly number[];
}

/** A check's answer in the file's own row numbers. */
export function findingOf({ problem, severity, field, rows }: Found, rowNumbers: Uint32Array): QualityFinding {
  const numbers = Uint32Array.from(rows, (row) => rowNumbers[row]!).sort();
  return { problem, severity, field, count: numbers.length, firstRow: numbers[0] ?? null, rows: numbers };
}
