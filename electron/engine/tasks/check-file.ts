import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { PartQuality } from '../../contract/model.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import { qualityView } from './quality-view.ts';
import type { VectorFile } from './table-source.ts';

export interface CheckFileInput {
  readonly file: VectorFile;
  readonly role: string;
  /** the units of the project, to tell what lies outside; null without any */
  readonly units: FeatureTable | null;
}

/** Reads a layer whole and looks at every row. Nothing is kept. */
export async function checkFile({ file, role, units }: CheckFileInput, run: Run): Promise<PartQuality> {
  const layer = await readVectorFile(file, run.stage('read', 0, 0.6));
  const quality = await qualityView(layer, role, units, run.stage('quality', 0.6, 1));
  return { quality, shift: null };
}
