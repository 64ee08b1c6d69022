import type { Highs } from 'highs';
import { AppError } from '../core/problems.ts';
import type { Run } from '../core/run.ts';
import { type CoverAnswer, type CoverProblem, demandOfSites, hasRules } from './cover-problem.ts';
import { dropSubsets } from './dominance.ts';
import { greedyMaximalCover } from './maximal-cover-heuristic.ts';
import { addAtLeastRow, addRow, emptyRows, solveZeroOne } from './mixed-integer.ts';
import { addRuleRows } from './rule-rows.ts';
import { indicator, rulesFor } from './set-cover.ts';

/**
 * The at most `p` sites that together newly serve the most weight: the maximal covering location problem (Church &
 * ReVelle 1974), exact. Demand with the same sites is merged, sites that reach no more than another one are left out.
 * When the time runs out the best choice found stands with the bound proven so far.
 */
export async function mostPeople(
  problem: CoverProblem,
  p: number,
  highs: Highs,
  timeLimitS: number,
  run: Run,
): Promise<CoverAnswer> {
  const merged = mergeEqualDemand(problem);
  const sites = usefulSites(merged.sitesOf, problem);
  const columnOf = new Int32Array(problem.siteCount).fill(-1);
  sites.forEach((site, column) => {
    columnOf[site] = column;
  });
  const rows = merged.sitesOf.map((row) => row.map((site) => columnOf[site]!).filter((column) => column >= 0));
  const rules = rulesFor(problem.rules, sites, columnOf);
  const everything = merged.weight.reduce((sum, weight) => sum + weight, 0);
  await run.breathe();
  const first = greedyMaximalCover(demandOfSites(rows, sites.length), merged.weight, p, rules);
  const firstAnswer = servedWeight(rows, merged.weight, first);
  const toSites = (columns: readonly number[]): number[] => columns.map((column) => sites[column]!);
  if (firstAnswer === everything || sites.length === 0) {
    return { chosen: toSites(first), objective: firstAnswer, bound: firstAnswer, isProven: true, firstAnswer };
  }
  await run.breathe();
  const model = emptyRows();
  rows.forEach((row, demand) => {
    addAtLeastRow(model, row, sites.length + demand);
  });
  addRow(model, Array.from(sites.keys()), 1, 0, p);
  addRuleRows(model, problem.rules, columnOf);
  const startFrom = new Float64Array(sites.length + rows.length);
  startFrom.set(indicator(first, sites.length));
  rows.forEach((row, demand) => {
    startFrom[sites.length + demand] = row.some((column) => startFrom[column] === 1) ? 1 : 0;
  });
  const cost = new Float64Array(sites.length + rows.length);
  cost.set(merged.weight, sites.length);
  const answer = solveZeroOne(
    highs,
    { sense: 'max', cost, integers: sites.length, rows: model, startFrom },
    timeLimitS,
    (gap) => run.progress(1 / (1 + gap)),
  );
  if (answer.status === 'infeasible') throw new AppError({ code: 'no-plan' });
  const columns = answer.columns ? Array.from(sites.keys()).filter((column) => answer.columns![column]! > 0.5) : first;
  const found = servedWeight(rows, merged.weight, columns);
  const [best, objective] = found >= firstAnswer ? [columns, found] : [first, firstAnswer];
  const bound = tightened(Math.min(answer.bound, everything), objective, merged.weight);
  return { chosen: toSites(best), objective, bound, isProven: bound === objective, firstAnswer };
}

/** Demand with exactly the same sites is one demand with the sum of their weights; what nobody reaches or weighs nothing is dropped. */
function mergeEqualDemand({ sitesOf, weight }: CoverProblem): { sitesOf: number[][]; weight: Float64Array } {
  const merged = new Map<string, { sites: number[]; weight: number }>();
  sitesOf.forEach((sites, demand) => {
    if (sites.length === 0 || !(weight[demand]! > 0)) return;
    const key = sites.join();
    const known = merged.get(key);
    if (known) known.weight += weight[demand]!;
    else merged.set(key, { sites: Array.from(sites), weight: weight[demand]! });
  });
  const rows = [...merged.values()];
  return { sitesOf: rows.map(({ sites }) => sites), weight: Float64Array.from(rows, (row) => row.weight) };
}

function usefulSites(rows: readonly number[][], { siteCount, rules }: CoverProblem): number[] {
  const demandOf = demandOfSites(rows, siteCount);
  const isKept = Uint8Array.from(demandOf, (demand) => (demand.length > 0 ? 1 : 0));
  if (!hasRules(rules)) dropSubsets(demandOf, rows.length, isKept);
  return Array.from(isKept.keys()).filter((site) => isKept[site]);
}

export function servedWeight(rows: readonly number[][], weight: Float64Array, chosen: readonly number[]): number {
  const isChosen = new Set(chosen);
  return rows.reduce((sum, row, demand) => sum + (row.some((column) => isChosen.has(column)) ? weight[demand]! : 0), 0);
}

/** With whole weights no answer lies between whole numbers; and within the solver's tolerance of the answer is the answer. */
function tightened(bound: number, objective: number, weight: Float64Array): number {
  const rounded = weight.every(Number.isInteger) ? Math.floor(bound + 1e-6) : bound;
  return rounded <= objective + 1e-9 * Math.max(1, objective) ? objective : rounded;
}
