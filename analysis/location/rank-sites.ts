import type { Prepared } from './prepare.ts';
import type { ChosenSite } from './result.ts';
import { siteReason } from './words.ts';

/** The chosen sites in the order in which each adds most, and who is served with all of them. */
export function rankSites(
  chosen: readonly number[],
  prepared: Prepared,
): { sites: ChosenSite[]; isServedAfter: Uint8Array } {
  const { reachOf, weight, people, households, isServedBefore, nearestExistingM } = prepared;
  const isServedAfter = isServedBefore.slice();
  const servedBy = new Int32Array(weight.length);
  for (const site of chosen) for (const demand of reachOf[site]!) servedBy[demand]!++;
  const left = new Set(chosen);
  const sites: ChosenSite[] = [];
  while (left.size > 0) {
    const [best, added] = mostAdding(left, reachOf, weight, isServedAfter);
    left.delete(best);
    for (const demand of added) isServedAfter[demand] = 1;
    const total = (values: Float64Array, rows: readonly number[]): number =>
      rows.reduce((sum, row) => sum + values[row]!, 0);
    const alone = Array.from(reachOf[best]!).filter((demand) => !isServedBefore[demand] && servedBy[demand] === 1);
    const marginalPeople = total(people, added);
    const onlyPeople = total(people, alone);
    sites.push({
      rank: sites.length + 1,
      candidate: best,
      marginalWeight: total(weight, added),
      marginalPeople,
      marginalHouseholds: total(households, added),
      onlyPeople,
      nearestExistingM: nearestExistingM[best]!,
      reason: siteReason(marginalPeople, onlyPeople, nearestExistingM[best]!),
    });
  }
  return { sites, isServedAfter };
}

function mostAdding(
  left: ReadonlySet<number>,
  reachOf: readonly Int32Array[],
  weight: Float64Array,
  isServed: Uint8Array,
): [site: number, added: number[]] {
  let [best, bestWeight] = [-1, -1];
  for (const site of left) {
    let gain = 0;
    for (const demand of reachOf[site]!) if (!isServed[demand]) gain += weight[demand]!;
    if (gain > bestWeight) [best, bestWeight] = [site, gain];
  }
  return [best, Array.from(reachOf[best]!).filter((demand) => !isServed[demand])];
}
