import { readFile } from 'node:fs/promises';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { readParams } from '../../../analysis/core/params.ts';
import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import {
  type ChosenSite,
  type LocationInputs,
  type LocationModel,
  location,
  locationTable,
  matchDistances,
  readDistancesCsv,
  setHighsLoader,
  tablesOfDistances,
} from '../../../analysis/location/index.ts';
import { loadHighs } from './load-highs.ts';
import { loadMaybe, type TableSource } from './table-source.ts';

setHighsLoader(loadHighs);

export interface LocateInput {
  /** null only with `distancesPath`, which then names the demand */
  readonly demand: TableSource | null;
  readonly candidates: TableSource | null;
  readonly existing: TableSource | null;
  readonly units: TableSource | null;
  readonly roads: TableSource | null;
  /** a demand × candidate cost matrix as CSV in place of geometry */
  readonly distancesPath: string | null;
  readonly weight: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What the plan panel reads. */
export interface LocateFigures {
  readonly model: LocationModel;
  readonly objective: number;
  readonly provenBound: number;
  readonly gap: number;
  readonly isProven: boolean;
  readonly firstAnswer: number;
  readonly siteCount: number;
  readonly sites: readonly ChosenSite[];
  readonly servedWeightBefore: number;
  readonly servedWeightAfter: number;
  readonly countedWeight: number;
  readonly unreachableCount: number;
  readonly limitM: number;
  readonly notes: readonly Words[];
}

export interface LocateOutcome {
  readonly params: Readonly<Record<string, number | string>>;
  readonly plan: FeatureTable;
  readonly summary: Words;
  readonly result: LocateFigures;
}

/** Where new sites should go, with the proven bound. */
export async function locate(input: LocateInput, run: Run): Promise<LocateOutcome> {
  const params = readParams(location.params, input.params);
  const inputs = await inputsOf(input, run.stage('read', 0, 0.1));
  const found = await location.run(inputs, params, run.stage('solve', 0.1, 1));
  const { model, objective, provenBound, gap, isProven, firstAnswer, sites, limitM, notes, summary } = found;
  const { servedWeightBefore, servedWeightAfter, countedWeight } = found;
  return {
    params,
    plan: locationTable(found, inputs),
    summary,
    result: {
      ...{ model, objective, provenBound, gap, isProven, firstAnswer, sites, limitM, notes },
      ...{ servedWeightBefore, servedWeightAfter, countedWeight },
      siteCount: sites.length,
      unreachableCount: found.unreachable.length,
    },
  };
}

async function inputsOf(input: LocateInput, run: Run): Promise<LocationInputs> {
  const matrix = input.distancesPath === null ? null : readDistancesCsv(await readFile(input.distancesPath, 'utf8'));
  const bare = matrix && tablesOfDistances(matrix);
  const demand = (await loadMaybe(input.demand, run)) ?? bare?.demand;
  const candidates = (await loadMaybe(input.candidates, run)) ?? bare?.candidates;
  if (demand === undefined || candidates === undefined) throw new Error('demand and candidates, or distances');
  const [existing, units, roads] = [
    await loadMaybe(input.existing, run),
    await loadMaybe(input.units, run),
    await loadMaybe(input.roads, run),
  ];
  const weightField = input.weight ?? (input.demand === null ? 'weight' : null);
  return {
    demand,
    candidates,
    ...(existing && { existing }),
    ...(units && { units }),
    ...(roads && { roads }),
    ...(matrix && { distances: matchDistances(matrix, demand, candidates) }),
    ...(weightField !== null && { weightField }),
  };
}
