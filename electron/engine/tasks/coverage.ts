import type { FeatureTable } from '../../../analysis/core/features.ts';
import { readParams } from '../../../analysis/core/params.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import {
  coverage as analysis,
  type CoverageInputs,
  type CoverageRow,
  coverageTable,
  type GapCluster,
} from '../../../analysis/coverage/index.ts';
import { loadMaybe, loadTable, type TableSource } from './table-source.ts';

export interface CoverageTaskInput {
  readonly demand: TableSource;
  readonly facilities: TableSource;
  readonly units: TableSource;
  readonly communities: TableSource | null;
  readonly roads: TableSource | null;
  /** name of the field with the people, null for the usual one */
  readonly weight: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the coverage panel reads: figures with their denominators, largest gaps first. */
export interface CoverageFigures {
  readonly travel: 'straight' | 'network';
  readonly limitM: number;
  readonly district: CoverageRow;
  readonly units: readonly CoverageRow[];
  readonly clusters: readonly GapCluster[];
  readonly gapCount: number;
  readonly notes: readonly Words[];
}

export interface CoverageOutcome {
  readonly params: Readonly<Record<string, number | string>>;
  readonly units: FeatureTable;
  readonly gaps: FeatureTable;
  readonly summary: Words;
  readonly result: CoverageFigures;
}

/** Who is served by a running machine. */
export async function coverage(input: CoverageTaskInput, run: Run): Promise<CoverageOutcome> {
  const params = readParams(analysis.params, input.params);
  const reading = run.stage('read', 0, 0.1);
  const [communities, roads] = [await loadMaybe(input.communities, reading), await loadMaybe(input.roads, reading)];
  const inputs: CoverageInputs = {
    demand: await loadTable(input.demand, reading),
    facilities: await loadTable(input.facilities, reading),
    units: await loadTable(input.units, reading),
    ...(communities && { communities }),
    ...(roads && { roads }),
    ...(input.weight !== null && { peopleField: input.weight }),
  };
  const found = await analysis.run(inputs, params, run.stage('walks', 0.1, 1));
  const { travel, limitM, district, units, clusters, gaps, notes, summary } = found;
  return {
    params,
    ...coverageTable(found, inputs),
    summary,
    result: { travel, limitM, district, units, clusters, gapCount: gaps.length, notes },
  };
}
