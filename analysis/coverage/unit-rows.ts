import type { Community } from './communities.ts';
import { machineNeed } from './machine-need.ts';
import type { CoverageParams } from './params.ts';
import type { CoverageRow, Share } from './result.ts';

/** Everything that is added up, one entry per demand row, community or machine. */
export interface CoverageFacts {
  readonly people: Float64Array;
  readonly households: Float64Array;
  readonly isServed: Uint8Array;
  readonly unitIndex: Int32Array;
  readonly hasMachine: Uint8Array;
  readonly communities: readonly Community[];
  readonly communityUnit: Int32Array;
  readonly communityIsWithin: Uint8Array;
  readonly communityHasMachine: Uint8Array;
  readonly machineUnit: Int32Array;
  readonly isRunning: Uint8Array;
  readonly servedM2: Float64Array;
  readonly unitM2: Float64Array;
}

interface Sums {
  people: [number, number];
  households: [number, number];
  demandPoints: [number, number];
  communitiesWithin: [number, number];
  communitiesInstalled: [number, number];
  placesInstalled: [number, number];
  areaM2: [number, number];
  running: number;
  stopped: number;
}

/** One row per unit and the district as their sum. What lies in no unit is in neither. */
export function unitRows(
  facts: CoverageFacts,
  codes: readonly string[],
  names: readonly string[],
  params: CoverageParams,
): { readonly units: CoverageRow[]; readonly district: CoverageRow } {
  const sums = names.map((_, unit) => emptySums([facts.servedM2[unit]!, facts.unitM2[unit]!]));
  const inVillage = new Uint8Array(facts.people.length);
  for (const { isVillage, demand } of facts.communities) if (isVillage) for (const row of demand) inVillage[row] = 1;
  for (let row = 0; row < facts.people.length; row++) {
    const unit = sums[facts.unitIndex[row]!];
    if (!unit) continue;
    count(unit.people, facts.people[row]!, facts.isServed[row]);
    count(unit.households, facts.households[row]!, facts.isServed[row]);
    count(unit.demandPoints, 1, facts.isServed[row]);
    if (!inVillage[row]) count(unit.placesInstalled, 1, facts.hasMachine[row]);
  }
  facts.communities.forEach(({ isVillage }, community) => {
    const unit = sums[facts.communityUnit[community]!];
    if (!unit) return;
    count(unit.communitiesWithin, 1, facts.communityIsWithin[community]);
    count(unit.communitiesInstalled, 1, facts.communityHasMachine[community]);
    if (isVillage) count(unit.placesInstalled, 1, facts.communityHasMachine[community]);
  });
  facts.machineUnit.forEach((unitOfMachine, machine) => {
    const unit = sums[unitOfMachine];
    if (!unit) return;
    if (facts.isRunning[machine]) unit.running++;
    else unit.stopped++;
  });
  const units = sums.map((unit, index) => rowOf(unit, codes[index]!, names[index]!, params));
  return { units, district: districtOf(units) };
}

function districtOf(units: readonly CoverageRow[]): CoverageRow {
  const total = (pick: (row: CoverageRow) => number): number => units.reduce((sum, row) => sum + pick(row), 0);
  const share = (pick: (row: CoverageRow) => Share): Share => ({
    served: total((row) => pick(row).served),
    counted: total((row) => pick(row).counted),
  });
  const need = {
    byDemand: total(({ need }) => need.byDemand),
    byHouseholds: total(({ need }) => need.byHouseholds),
    byPlaces: total(({ need }) => need.byPlaces),
    largest: total(({ need }) => need.largest),
  };
  return {
    code: '',
    name: '',
    people: share((row) => row.people),
    households: share((row) => row.households),
    demandPoints: share((row) => row.demandPoints),
    communitiesWithin: share((row) => row.communitiesWithin),
    areaM2: share((row) => row.areaM2),
    communitiesInstalled: share((row) => row.communitiesInstalled),
    placesInstalled: share((row) => row.placesInstalled),
    machinesRunning: total((row) => row.machinesRunning),
    machinesStopped: total((row) => row.machinesStopped),
    need,
    machinesShort: total((row) => row.machinesShort),
  };
}

function rowOf(sums: Sums, code: string, name: string, params: CoverageParams): CoverageRow {
  const share = ([served, counted]: [number, number]): Share => ({ served, counted });
  const need = machineNeed(sums.people[1], sums.households[1], sums.placesInstalled[1], params);
  return {
    code,
    name,
    people: share(sums.people),
    households: share(sums.households),
    demandPoints: share(sums.demandPoints),
    communitiesWithin: share(sums.communitiesWithin),
    areaM2: share(sums.areaM2),
    communitiesInstalled: share(sums.communitiesInstalled),
    placesInstalled: share(sums.placesInstalled),
    machinesRunning: sums.running,
    machinesStopped: sums.stopped,
    need,
    machinesShort: Math.max(0, need.largest - sums.running),
  };
}

const emptySums = (areaM2: [number, number]): Sums => ({
  people: [0, 0],
  households: [0, 0],
  demandPoints: [0, 0],
  communitiesWithin: [0, 0],
  communitiesInstalled: [0, 0],
  placesInstalled: [0, 0],
  areaM2,
  running: 0,
  stopped: 0,
});

function count(pair: [number, number], amount: number, isServed: number | undefined): void {
  pair[1] += amount;
  if (isServed) pair[0] += amount;
}
