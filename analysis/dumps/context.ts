import { type FeatureTable, textsOf } from '../core/features.ts';
import type { Run } from '../core/run.ts';
import { nearestFeatures } from './nearest-feature.ts';
import { polygonIndex } from './overlap.ts';
import type { DumpsParams } from './params.ts';
import type { Patch } from './patch.ts';
import type { DumpsInputs, ExclusionReason } from './types.ts';

/** What lies around one patch. Distances in metres; null where the layer is missing, Infinity where nothing is within reach. */
export interface PatchContext {
  readonly unitCode: string | null;
  readonly unitName: string | null;
  readonly roadM: number | null;
  readonly waterM: number | null;
  readonly homesM: number | null;
  readonly facilityM: number | null;
  readonly complaints: number | null;
  readonly permit: PermitOverlap | null;
  /** share of the patch on parks, farmland, woods or water; null without a land use layer */
  readonly mismatchShare: number | null;
  readonly farmlandShare: number | null;
  readonly exclusion: { readonly reason: ExclusionReason; readonly by: string } | null;
}

export interface PermitOverlap {
  /** share of the patch inside permitted sites, 0–1 */
  readonly share: number;
  /** 1 while the permit runs at the later date, 0.5 up to a year after its end, 0 otherwise */
  readonly force: number;
  readonly permitNo: string;
}

const ROAD_REACH_M = 2000;
const WATER_REACH_M = 2000;
const HOMES_REACH_M = 2000;
const YEAR_DAYS = 365;
/** Facilities that lawfully look like a dump from above. */
const OPEN_AIR_FACILITIES = new Set(['landfill', 'cd-yard', 'sorting-centre', 'incinerator']);
/** Land uses on which bare heaps have no business. */
const GREEN_LAND_USES = new Set([
  'park',
  'farmland',
  'forest',
  'wood',
  'grass',
  'green',
  'orchard',
  'water',
  'wetland',
]);

/** Looks around every patch. @returns one entry per patch, in order */
export async function contextOf(
  patches: readonly Patch[],
  inputs: DumpsInputs,
  params: DumpsParams,
  run: Run,
): Promise<PatchContext[]> {
  const look = lookAround(inputs, params);
  const contexts: PatchContext[] = [];
  for (const patch of patches) {
    contexts.push(look(patch));
    run.progress(contexts.length / patches.length);
    await run.breathe();
  }
  return contexts;
}

function lookAround(inputs: DumpsInputs, params: DumpsParams): (patch: Patch) => PatchContext {
  const units = inputs.units && {
    index: polygonIndex(inputs.units),
    codes: textsOf(inputs.units, 'code'),
    names: textsOf(inputs.units, 'name'),
  };
  const roads = inputs.roads && nearestFeatures(withoutFootways(inputs.roads));
  const water = inputs.water && { edges: nearestFeatures(inputs.water), areas: polygonIndex(inputs.water) };
  const homes = inputs.homes && nearestFeatures(inputs.homes);
  const complaints = inputs.complaints && nearestFeatures(inputs.complaints);
  const openAir = inputs.facilities && only(inputs.facilities, 'type', OPEN_AIR_FACILITIES);
  const facilities = openAir && { near: nearestFeatures(openAir), names: textsOf(openAir, 'name') };
  const permits = inputs.permits && permitTest(inputs.permits, inputs.after.date);
  const landUse = inputs.landUse && { index: polygonIndex(inputs.landUse), kinds: textsOf(inputs.landUse, 'kind') };
  const exclusions = (inputs.exclusions ?? []).map((table) => ({ name: table.name, index: polygonIndex(table) }));

  return (patch) => {
    const [lon, lat] = patch.centre;
    const unit = units ? units.index.at(lon, lat) : -1;
    const facility = facilities?.near.nearest(patch.polygon, WATER_REACH_M) ?? null;
    const uses = landUse?.index.covering(patch.polygon).map(({ row, share }) => ({ kind: landUse.kinds[row]!, share }));
    const shareOf = (test: (kind: string) => boolean): number | null =>
      uses
        ? Math.min(
            1,
            uses.reduce((sum, use) => sum + (test(use.kind) ? use.share : 0), 0),
          )
        : null;
    const layer = exclusions.find(
      ({ index }) => index.covering(patch.polygon).reduce((sum, { share }) => sum + share, 0) >= params.excludeShare,
    );
    const isAtFacility = facility !== null && facility.distanceM <= params.facilityM;
    return {
      unitCode: units?.codes[unit] || null,
      unitName: units?.names[unit] || null,
      roadM: roads ? (roads.nearest(patch.polygon, ROAD_REACH_M)?.distanceM ?? Infinity) : null,
      waterM: water
        ? water.areas.at(lon, lat) >= 0
          ? 0
          : (water.edges.nearest(patch.polygon, WATER_REACH_M)?.distanceM ?? Infinity)
        : null,
      homesM: homes ? (homes.nearest(patch.polygon, HOMES_REACH_M)?.distanceM ?? Infinity) : null,
      facilityM: facilities ? (facility?.distanceM ?? Infinity) : null,
      complaints: complaints ? complaints.within(patch.polygon, params.complaintM).length : null,
      permit: permits ? permits(patch) : null,
      mismatchShare: shareOf((kind) => GREEN_LAND_USES.has(kind)),
      farmlandShare: shareOf((kind) => kind === 'farmland'),
      exclusion: layer
        ? { reason: 'exclusion-layer', by: layer.name }
        : isAtFacility
          ? { reason: 'facility', by: facilities?.names[facility.row] || 'facility' }
          : null,
    };
  };
}

function permitTest(permits: FeatureTable, afterDate: string | null): (patch: Patch) => PermitOverlap {
  const index = polygonIndex(permits);
  const [numbers, starts, ends] = [textsOf(permits, 'permit_no'), textsOf(permits, 'start'), textsOf(permits, 'end')];
  return (patch) => {
    let best: PermitOverlap = { share: 0, force: 0, permitNo: '' };
    for (const { row, share } of index.covering(patch.polygon)) {
      const force = permitForce(starts[row]!, ends[row]!, afterDate);
      if (share * force > best.share * best.force || best.share === 0) best = { share, force, permitNo: numbers[row]! };
    }
    return best;
  };
}

/** How much a permit explains bare ground on a date: 1 while it runs (or when a date is unknown), 0.5 up to a year after, else 0. */
export function permitForce(start: string, end: string, date: string | null): number {
  if (date === null || (start !== '' && start > date)) return date === null ? 1 : 0;
  if (end === '' || end >= date) return 1;
  return (Date.parse(date) - Date.parse(end)) / 86_400_000 <= YEAR_DAYS ? 0.5 : 0;
}

const withoutFootways = (roads: FeatureTable): FeatureTable => {
  const classes = textsOf(roads, 'class');
  return { ...roads, rows: roads.rows.filter((_, i) => classes[i] !== 'footway') };
};

function only(table: FeatureTable, field: string, kept: ReadonlySet<string>): FeatureTable {
  const values = textsOf(table, field);
  return { ...table, rows: table.rows.filter((_, i) => kept.has(values[i]!)) };
}
