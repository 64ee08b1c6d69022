import { basename } from 'node:path';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { extentOfRows } from '../../../analysis/vector/geometry-extent.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import type { LayerOrigin } from '../project/api.ts';
import { qualityView } from './quality-view.ts';
import type { VectorFile } from './table-source.ts';

export interface ImportedVector {
  readonly table: FeatureTable;
  readonly crsNote: Words;
  /** rows that could not be used */
  readonly keptAside: number;
  readonly sha256: string;
  readonly origin: LayerOrigin;
}

interface ImportInput extends VectorFile {
  /** what the layer is for, which its quality is held against; 'other' where left out */
  readonly role?: string;
  /** the units of the project, to tell what lies outside */
  readonly units?: FeatureTable | null;
}

/** Reads one layer whole, in EPSG:4326, with its quality report and the rows kept aside. */
export async function importVector(file: ImportInput, run: Run): Promise<ImportedVector> {
  const { role = 'other', units = null } = file;
  const reference = units === null ? null : extentOfRows(units.rows);
  const layer = await readVectorFile({ ...file, reference }, run.stage('read', 0, 0.8), true);
  const quality = await qualityView(layer, role, units, run.stage('quality', 0.8, 1));
  const { table, aside, provenance, sha256 } = layer;
  return {
    table,
    crsNote: joined(provenance),
    keptAside: aside.length,
    sha256,
    origin: {
      fileName: basename(file.path),
      encoding: file.encoding,
      remarks: quality.findings.filter(({ severity }) => severity !== 'note').length,
      report: quality,
      asideFields: table.fields.map(({ name }) => name),
      aside: aside.map(({ row, problem, values }) => ({ row, problem, values })),
    },
  };
}

function joined(provenance: readonly Words[]): Words {
  if (provenance.length === 0) return { zh: 'EPSG:4326', en: 'EPSG:4326' };
  return { zh: provenance.map(({ zh }) => zh).join('；'), en: provenance.map(({ en }) => en).join('; ') };
}
