import type { Analysis } from '../core/analysis.ts';
import { AppError } from '../core/problems.ts';
import { inStages, type Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import type { CoverAnswer, CoverProblem } from './cover-problem.ts';
import { loadHighs } from './highs-loader.ts';
import { mostPeople } from './maximal-cover.ts';
import { leastWorstCost } from './p-center.ts';
import { leastTotalCost } from './p-median.ts';
import { type LocationParams, locationParams } from './params.ts';
import { type LocationInputs, type Prepared, prepare } from './prepare.ts';
import { rankSites } from './rank-sites.ts';
import type { LocationModel, LocationResult } from './result.ts';
import { fewestSites } from './set-cover.ts';
import { question, summaryOf, title, unreachableNote } from './words.ts';

export { type CostMatrix, matchDistances, readDistancesCsv, tablesOfDistances } from './distances-csv.ts';
export { type HighsLoader, setHighsLoader } from './highs-loader.ts';
export { type LocationParams, locationParams } from './params.ts';
export type { LocationInputs } from './prepare.ts';
export * from './result.ts';
export { locationTable } from './tables.ts';

/** Where new sites should go: exact, with the proven bound. Call `setHighsLoader` first. See README.md. */
export const location: Analysis<LocationInputs, typeof locationParams, LocationResult> = {
  id: 'location',
  title,
  question,
  params: locationParams,
  run: runLocation,
};

async function runLocation(inputs: LocationInputs, params: LocationParams, run: Run): Promise<LocationResult> {
  const stage = inStages({ prepare: 2, solve: 8 }, run);
  if (inputs.demand.rows.length === 0) throw new AppError({ code: 'no-demand', layer: inputs.demand.name });
  if (inputs.candidates.rows.length === 0) throw new AppError({ code: 'no-candidates', layer: inputs.candidates.name });
  const prepared = await prepare(inputs, params, stage('prepare'));
  const problem = coverProblem(prepared);
  const model = params.model as LocationModel;
  const answer = await solve(model, problem, prepared, params, stage('solve'));
  return resultOf(model, answer, problem, prepared);
}

async function solve(
  model: LocationModel,
  problem: CoverProblem,
  prepared: Prepared,
  { p, timeLimitS }: LocationParams,
  run: Run,
): Promise<CoverAnswer> {
  const highs = await loadHighs();
  switch (model) {
    case 'lscp':
      return fewestSites(problem, highs, timeLimitS, run);
    case 'mclp': {
      const before = servedWeight(prepared.weight, prepared.isServedBefore);
      const answer = await mostPeople(problem, p, highs, timeLimitS, run);
      return {
        ...answer,
        objective: answer.objective + before,
        bound: answer.bound + before,
        firstAnswer: answer.firstAnswer + before,
      };
    }
    case 'p-median':
      return leastTotalCost(await prepared.costs(run), p, highs, timeLimitS, run);
    case 'p-center':
      return leastWorstCost(await prepared.costs(run), p, highs, timeLimitS, run);
  }
}

/** Demand that nobody serves yet, with the candidates that could. */
function coverProblem({ reachOf, isServedBefore, weight, rules }: Prepared): CoverProblem {
  const sitesOf: number[][] = Array.from(weight, () => []);
  reachOf.forEach((demands, site) => {
    for (const demand of demands) if (!isServedBefore[demand]) sitesOf[demand]!.push(site);
  });
  return { sitesOf: sitesOf.map((sites) => Int32Array.from(sites)), siteCount: reachOf.length, weight, rules };
}

function resultOf(
  model: LocationModel,
  answer: CoverAnswer,
  problem: CoverProblem,
  prepared: Prepared,
): LocationResult {
  const { weight, isServedBefore, limitM } = prepared;
  const { sites, isServedAfter } = rankSites(answer.chosen, prepared);
  const unreachable = Uint32Array.from(problem.sitesOf.keys()).filter(
    (demand) => problem.sitesOf[demand]!.length === 0 && !isServedBefore[demand],
  );
  const lostWeight = unreachable.reduce((sum, demand) => sum + weight[demand]!, 0);
  const isCover = model === 'lscp' || model === 'mclp';
  const notes: Words[] = [...prepared.notes];
  if (isCover && unreachable.length > 0) notes.push(unreachableNote(unreachable.length, lostWeight));
  const difference = Math.abs(answer.objective - answer.bound);
  const gap = answer.isProven || difference === 0 ? 0 : difference / Math.max(1e-9, Math.abs(answer.objective));
  const counted = weight.reduce((sum, value) => sum + value, 0);
  const before = servedWeight(weight, isServedBefore);
  const after = servedWeight(weight, isServedAfter);
  return {
    model,
    sense: model === 'mclp' ? 'max' : 'min',
    objective: answer.objective,
    provenBound: answer.bound,
    gap,
    isProven: answer.isProven,
    firstAnswer: answer.firstAnswer,
    chosen: Uint32Array.from(sites, ({ candidate }) => candidate),
    sites,
    isServedBefore,
    isServedAfter,
    servedWeightBefore: before,
    servedWeightAfter: after,
    countedWeight: counted,
    unreachable,
    limitM,
    notes,
    summary: summaryOf({ ...answer, model, sites: sites.length, gap, before, after, counted }),
  };
}

const servedWeight = (weight: Float64Array, isServed: Uint8Array): number =>
  weight.reduce((sum, value, demand) => sum + (isServed[demand] ? value : 0), 0);
