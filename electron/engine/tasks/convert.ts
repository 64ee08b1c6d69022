import { writeFile } from 'node:fs/promises';
import type { Crs } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { asideTable, writeCsv } from '../../../analysis/vector/index.ts';
import { withShiftedFlag } from '../../../analysis/vector/shifted-flag.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import { type WrittenFacts, writeVectorFile } from '../datasets/write-vector.ts';
import type { VectorFile } from './table-source.ts';
import { toCrsTable } from './to-crs.ts';
import { type Condition, whereRows } from './where-rows.ts';

export interface ConvertInput {
  readonly file: VectorFile;
  readonly out: string;
  readonly toCrs: Crs | null;
  readonly encoding: 'utf-8' | 'gbk';
  readonly where: readonly Condition[];
  /** a CSV file for the rows that could not be used; null for none */
  readonly aside: string | null;
}

export interface Converted extends WrittenFacts {
  readonly rows: number;
  readonly keptAside: number;
  /** what was done to the positions on their way in */
  readonly provenance: readonly Words[];
}

/**
 * Reads one vector format and writes another; the rows kept aside go into a table of their own, with their reasons. What came in GCJ-02 or
 * BD-09 says so in a field of every row.
 */
export async function convert(input: ConvertInput, run: Run): Promise<Converted> {
  const { table, aside, provenance } = await readVectorFile(input.file, run.stage('read', 0, 0.8));
  const chosen = whereRows(table, input.where);
  const placed = withShiftedFlag(input.toCrs === null ? chosen : toCrsTable(chosen, input.toCrs), provenance);
  await run.breathe();
  const facts = await writeVectorFile(input.out, placed, { encoding: input.encoding });
  if (input.aside !== null) await writeFile(input.aside, writeCsv(asideTable(table.name, table.fields, aside)));
  return { ...facts, rows: placed.rows.length, keptAside: aside.length, provenance };
}
