import type { PlanarPoints } from '../network/planar-points.ts';
import type { Nearest } from '../network/travel.ts';
import { linkedGroups } from './gap-clusters.ts';
import type { GapCluster, GapPoint, GapReason } from './result.ts';
import { clusterWords, reasonWords } from './words.ts';

/** Up to this many times the limit is “a little over”. */
const JUST_BEYOND = 1.5;

export interface GapInputs {
  readonly points: PlanarPoints;
  readonly names: readonly string[];
  readonly people: Float64Array;
  readonly households: Float64Array;
  readonly unitIndex: Int32Array;
  readonly isServed: Uint8Array;
  readonly toRunning: Nearest;
  /** walk to the nearest machine that is out of service */
  readonly toStopped: Nearest;
  readonly machineNames: readonly string[];
  readonly limitM: number;
  readonly linkM: number;
}

/** The unserved demand points inside the units, most people first, and the clusters they form, most people first. */
export function gapsOf(inputs: GapInputs): { readonly gaps: GapPoint[]; readonly clusters: GapCluster[] } {
  const rows = Array.from(inputs.isServed.keys())
    .filter((row) => !inputs.isServed[row] && inputs.unitIndex[row]! >= 0)
    .sort((a, b) => inputs.people[b]! - inputs.people[a]! || a - b);
  const placed = rows.filter((row) => !Number.isNaN(inputs.points.eastNorthM[row * 2]!));
  const places = placed.map(
    (row) => [inputs.points.eastNorthM[row * 2]!, inputs.points.eastNorthM[row * 2 + 1]!] as const,
  );
  const groupOf = linkedGroups(places, inputs.linkM);
  const clusters = clustersOf(inputs, placed, groupOf);
  const clusterOfRow = new Map<number, number>();
  clusters.forEach(({ demand }, cluster) => {
    for (const row of demand) clusterOfRow.set(row, cluster);
  });
  return { gaps: rows.map((row) => gapOf(inputs, row, clusterOfRow.get(row) ?? -1)), clusters };
}

function gapOf(inputs: GapInputs, row: number, cluster: number): GapPoint {
  const nearest = inputs.toRunning.sourceIndex[row]!;
  const distanceM = inputs.toRunning.distanceM[row]!;
  const reason = reasonOf(inputs, row);
  return {
    demand: row,
    name: inputs.names[row]!,
    unitIndex: inputs.unitIndex[row]!,
    people: inputs.people[row]!,
    households: inputs.households[row]!,
    nearest,
    distanceM,
    reason,
    reasonWords: reasonWords(reason, distanceM, inputs.limitM, inputs.machineNames[nearest] ?? ''),
    cluster,
  };
}

function reasonOf({ toRunning, toStopped, limitM, machineNames, points }: GapInputs, row: number): GapReason {
  if (Number.isNaN(points.eastNorthM[row * 2]!)) return 'no-position';
  const distanceM = toRunning.distanceM[row]!;
  if (distanceM === Number.POSITIVE_INFINITY) return machineNames.length === 0 ? 'no-machine' : 'no-way';
  if (toStopped.distanceM[row]! <= limitM) return 'machine-stopped';
  return distanceM <= limitM * JUST_BEYOND ? 'just-beyond' : 'far';
}

function clustersOf(inputs: GapInputs, placed: readonly number[], groupOf: Int32Array): GapCluster[] {
  const groups: number[][] = [];
  placed.forEach((row, place) => {
    const group = groupOf[place]!;
    const rows = groups[group];
    if (rows) rows.push(row);
    else groups[group] = [row];
  });
  const total = (rows: readonly number[], values: Float64Array): number =>
    rows.reduce((sum, row) => sum + values[row]!, 0);
  return groups
    .map((rows) => ({ rows, people: total(rows, inputs.people) }))
    .sort((a, b) => b.people - a.people || a.rows[0]! - b.rows[0]!)
    .map(({ rows, people }, place) => {
      const nearestRow = rows.reduce((best, row) =>
        inputs.toRunning.distanceM[row]! < inputs.toRunning.distanceM[best]! ? row : best,
      );
      return {
        rank: place + 1,
        people,
        households: total(rows, inputs.households),
        demand: rows,
        centreEastNorthM: centreOf(inputs, rows),
        unitIndex: inputs.unitIndex[rows[0]!]!,
        nearest: inputs.toRunning.sourceIndex[nearestRow]!,
        distanceM: inputs.toRunning.distanceM[nearestRow]!,
        words: clusterWords(rows.length, people, gapOf(inputs, nearestRow, place).reasonWords),
      };
    });
}

/** The mean position weighted by people; by points where nobody is counted. */
function centreOf({ points, people }: GapInputs, rows: readonly number[]): [number, number] {
  const everyone = rows.reduce((sum, row) => sum + people[row]!, 0);
  const weight = (row: number): number => (everyone > 0 ? people[row]! / everyone : 1 / rows.length);
  return [0, 1].map((axis) => rows.reduce((sum, row) => sum + weight(row) * points.eastNorthM[row * 2 + axis]!, 0)) as [
    number,
    number,
  ];
}
