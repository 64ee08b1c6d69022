import type { SiteRules } from './cover-problem.ts';

/** Costs of serving each demand from each site, and from the best existing facility. */
export interface CostProblem {
  readonly demandCount: number;
  readonly siteCount: number;
  /** cost[d * siteCount + s]; Infinity where the site cannot serve the demand */
  readonly cost: Float64Array;
  /** cost from the nearest existing facility, Infinity where there is none */
  readonly existing: Float64Array;
  readonly weight: Float64Array;
  readonly rules: SiteRules;
}

/** Cost of every demand when these sites are open beside the existing facilities. */
export function servedCosts(
  { demandCount, siteCount, cost, existing }: CostProblem,
  chosen: readonly number[],
): Float64Array {
  return Float64Array.from({ length: demandCount }, (_, demand) =>
    chosen.reduce((least, site) => Math.min(least, cost[demand * siteCount + site]!), existing[demand]!),
  );
}

export const totalCost = (problem: CostProblem, chosen: readonly number[]): number =>
  servedCosts(problem, chosen).reduce(
    (sum, cost, demand) => sum + (problem.weight[demand]! > 0 ? problem.weight[demand]! * cost : 0),
    0,
  );
