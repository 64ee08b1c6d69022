/** Which sites may not stand together. */
export interface SiteRules {
  /** group (unit) of each site, −1 for none */
  readonly groupOf: Int32Array;
  /** most chosen sites per group; Infinity for no limit */
  readonly maxPerGroup: number;
  /** pairs of sites too near each other */
  readonly conflicts: readonly (readonly [number, number])[];
}

/** Who could be served by which site. Demand that existing facilities serve, and sites that may not be used, are left out. */
export interface CoverProblem {
  /** sitesOf[d] lists the sites that reach demand d, ascending; empty when none does or it is served already */
  readonly sitesOf: readonly Int32Array[];
  readonly siteCount: number;
  /** people at each demand point */
  readonly weight: Float64Array;
  readonly rules: SiteRules;
}

/** Chosen sites with what is proven about them. */
export interface CoverAnswer {
  readonly chosen: number[];
  readonly objective: number;
  /** nothing can be better than this */
  readonly bound: number;
  readonly isProven: boolean;
  /** objective of the first answer, found without the solver */
  readonly firstAnswer: number;
}

export const freeOfRules = (siteCount: number): SiteRules => ({
  groupOf: new Int32Array(siteCount).fill(-1),
  maxPerGroup: Number.POSITIVE_INFINITY,
  conflicts: [],
});

export const hasRules = ({ maxPerGroup, conflicts }: SiteRules): boolean =>
  maxPerGroup < Number.POSITIVE_INFINITY || conflicts.length > 0;

/** The other way round: which demand each site reaches, ascending. */
export function demandOfSites(sitesOf: readonly ArrayLike<number>[], siteCount: number): number[][] {
  const demandOf: number[][] = Array.from({ length: siteCount }, () => []);
  sitesOf.forEach((sites, demand) => {
    for (let at = 0; at < sites.length; at++) demandOf[sites[at]!]!.push(demand);
  });
  return demandOf;
}

/** Keeps count of which sites the rules still allow while sites are added and taken away. */
export class RuleKeeper {
  private readonly inGroup = new Map<number, number>();
  private readonly blockedBy: Int32Array;
  private readonly conflictsOf: number[][];

  constructor(
    private readonly rules: SiteRules,
    siteCount: number,
  ) {
    this.blockedBy = new Int32Array(siteCount);
    this.conflictsOf = Array.from({ length: rules.conflicts.length > 0 ? siteCount : 0 }, () => []);
    for (const [a, b] of rules.conflicts) {
      this.conflictsOf[a]!.push(b);
      this.conflictsOf[b]!.push(a);
    }
  }

  allows(site: number): boolean {
    const group = this.rules.groupOf[site]!;
    return this.blockedBy[site] === 0 && (group < 0 || (this.inGroup.get(group) ?? 0) < this.rules.maxPerGroup);
  }

  add(site: number): void {
    this.change(site, 1);
  }

  remove(site: number): void {
    this.change(site, -1);
  }

  private change(site: number, by: number): void {
    const group = this.rules.groupOf[site]!;
    this.inGroup.set(group, (this.inGroup.get(group) ?? 0) + by);
    for (const other of this.conflictsOf[site] ?? []) this.blockedBy[other]! += by;
  }
}
