import type { FeatureTable, RowNote } from '../../core/features.ts';
import type { Run } from '../../core/run.ts';
import type { AsideRow } from '../vector-format.ts';
import { checkColumns } from './check-columns.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkPolygons } from './check-polygons.ts';
import { checkRange } from './check-range.ts';
import { checkRole } from './check-role.ts';
import { checkUnits } from './check-units.ts';
import { type Found, findingOf } from './finding.ts';
import type { QualityFinding, QualityReport, Severity } from './quality-report.ts';

export interface QualityInput {
  /** in EPSG:4326 or EPSG:4490 */
  readonly table: FeatureTable;
  /** the file's own number of every row of the table; counted from 1 where left out */
  readonly rowNumbers?: Uint32Array;
  readonly aside?: readonly AsideRow[];
  /** every remark on a row, those of `aside` may be among them */
  readonly notes?: readonly RowNote[];
  /** the polygons of the district; without them nothing is said about rows outside */
  readonly units?: FeatureTable;
  /** what the layer is for: its needed fields are looked for */
  readonly role?: string;
  /** rows of one name nearer than this are taken for one thing; 50 m where left out */
  readonly toleranceM?: number;
}

const TOLERANCE_M = 50;

/** Looks at a layer from every side. Nothing is changed: findings say which rows they mean, in the file's own counting. */
export async function checkQuality(input: QualityInput, run: Run): Promise<QualityReport> {
  const { table, aside = [], notes = [], units, role = 'other', toleranceM = TOLERANCE_M } = input;
  const rowNumbers = input.rowNumbers ?? Uint32Array.from(table.rows, (_, index) => index + 1);
  const { columns, found: ofColumns } = checkColumns(table);
  const checks: readonly (() => readonly Found[])[] = [
    () => checkRole(table, role),
    () => checkDuplicates(table, role, toleranceM),
    () => (units === undefined ? [] : checkUnits(table, units)),
    () => checkPolygons(table),
    () => checkRange(table, role),
  ];
  const found: Found[] = [...ofColumns];
  for (const [at, check] of checks.entries()) {
    await run.breathe();
    found.push(...check());
    run.progress((at + 1) / checks.length);
  }
  const findings = [...remarks(aside, notes), ...found.map((one) => findingOf(one, rowNumbers))];
  findings.sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  return {
    rows: table.rows.length + aside.length,
    usable: table.rows.length,
    keptAside: aside.length,
    columns,
    findings,
  };
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** What the reader remarked, one finding per kind of problem (and field): rows kept aside are warnings, the rest are notes. */
function remarks(aside: readonly AsideRow[], notes: readonly RowNote[]): QualityFinding[] {
  const groups = new Map<string, { readonly first: RowNote; readonly isAside: boolean; readonly rows: number[] }>();
  const asideRows = new Set(aside.map(({ row }) => row));
  const all = [...aside, ...notes.filter(({ row }) => !asideRows.has(row))];
  for (const note of all) {
    const { row, problem } = note;
    const isAside = asideRows.has(row);
    const key = `${isAside} ${problem.code} ${fieldOf(note) ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: note, isAside, rows: [row] });
    else group.rows.push(row);
  }
  return [...groups.values()].map(({ first, isAside, rows }): QualityFinding => {
    const numbers = Uint32Array.from(rows).sort();
    return {
      problem: first.problem,
      severity: isAside ? 'warning' : 'note',
      field: fieldOf(first),
      count: numbers.length,
      firstRow: numbers[0] ?? null,
      rows: numbers,
    };
  });
}

const fieldOf = ({ problem }: RowNote): string | null => ('field' in problem ? String(problem.field) : null);
