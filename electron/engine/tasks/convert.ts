import { writeFile } from 'node:fs/promises';
import type { Crs } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { asideTable, writeCsv } from '../../../analysis/vector/index.ts';
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
}

/** Reads one vector format and writes another; the rows kept aside go into a table of their own, with their reasons. */
export async function convert(input: ConvertInput, run: Run): Promise<Converted> {
  const { table, aside } = await readVectorFile(input.file, run.stage('read', 0, 0.8));
  const chosen = whereRows(table, input.where);
  const placed = input.toCrs === null ? chosen : toCrsTable(chosen, input.toCrs);
  await run.breathe();
  const facts = await writeVectorFile(input.out, placed, { encoding: input.encoding });
  if (input.aside !== null) await writeFile(input.aside, writeCsv(asideTable(table.name, table.fields, aside)));
  return { ...facts, rows: placed.rows.length, keptAside: aside.length };
}
