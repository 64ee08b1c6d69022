import type { FeatureTable } from '../../analysis/core/features.ts';
import { checkWritable, type WriteOptions, writeVectorFile } from '../engine/datasets/write-vector.ts';
import type { Session } from './session.ts';

/** Writes a table in the format its extension names: whole or not at all. */
export async function writeTable(
  session: Session,
  path: string,
  table: FeatureTable,
  options: WriteOptions = {},
): Promise<void> {
  checkWritable(path);
  await session.outputs.whole(path, async (temporaryPath) => {
    await writeVectorFile(temporaryPath, table, options);
  });
}
