import type { FeatureTable } from '../../../analysis/core/features.ts';
import { explain } from '../../../analysis/core/problems.ts';
import type { Run } from '../../../analysis/core/run.ts';
import { extentOfRows } from '../../../analysis/vector/geometry-extent.ts';
import { looksShifted, shiftProblem } from '../../../analysis/vector/looks-shifted.ts';
import type { PartQuality } from '../../contract/preview.ts';
import { readVectorFile, SHIFTED_NAMES } from '../datasets/vector-files.ts';
import { qualityView } from './quality-view.ts';
import type { VectorFile } from './table-source.ts';

export interface CheckFileInput {
  readonly file: VectorFile;
  readonly role: string;
  /** the units of the project, to tell what lies outside; null without any */
  readonly units: FeatureTable | null;
  /** the roads of the project, which tell a shift best; null without any */
  readonly roads: FeatureTable | null;
}

/** Reads a layer whole and looks at every row. Nothing is kept. */
export async function checkFile({ file, role, units, roads }: CheckFileInput, run: Run): Promise<PartQuality> {
  const reference = units === null ? null : extentOfRows(units.rows);
  const layer = await readVectorFile({ ...file, reference }, run.stage('read', 0, 0.5));
  const quality = await qualityView(layer, role, units, run.stage('quality', 0.5, 0.9));
  await run.breathe();
  return { quality, shift: shiftOf(layer.table, role, units, roads) };
}

/** The shifted system that points seem to be in; what was read as shifted has been moved back already and fits as it is. */
function shiftOf(
  table: FeatureTable,
  role: string,
  units: FeatureTable | null,
  roads: FeatureTable | null,
): PartQuality['shift'] {
  const isPoints = table.rows.some(({ geometry }) => geometry?.type === 'Point');
  if (!isPoints || role === 'units' || (units === null && roads === null)) return null;
  const verdict = looksShifted(table, { ...(units && { units }), ...(roads && { roads }) });
  const problem = shiftProblem(table.name, verdict);
  if (problem === null || (verdict.verdict !== 'gcj02' && verdict.verdict !== 'bd09')) return null;
  const words = { zh: explain(problem, 'zh').cause, en: explain(problem, 'en').cause };
  return { crs: SHIFTED_NAMES[verdict.verdict] as 'GCJ-02' | 'BD-09', words };
}
