import { type Crs, type FeatureTable, fieldIndex } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import { writeVectorFile } from '../datasets/write-vector.ts';
import type { VectorFile } from './table-source.ts';
import { toCrsTable } from './to-crs.ts';

export interface ConvertInput {
  readonly file: VectorFile;
  readonly out: string;
  readonly toCrs: Crs | null;
  readonly encoding: 'utf-8' | 'gbk';
  readonly where: { readonly field: string; readonly value: string } | null;
}

/** Reads one vector format and writes another. */
export async function convert(input: ConvertInput, run: Run): Promise<{ readonly rows: number }> {
  const { table } = await readVectorFile(input.file, run.stage('read', 0, 0.8));
  const chosen = input.where === null ? table : whereEquals(table, input.where.field, input.where.value);
  const placed = input.toCrs === null ? chosen : toCrsTable(chosen, input.toCrs);
  await run.breathe();
  await writeVectorFile(input.out, placed, { encoding: input.encoding });
  return { rows: placed.rows.length };
}

function whereEquals(table: FeatureTable, field: string, value: string): FeatureTable {
  const column = fieldIndex(table, field);
  if (column < 0) {
    const allowed = table.fields.map(({ name }) => name).join(' | ');
    throw new AppError({ code: 'bad-parameter', name: 'where', value: field, allowed });
  }
  return { ...table, rows: table.rows.filter((row) => String(row.values[column] ?? '') === value) };
}
