import type { Words } from '../core/words.ts';

/** A count with its denominator. */
export interface Share {
  readonly served: number;
  readonly counted: number;
}

/** A percentage with one decimal, rounded down: never 100 while somebody is left out. NaN when nothing was counted. */
export const floorPercent = ({ served, counted }: Share): number =>
  counted > 0 ? Math.floor((served * 1000) / counted) / 10 : Number.NaN;

/** Machines by the three rules of need, and the largest of them. */
export interface MachineNeed {
  /** by weight of recyclables: people × kg per day × share that reaches machines ÷ throughput, rounded up */
  readonly byDemand: number;
  /** by households: households ÷ households per machine, rounded up */
  readonly byHouseholds: number;
  /** one in every compound and village (小区、村) */
  readonly byPlaces: number;
  readonly largest: number;
}

/** The figures of one unit, or of the whole district. */
export interface CoverageRow {
  readonly code: string;
  readonly name: string;
  /** reading B: within the walk. `people` and `households` are those of demand points */
  readonly people: Share;
  readonly households: Share;
  readonly demandPoints: Share;
  /** communities all of whose demand points are within the walk */
  readonly communitiesWithin: Share;
  /** ground within the walk of a running machine, ellipsoidal m²; counted is the area of the unit */
  readonly areaM2: Share;
  /** reading A: a running machine stands in it */
  readonly communitiesInstalled: Share;
  /** compounds and villages (小区、村) with a running machine */
  readonly placesInstalled: Share;
  readonly machinesRunning: number;
  readonly machinesStopped: number;
  readonly need: MachineNeed;
  /** largest need minus running machines, never below 0 */
  readonly machinesShort: number;
}

/** Why a demand point is not served. */
export type GapReason = 'no-position' | 'no-machine' | 'machine-stopped' | 'just-beyond' | 'far' | 'no-way';

/** An unserved demand point. */
export interface GapPoint {
  /** row of the demand table */
  readonly demand: number;
  readonly name: string;
  readonly unitIndex: number;
  readonly people: number;
  readonly households: number;
  /** row of the facility table, −1 for none */
  readonly nearest: number;
  /** walk to it; Infinity where there is no way, NaN without a position */
  readonly distanceM: number;
  readonly reason: GapReason;
  readonly reasonWords: Words;
  /** index into the clusters; −1 without a position */
  readonly cluster: number;
}

/** Unserved points that lie together: one gap on the map. */
export interface GapCluster {
  readonly rank: number;
  readonly people: number;
  readonly households: number;
  readonly demand: readonly number[];
  /** EPSG:4548 easting and northing of the centre, weighted by people */
  readonly centreEastNorthM: readonly [number, number];
  readonly unitIndex: number;
  readonly nearest: number;
  readonly distanceM: number;
  readonly words: Words;
}

export interface CoverageResult {
  readonly travel: 'straight' | 'network';
  /** the walk that still counts as served */
  readonly limitM: number;
  /** one entry per row of the demand table; NaN and −1 where it has no position */
  readonly distanceM: Float64Array;
  readonly facilityIndex: Int32Array;
  readonly isServed: Uint8Array;
  /** row of the units table, −1 outside all of them */
  readonly unitIndex: Int32Array;
  readonly district: CoverageRow;
  /** one row per row of the units table */
  readonly units: readonly CoverageRow[];
  /** most people first */
  readonly gaps: readonly GapPoint[];
  readonly clusters: readonly GapCluster[];
  /** what the figures rest on, and what was left out */
  readonly notes: readonly Words[];
  /** the main figures in one sentence */
  readonly summary: Words;
}
