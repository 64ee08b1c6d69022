import type { Highs } from 'highs';
import { AppError } from '../core/problems.ts';
import type { Run } from '../core/run.ts';
import { type CostProblem, totalCost } from './assignment-costs.ts';
import { type CoverAnswer, RuleKeeper } from './cover-problem.ts';
import { addRow, emptyRows, type ModelRows, solveZeroOne } from './mixed-integer.ts';
import { addRuleRows } from './rule-rows.ts';

/** Pairs of demand and site that the assignment model takes; memory of the solver is what limits it. */
export const MOST_PAIRS = 100_000;

/**
 * The `p` sites with the least Σ weight × cost of everyone's nearest site (Hakimi 1964; ReVelle & Swain 1970), as the
 * assignment model with one variable per pair, exact for up to 100,000 pairs.
 *
 * @throws AppError 'model-too-large' beyond that, 'no-plan' when somebody cannot be served at all
 */
export async function leastTotalCost(
  problem: CostProblem,
  p: number,
  highs: Highs,
  timeLimitS: number,
  run: Run,
): Promise<CoverAnswer> {
  const pairs = problem.demandCount * problem.siteCount;
  if (pairs > MOST_PAIRS) throw new AppError({ code: 'model-too-large', pairs, limit: MOST_PAIRS });
  const first = greedyMedian(problem, p);
  const firstAnswer = totalCost(problem, first);
  await run.breathe();
  const { model, cost, pairAt } = assignmentModel(problem, p);
  const startFrom = firstAnswer < Number.POSITIVE_INFINITY ? startOf(problem, first, pairAt, cost.length) : undefined;
  const answer = solveZeroOne(
    highs,
    { sense: 'min', cost, integers: problem.siteCount, rows: model, ...(startFrom ? { startFrom } : {}) },
    timeLimitS,
    (gap) => run.progress(1 / (1 + gap)),
  );
  if (answer.status === 'infeasible') throw new AppError({ code: 'no-plan' });
  const found = answer.columns
    ? Array.from({ length: problem.siteCount }, (_, site) => site).filter((site) => answer.columns![site]! > 0.5)
    : first;
  const chosen = totalCost(problem, found) <= firstAnswer ? found : first;
  const objective = totalCost(problem, chosen);
  if (objective === Number.POSITIVE_INFINITY) throw new AppError({ code: 'no-plan' });
  const isProven = answer.status === 'proven';
  return { chosen, objective, bound: isProven ? objective : Math.min(objective, answer.bound), isProven, firstAnswer };
}

/** Columns: one per site, one per pair that beats the existing facility, one per demand for staying with the existing one. */
function assignmentModel(
  problem: CostProblem,
  p: number,
): { model: ModelRows; cost: Float64Array; pairAt: Int32Array } {
  const { demandCount, siteCount, existing, weight } = problem;
  const model = emptyRows();
  const cost = Array.from({ length: siteCount }, () => 0);
  const pairAt = new Int32Array(demandCount * (siteCount + 1)).fill(-1);
  for (let demand = 0; demand < demandCount; demand++) {
    if (!(weight[demand]! > 0)) continue;
    const options: number[] = [];
    for (let site = 0; site <= siteCount; site++) {
      const pairCost = site === siteCount ? existing[demand]! : problem.cost[demand * siteCount + site]!;
      if (pairCost === Number.POSITIVE_INFINITY || (site < siteCount && pairCost >= existing[demand]!)) continue;
      const column = cost.push(weight[demand]! * pairCost) - 1;
      pairAt[demand * (siteCount + 1) + site] = column;
      options.push(column);
    }
    addRow(model, options, 1, 1, 1);
  }
  for (let demand = 0; demand < demandCount; demand++) {
    for (let site = 0; site < siteCount; site++) {
      const column = pairAt[demand * (siteCount + 1) + site]!;
      if (column < 0) continue;
      model.column.push(site, column);
      model.value.push(1, -1);
      model.start.push(model.column.length);
      model.lower.push(0);
      model.upper.push(1);
    }
  }
  const sites = Int32Array.from({ length: siteCount }, (_, site) => site);
  addRow(model, sites, 1, 0, p);
  addRuleRows(model, problem.rules, sites);
  return { model, cost: Float64Array.from(cost), pairAt };
}

/** Adds the site that lowers the total most, `p` times, then exchanges single sites while that lowers it. */
export function greedyMedian(problem: CostProblem, p: number): number[] {
  const keeper = new RuleKeeper(problem.rules, problem.siteCount);
  const chosen: number[] = [];
  const best = (): number => {
    let [least, leastCost] = [-1, Number.POSITIVE_INFINITY];
    for (let site = 0; site < problem.siteCount; site++) {
      if (chosen.includes(site) || !keeper.allows(site)) continue;
      const cost = cappedTotal(problem, [...chosen, site]);
      if (cost < leastCost) [least, leastCost] = [site, cost];
    }
    return least;
  };
  const add = (site: number): void => {
    chosen.push(site);
    keeper.add(site);
  };
  while (chosen.length < Math.min(p, problem.siteCount)) {
    const site = best();
    if (site < 0) break;
    add(site);
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const site of [...chosen]) {
      const before = cappedTotal(problem, chosen);
      chosen.splice(chosen.indexOf(site), 1);
      keeper.remove(site);
      const other = best();
      const isBetter = other >= 0 && cappedTotal(problem, [...chosen, other]) < before - 1e-9 * Math.abs(before);
      add(isBetter ? other : site);
      changed ||= isBetter;
    }
  }
  return chosen.sort((a, b) => a - b);
}

/** A total in which nobody unserved makes it infinite, so that greedy steps can still be compared. */
function cappedTotal(problem: CostProblem, chosen: readonly number[]): number {
  const unserved = 1e12;
  const { demandCount, siteCount, cost, existing, weight } = problem;
  let total = 0;
  for (let demand = 0; demand < demandCount; demand++) {
    let least = Math.min(unserved, existing[demand]!);
    for (const site of chosen) least = Math.min(least, cost[demand * siteCount + site]!);
    total += weight[demand]! * least;
  }
  return total;
}

function startOf(problem: CostProblem, chosen: readonly number[], pairAt: Int32Array, columns: number): Float64Array {
  const start = new Float64Array(columns);
  for (const site of chosen) start[site] = 1;
  const { demandCount, siteCount, cost } = problem;
  for (let demand = 0; demand < demandCount; demand++) {
    const row = demand * (siteCount + 1);
    const nearest = chosen
      .filter((site) => pairAt[row + site]! >= 0)
      .sort((a, b) => cost[demand * siteCount + a]! - cost[demand * siteCount + b]!)[0];
    const column = pairAt[row + (nearest ?? siteCount)]!;
    if (column >= 0) start[column] = 1;
  }
  return start;
}
