import { RuleKeeper, type SiteRules } from './cover-problem.ts';

/**
 * A first cover without a solver: most new demand first, ties to the lowest site, then sites that turned out unneeded are
 * taken away again, the last added first. Null when the rules leave some demand out of reach.
 *
 * @param rows rows[d] lists the sites that reach demand d
 * @param demandOf demandOf[s] lists the demand that site s reaches
 */
export function greedySetCover(
  rows: readonly ArrayLike<number>[],
  demandOf: readonly ArrayLike<number>[],
  rules: SiteRules,
): number[] | null {
  const keeper = new RuleKeeper(rules, demandOf.length);
  const coveredBy = new Int32Array(rows.length);
  const gain = Int32Array.from(demandOf, (demand) => demand.length);
  const chosen: number[] = [];
  let left = rows.length;
  while (left > 0) {
    let best = -1;
    for (let site = 0; site < gain.length; site++) {
      if (gain[site]! > (best < 0 ? 0 : gain[best]!) && keeper.allows(site)) best = site;
    }
    if (best < 0) return null;
    chosen.push(best);
    keeper.add(best);
    for (const demand of Array.from(demandOf[best]!)) {
      if (coveredBy[demand]!++ > 0) continue;
      left--;
      for (const site of Array.from(rows[demand]!)) gain[site]!--;
    }
  }
  return withoutUnneeded(chosen, demandOf, coveredBy);
}

function withoutUnneeded(
  chosen: readonly number[],
  demandOf: readonly ArrayLike<number>[],
  coveredBy: Int32Array,
): number[] {
  const kept: number[] = [];
  for (const site of [...chosen].reverse()) {
    const demands = Array.from(demandOf[site]!);
    if (demands.every((demand) => coveredBy[demand]! > 1)) for (const demand of demands) coveredBy[demand]!--;
    else kept.push(site);
  }
  return kept.reverse();
}
