import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import type { CoordinateChoice, FieldMapping } from '../../../analysis/vector/index.ts';
import { withShiftedFlag } from '../../../analysis/vector/shifted-flag.ts';
import { readVectorFile } from '../datasets/vector-files.ts';

/** A vector file and what the person says of it. `layer` '' takes the only or the first layer. */
export interface VectorFile {
  readonly path: string;
  readonly layer: string;
  readonly encoding: string | null;
  readonly crs: string | null;
  /** which columns of a table hold the position; null and left out: those found by name */
  readonly columns?: CoordinateChoice | null;
  /** what the file's fields are called here */
  readonly fieldMap?: readonly FieldMapping[];
  readonly repairSwapped?: boolean;
  /** degrees in which the data are expected; null and left out where nothing is known */
  readonly reference?: Extent | null;
}

/** A table for an analysis: rows already read from the project, or a file to read in the worker. */
export type TableSource =
  | { readonly kind: 'table'; readonly table: FeatureTable }
  | { readonly kind: 'file'; readonly file: VectorFile };

/** The table in EPSG:4326; what a file had in GCJ-02 or BD-09 says so in a field, which goes along wherever the rows are written. */
export async function loadTable(source: TableSource, run: Run): Promise<FeatureTable> {
  if (source.kind === 'table') return source.table;
  const { table, provenance } = await readVectorFile(source.file, run);
  return withShiftedFlag(table, provenance);
}

export const loadMaybe = async (source: TableSource | null | undefined, run: Run): Promise<FeatureTable | undefined> =>
  source ? await loadTable(source, run) : undefined;
