import type { Run } from '../../../analysis/core/run.ts';
import { extentOfRows } from '../../../analysis/vector/geometry-extent.ts';
import { checkQuality, type QualityReport } from '../../../analysis/vector/index.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import type { VectorFile } from './table-source.ts';

export interface FileQualityInput {
  readonly file: VectorFile;
  readonly role: string;
  /** polygons to tell what lies outside; null without any */
  readonly units: VectorFile | null;
}

/** Reads a layer whole and says what is odd about it, with the number of every row that is meant. */
export async function fileQuality({ file, role, units }: FileQualityInput, run: Run): Promise<QualityReport> {
  const places = units === null ? null : (await readVectorFile(units, run.stage('read', 0, 0.1))).table;
  const reference = places === null ? null : extentOfRows(places.rows);
  const { table, aside, notes, rowNumbers } = await readVectorFile({ ...file, reference }, run.stage('read', 0.1, 0.7));
  const input = { table, aside, notes, rowNumbers, role, ...(places !== null && { units: places }) };
  return checkQuality(input, run.stage('quality', 0.7, 1));
}
