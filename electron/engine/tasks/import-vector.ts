import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import type { VectorFile } from './table-source.ts';

export interface ImportedVector {
  readonly table: FeatureTable;
  readonly crsNote: Words;
  /** rows that could not be used */
  readonly keptAside: number;
  readonly sha256: string;
}

/** Reads one layer whole, in EPSG:4326. */
export async function importVector(file: VectorFile, run: Run): Promise<ImportedVector> {
  const { table, aside, provenance, sha256 } = await readVectorFile(file, run, true);
  return { table, crsNote: joined(provenance), keptAside: aside.length, sha256 };
}

function joined(provenance: readonly Words[]): Words {
  if (provenance.length === 0) return { zh: 'EPSG:4326', en: 'EPSG:4326' };
  return { zh: provenance.map(({ zh }) => zh).join('；'), en: provenance.map(({ en }) => en).join('; ') };
}
