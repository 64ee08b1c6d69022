import { type FeatureTable, fieldIndex, textsOf } from '../core/features.ts';
import { quietRun } from '../core/run.ts';
import type { PlanarPoints } from '../network/planar-points.ts';
import { straightTravel } from '../network/straight-travel.ts';

/** A machine that does not say its compound is taken to stand in the nearest one within this straight distance. */
export const AT_COMPOUND_M = 100;

/** Where running machines stand: per demand row, and the codes of communities (社区、村) with at least one. */
export interface Installed {
  readonly hasMachine: Uint8Array;
  readonly communityCodes: ReadonlySet<string>;
  /** machines attributed by nearness because they name no compound */
  readonly attributedByNearness: number;
  /** running machines that could not be attributed to any community */
  readonly withoutCommunity: number;
}

/** Reading A of full coverage: a running machine stands in every compound and village. */
export async function installedIn(
  demand: FeatureTable,
  demandPoints: PlanarPoints,
  facilities: FeatureTable,
  facilityPoints: PlanarPoints,
  isRunning: Uint8Array,
): Promise<Installed> {
  const rowOfCompound = new Map(textsOf(demand, 'id').map((id, row) => [id, row]));
  const communityOfDemand = textsOf(demand, 'community_code');
  const compoundIds = textsOf(facilities, 'compound_id');
  const communityCodesGiven = textsOf(facilities, 'community_code');
  const hasIds = fieldIndex(demand, 'id') >= 0;
  const nearest = await straightTravel(1).nearest(facilityPoints, demandPoints, quietRun);
  const hasMachine = new Uint8Array(demand.rows.length);
  const communityCodes = new Set<string>();
  let attributedByNearness = 0;
  let withoutCommunity = 0;
  for (let machine = 0; machine < facilities.rows.length; machine++) {
    if (!isRunning[machine]) continue;
    const named = hasIds && compoundIds[machine] ? rowOfCompound.get(compoundIds[machine]!) : undefined;
    const isNear = nearest.distanceM[machine]! <= AT_COMPOUND_M;
    const compound = named ?? (isNear && !compoundIds[machine] ? nearest.sourceIndex[machine]! : -1);
    if (named === undefined && compound >= 0) attributedByNearness++;
    if (compound >= 0) hasMachine[compound] = 1;
    const community = communityCodesGiven[machine] || (compound >= 0 ? communityOfDemand[compound]! : '');
    if (community) communityCodes.add(community);
    else withoutCommunity++;
  }
  return { hasMachine, communityCodes, attributedByNearness, withoutCommunity };
}
