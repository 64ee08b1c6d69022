import { demandOfSites } from './cover-problem.ts';
import { dropSubsets, dropSupersets } from './dominance.ts';

/** A set covering problem cut down to what still has to be decided. */
export interface ReducedCover {
  /** sites that every best answer may be taken to contain */
  readonly forced: number[];
  /** independent parts: the demand rows of each, as lists of sites */
  readonly parts: readonly (readonly number[])[][];
}

/**
 * Reduces without losing the optimum (Toregas & ReVelle 1973), over and over until nothing changes: demand whose sites
 * include all sites of another demand is covered with it; a site that reaches no more than another is not needed; demand
 * with one site left forces it. Then cuts into parts that share no site.
 */
export function reduceSetCover(sitesOf: readonly ArrayLike<number>[], siteCount: number): ReducedCover {
  let rows: number[][] = sitesOf.filter((sites) => sites.length > 0).map((sites) => Array.from(sites));
  const forced: number[] = [];
  for (;;) {
    const before = rows.reduce((sum, row) => sum + row.length, rows.length);
    const isRowKept = new Uint8Array(rows.length).fill(1);
    dropSupersets(rows, siteCount, isRowKept);
    rows = rows.filter((_, row) => isRowKept[row]);
    const isSiteKept = new Uint8Array(siteCount).fill(1);
    dropSubsets(demandOfSites(rows, siteCount), rows.length, isSiteKept);
    rows = rows.map((row) => row.filter((site) => isSiteKept[site]));
    const alone = new Set(rows.filter((row) => row.length === 1).map((row) => row[0]!));
    forced.push(...alone);
    rows = rows.filter((row) => !row.some((site) => alone.has(site)));
    if (rows.reduce((sum, row) => sum + row.length, rows.length) === before) break;
  }
  return { forced, parts: independentParts(rows, siteCount) };
}

/** Groups rows that are linked through shared sites. */
export function independentParts(rows: readonly number[][], siteCount: number): number[][][] {
  const parent = Int32Array.from({ length: siteCount }, (_, site) => site);
  const rootOf = (site: number): number => {
    let root = site;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  for (const row of rows) for (const site of row) parent[rootOf(site)] = rootOf(row[0]!);
  const parts = new Map<number, number[][]>();
  for (const row of rows) {
    const root = rootOf(row[0]!);
    const part = parts.get(root);
    if (part) part.push(row);
    else parts.set(root, [row]);
  }
  return [...parts.values()];
}
