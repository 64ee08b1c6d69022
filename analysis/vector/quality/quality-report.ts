import type { FieldType } from '../../core/features.ts';
import type { Problem } from '../../core/problems.ts';
import type { ColumnUnit } from '../table/header-core.ts';

/** error: the layer cannot serve its role; warning: some rows are likely wrong; note: worth knowing. */
export type Severity = 'error' | 'warning' | 'note';

/** One finding: what it is as facts (its words are those of the problem), how many rows it touches, and which. */
export interface QualityFinding {
  readonly problem: Problem;
  readonly severity: Severity;
  /** the field it is about, or null for the whole row or layer */
  readonly field: string | null;
  /** rows touched; 0 for a finding about the layer as a whole */
  readonly count: number;
  /** in the file's own counting, from 1; null when no row is touched */
  readonly firstRow: number | null;
  /** every row touched, in the file's own counting, ascending */
  readonly rows: Uint32Array;
}

/** One column in figures. */
export interface ColumnFacts {
  readonly name: string;
  readonly type: FieldType;
  /** what the header says that the figures count or measure */
  readonly unit: ColumnUnit | null;
  readonly filled: number;
  /** different values, counted up to 1,000 */
  readonly distinct: number;
  /** of numeric columns; null where there are none */
  readonly min: number | null;
  readonly max: number | null;
}

/** The health of one layer: every row of the file is either usable or kept aside, and nothing is dropped silently. */
export interface QualityReport {
  readonly rows: number;
  readonly usable: number;
  readonly keptAside: number;
  readonly columns: readonly ColumnFacts[];
  /** errors first, then warnings, then notes */
  readonly findings: readonly QualityFinding[];
}
