import type { CoverageParams } from './params.ts';
import type { MachineNeed } from './result.ts';

/**
 * Machines needed by three rules, and the largest.
 *
 * @param places compounds and villages (小区 + 村)
 * @example machineNeed(10_000, 4_300, 6, defaults) // byDemand 11 (10.8), byHouseholds 9 (8.6), byPlaces 6, largest 11
 */
export function machineNeed(
  people: number,
  households: number,
  places: number,
  params: Pick<CoverageParams, 'recyclablesKgPerPersonDay' | 'captureShare' | 'throughputKgPerDay' | 'householdsPer'>,
): MachineNeed {
  const kgPerDay = people * params.recyclablesKgPerPersonDay * params.captureShare;
  const byDemand = roundedUp(kgPerDay / params.throughputKgPerDay);
  const byHouseholds = roundedUp(households / params.householdsPer);
  return { byDemand, byHouseholds, byPlaces: places, largest: Math.max(byDemand, byHouseholds, places) };
}

/** Up to the next whole number; 2.0000000001 from rounding in the product still means 2. */
const roundedUp = (value: number): number => Math.ceil(value - 1e-9);
