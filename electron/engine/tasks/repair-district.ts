import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { GIVE_UP_TO_M2 } from '../../../analysis/vector/district/findings.ts';
import { repairDistrict as repair } from '../../../analysis/vector/district/repair-district.ts';
import { writeVectorFile } from '../datasets/write-vector.ts';
import { districtLines } from './check-district.ts';
import { loadTable, type TableSource } from './table-source.ts';

export interface RepairInput {
  readonly units: TableSource;
  /** ids of findings of the self-test; null repairs all that can be */
  readonly findings: readonly string[] | null;
  readonly giveUpToM2?: number;
  /** writes the repaired layer to this file in the format of its extension */
  readonly out?: string;
}

/** Repairs findings of the self-test; the rows come back, and are written when there is a place for them. */
export async function repairDistrict(
  { units, findings, giveUpToM2 = GIVE_UP_TO_M2, out }: RepairInput,
  run: Run,
): Promise<{ readonly table: FeatureTable; readonly repaired: readonly Words[]; readonly after: readonly Words[] }> {
  const table = await loadTable(units, run.stage('read', 0, 0.1));
  const outcome = await repair(table, findings, run.stage('repair', 0.1, 1), giveUpToM2);
  if (out !== undefined) await writeVectorFile(out, outcome.table);
  return {
    table: outcome.table,
    repaired: outcome.repaired.map(({ words }) => words),
    after: districtLines(outcome.after),
  };
}
