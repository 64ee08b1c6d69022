import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { checkQuality, type ReadLayer } from '../../../analysis/vector/index.ts';
import type { QualityView } from '../../contract/preview.ts';

/** The quality of a layer that was read, without the lists of every row: small enough to be kept with the layer. */
export async function qualityView(
  { table, aside, notes, rowNumbers }: ReadLayer,
  role: string,
  units: FeatureTable | null,
  run: Run,
): Promise<QualityView> {
  const input = { table, aside, notes, rowNumbers, role, ...(units !== null && role !== 'units' && { units }) };
  const { rows, usable, keptAside, findings } = await checkQuality(input, run);
  const shown = findings.map(({ problem, severity, field, count, firstRow }) => ({
    ...{ problem, severity, field, count, firstRow },
  }));
  return { rows, usable, keptAside, findings: shown };
}
