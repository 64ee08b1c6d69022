import { RuleKeeper, type SiteRules } from './cover-problem.ts';

/** Rounds of interchange; each tries to replace every chosen site once. */
const ROUNDS = 3;

/**
 * A good first choice of at most `p` sites without a solver: greedy (never below 1 − 1/e ≈ 63 % of the best possible,
 * Nemhauser, Wolsey & Fisher 1978), then sites are exchanged while that gains people (Teitz & Bart 1968). Ties go to the
 * lowest site. Fewer than `p` when nothing more is gained or the rules allow no more.
 */
export function greedyMaximalCover(
  demandOf: readonly ArrayLike<number>[],
  weight: Float64Array,
  p: number,
  rules: SiteRules,
): number[] {
  const cover = new CoverCounter(demandOf, weight, rules);
  while (cover.chosen.size < p) {
    const best = cover.best();
    if (best < 0) break;
    cover.add(best);
  }
  for (let round = 0; round < ROUNDS; round++) {
    let changed = false;
    for (const site of [...cover.chosen]) {
      const loss = cover.remove(site);
      const best = cover.best(loss);
      cover.add(best < 0 ? site : best);
      changed ||= best >= 0 && best !== site;
    }
    if (!changed) break;
  }
  return [...cover.chosen].sort((a, b) => a - b);
}

/** Counts by how many chosen sites each demand is served and keeps every site's gain up to date. */
class CoverCounter {
  readonly chosen = new Set<number>();
  private readonly gain: Float64Array;
  private readonly servedBy: Int32Array;
  private readonly sitesOf: number[][];
  private readonly keeper: RuleKeeper;

  constructor(
    private readonly demandOf: readonly ArrayLike<number>[],
    private readonly weight: Float64Array,
    rules: SiteRules,
  ) {
    this.servedBy = new Int32Array(weight.length);
    this.sitesOf = Array.from({ length: weight.length }, () => []);
    this.keeper = new RuleKeeper(rules, demandOf.length);
    this.gain = new Float64Array(demandOf.length);
    demandOf.forEach((demands, site) => {
      for (let at = 0; at < demands.length; at++) {
        this.gain[site]! += weight[demands[at]!]!;
        this.sitesOf[demands[at]!]!.push(site);
      }
    });
  }

  /** The allowed site that gains most, more than `moreThan`; −1 when there is none. */
  best(moreThan = 0): number {
    let best = -1;
    let bestGain = moreThan + 1e-9;
    for (let site = 0; site < this.gain.length; site++) {
      if (this.gain[site]! > bestGain && !this.chosen.has(site) && this.keeper.allows(site)) {
        best = site;
        bestGain = this.gain[site]!;
      }
    }
    return best;
  }

  add(site: number): void {
    this.chosen.add(site);
    this.keeper.add(site);
    this.eachDemand(site, (demand) => this.servedBy[demand]!++ === 0, -1);
  }

  /** Takes a site away and says how many people it alone served. */
  remove(site: number): number {
    this.chosen.delete(site);
    this.keeper.remove(site);
    this.eachDemand(site, (demand) => --this.servedBy[demand]! === 0, 1);
    return this.gain[site]!;
  }

  private eachDemand(site: number, changes: (demand: number) => boolean, sign: number): void {
    const demands = this.demandOf[site]!;
    for (let at = 0; at < demands.length; at++) {
      const demand = demands[at]!;
      if (!changes(demand)) continue;
      for (const other of this.sitesOf[demand]!) this.gain[other]! += sign * this.weight[demand]!;
    }
  }
}
