import type { Highs } from 'highs';
import { AppError } from '../core/problems.ts';
import { quietRun, type Run } from '../core/run.ts';
import { type CostProblem, servedCosts } from './assignment-costs.ts';
import type { CoverAnswer, CoverProblem } from './cover-problem.ts';
import { fewestSites } from './set-cover.ts';

/**
 * The at most `p` sites for which the worst cost of anybody is least (Hakimi 1964), exact: a binary search over the costs
 * that occur, asking each time for the fewest sites that reach everybody within it (Minieka 1970).
 */
export async function leastWorstCost(
  problem: CostProblem,
  p: number,
  highs: Highs,
  timeLimitS: number,
  run: Run,
): Promise<CoverAnswer> {
  const wanted = Array.from({ length: problem.demandCount }, (_, demand) => demand).filter(
    (demand) => problem.weight[demand]! > 0,
  );
  const nearest = wanted.map((demand) => leastOf(problem, demand));
  const floor = nearest.reduce((worst, cost) => Math.max(worst, cost), 0);
  if (floor === Number.POSITIVE_INFINITY) throw new AppError({ code: 'no-plan' });
  const radii = [...new Set([...problem.cost, ...problem.existing, floor])]
    .filter((cost) => cost >= floor && cost < Number.POSITIVE_INFINITY)
    .sort((a, b) => a - b);
  let [low, high, best, firstAnswer, isProven] = [0, radii.length - 1, null as number[] | null, Number.NaN, true];
  const steps = Math.ceil(Math.log2(radii.length + 1));
  for (let step = 0; low <= high; step++) {
    run.progress(step / steps);
    const middle = (low + high) >> 1;
    const cover = await coverOrNone(within(problem, wanted, radii[middle]!), highs, timeLimitS / steps);
    await run.breathe();
    if (cover === null) {
      low = middle + 1;
    } else if (cover.objective <= p) {
      if (best === null) firstAnswer = radii[middle]!;
      best = cover.chosen;
      high = middle - 1;
    } else {
      isProven &&= cover.bound > p;
      low = middle + 1;
    }
  }
  if (best === null) throw new AppError({ code: 'no-plan' });
  const served = servedCosts(problem, best);
  const objective = wanted.reduce((worst, demand) => Math.max(worst, served[demand]!), 0);
  return { chosen: best, objective, bound: isProven ? objective : floor, isProven, firstAnswer };
}

/** The fewest sites, or null when the rules allow no cover at all. */
async function coverOrNone(problem: CoverProblem, highs: Highs, timeLimitS: number): Promise<CoverAnswer | null> {
  try {
    return await fewestSites(problem, highs, timeLimitS, quietRun);
  } catch (error) {
    if (error instanceof AppError && error.problem.code === 'no-plan') return null;
    throw error;
  }
}

/** The covering problem of one radius; demand that an existing facility serves within it asks for nothing. */
function within(problem: CostProblem, wanted: readonly number[], radius: number): CoverProblem {
  const { siteCount, cost, existing, weight, rules } = problem;
  const sitesOf = wanted.map((demand) => {
    if (existing[demand]! <= radius) return new Int32Array();
    const sites: number[] = [];
    for (let site = 0; site < siteCount; site++) if (cost[demand * siteCount + site]! <= radius) sites.push(site);
    return Int32Array.from(sites);
  });
  return { sitesOf, siteCount, weight, rules };
}

function leastOf({ siteCount, cost, existing }: CostProblem, demand: number): number {
  let least = existing[demand]!;
  for (let site = 0; site < siteCount; site++) least = Math.min(least, cost[demand * siteCount + site]!);
  return least;
}
