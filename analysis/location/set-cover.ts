import type { Highs } from 'highs';
import { AppError } from '../core/problems.ts';
import type { Run } from '../core/run.ts';
import {
  type CoverAnswer,
  type CoverProblem,
  demandOfSites,
  freeOfRules,
  hasRules,
  type SiteRules,
} from './cover-problem.ts';
import { addRow, emptyRows, solveZeroOne, type ZeroOneAnswer } from './mixed-integer.ts';
import { addRuleRows } from './rule-rows.ts';
import { greedySetCover } from './set-cover-heuristic.ts';
import { reduceSetCover } from './set-cover-reduction.ts';

/**
 * The fewest sites that reach all demand which any site can reach: the location set covering problem (Toregas, Swain,
 * ReVelle & Bergman 1971), exact. Without rules the problem is reduced and cut into parts that are solved one by one.
 * When the time runs out the best cover found stands with the bound proven so far.
 *
 * @throws AppError 'no-plan' when the rules make it impossible, 'no-time' when the limit came before any cover
 */
export async function fewestSites(
  problem: CoverProblem,
  highs: Highs,
  timeLimitS: number,
  run: Run,
): Promise<CoverAnswer> {
  const rows = problem.sitesOf.filter((sites) => sites.length > 0).map((sites) => Array.from(sites));
  const { forced, parts } = hasRules(problem.rules)
    ? { forced: [], parts: rows.length > 0 ? [rows] : [] }
    : reduceSetCover(rows, problem.siteCount);
  const chosen = [...forced];
  let [bound, firstAnswer, isProven, spentS] = [forced.length, forced.length, true, 0];
  for (const [place, part] of parts.entries()) {
    await run.breathe();
    run.progress(place / parts.length);
    const answer = solvePart(part, problem, highs, Math.max(1, timeLimitS - spentS), (gap) => {
      run.progress((place + 1 / (1 + gap)) / parts.length);
    });
    chosen.push(...answer.chosen);
    bound += answer.bound;
    firstAnswer += answer.firstAnswer;
    isProven &&= answer.isProven;
    spentS += answer.solverS;
  }
  return { chosen: chosen.sort((a, b) => a - b), objective: chosen.length, bound, isProven, firstAnswer };
}

interface PartAnswer {
  readonly chosen: number[];
  readonly bound: number;
  readonly isProven: boolean;
  readonly firstAnswer: number;
  readonly solverS: number;
}

function solvePart(
  part: readonly (readonly number[])[],
  { siteCount, rules }: CoverProblem,
  highs: Highs,
  timeLimitS: number,
  onGap: (gap: number) => void,
): PartAnswer {
  const sites = [...new Set(part.flat())].sort((a, b) => a - b);
  const columnOf = new Int32Array(siteCount).fill(-1);
  sites.forEach((site, column) => {
    columnOf[site] = column;
  });
  const rows = part.map((row) => row.map((site) => columnOf[site]!));
  const localRules = hasRules(rules) ? rulesFor(rules, sites, columnOf) : freeOfRules(sites.length);
  const first = greedySetCover(rows, demandOfSites(rows, sites.length), localRules);
  const firstAnswer = first?.length ?? Number.NaN;
  if (first?.length === 1) return { chosen: [sites[first[0]!]!], bound: 1, isProven: true, firstAnswer, solverS: 0 };
  const model = emptyRows();
  for (const row of rows) addRow(model, row, 1, 1, Number.POSITIVE_INFINITY);
  addRuleRows(model, rules, columnOf);
  const startFrom = first ? indicator(first, sites.length) : undefined;
  const answer = solveZeroOne(
    highs,
    {
      sense: 'min',
      cost: new Float64Array(sites.length).fill(1),
      integers: sites.length,
      rows: model,
      ...(startFrom ? { startFrom } : {}),
    },
    timeLimitS,
    onGap,
  );
  const columns = bestOf(answer, first);
  const bound = Math.min(columns.length, Math.max(1, Math.ceil(answer.bound - 1e-6)));
  return {
    chosen: columns.map((column) => sites[column]!),
    bound,
    isProven: bound === columns.length,
    firstAnswer: Number.isNaN(firstAnswer) ? columns.length : firstAnswer,
    solverS: answer.solverS,
  };
}

function bestOf(answer: ZeroOneAnswer, first: readonly number[] | null): number[] {
  if (answer.status === 'infeasible') throw new AppError({ code: 'no-plan' });
  const found = answer.columns
    ? Array.from(answer.columns.keys()).filter((column) => answer.columns![column]! > 0.5)
    : null;
  if (found && (!first || found.length <= first.length)) return found;
  if (first) return [...first];
  throw new AppError({ code: 'no-time' });
}

export function indicator(chosen: readonly number[], length: number): Float64Array {
  const columns = new Float64Array(length);
  for (const column of chosen) columns[column] = 1;
  return columns;
}

/** The same rules over the numbers of a part. */
export function rulesFor(rules: SiteRules, sites: readonly number[], columnOf: Int32Array): SiteRules {
  return {
    groupOf: Int32Array.from(sites, (site) => rules.groupOf[site]!),
    maxPerGroup: rules.maxPerGroup,
    conflicts: rules.conflicts
      .filter(([a, b]) => columnOf[a]! >= 0 && columnOf[b]! >= 0)
      .map(([a, b]) => [columnOf[a]!, columnOf[b]!] as const),
  };
}
