import type { Analysis } from '../core/analysis.ts';
import { ellipsoidalAreaM2 } from '../core/earth.ts';
import { type FeatureTable, fieldIndex, textsOf } from '../core/features.ts';
import { AppError } from '../core/problems.ts';
import { inStages, type Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import { onlyFlagged, runningOf } from '../network/open-facilities.ts';
import { unitIndexOf } from '../network/place-in-units.ts';
import { hasPosition, type PlanarPoints, planarPointsOf } from '../network/planar-points.ts';
import { planarPolygonsOf, type RingPolygon } from '../network/polygon-index.ts';
import type { Travel } from '../network/travel.ts';
import { walkingTravel, walkLimitM } from '../network/walking.ts';
import { type Community, communitiesOf } from './communities.ts';
import { gapsOf } from './gaps.ts';
import { AT_COMPOUND_M, installedIn } from './installed.ts';
import { type CoverageParams, coverageParams } from './params.ts';
import type { CoverageResult } from './result.ts';
import { planarAreaM2, servedAreasM2 } from './served-area.ts';
import { unitRows } from './unit-rows.ts';
import { demandWeights } from './weights.ts';
import { question, summaryOf, title } from './words.ts';

export { type CoverageParams, coverageParams } from './params.ts';
export * from './result.ts';
export { standards } from './standards.ts';
export { coverageGapsTable, coverageTable, coverageUnitsTable } from './tables.ts';
export { grouped, shareText } from './words.ts';

export interface CoverageInputs {
  /** points; people, households, id, name, unit_code or unit, community_code where known */
  readonly demand: FeatureTable;
  /** points; status, name, compound_id, community_code where known. Only status 运行 counts */
  readonly facilities: FeatureTable;
  /** points or polygons; code, kind (社区 or 村), unit_code */
  readonly communities?: FeatureTable;
  /** polygons; code, name */
  readonly units: FeatureTable;
  /** lines that share vertices at junctions; walks follow them when given */
  readonly roads?: FeatureTable;
  /** names of the columns with people and households, when they are not called so */
  readonly peopleField?: string;
  readonly householdsField?: string;
}

/** Who is served by a running machine: both readings of full coverage, per unit, with the gaps ranked. See README.md. */
export const coverage: Analysis<CoverageInputs, typeof coverageParams, CoverageResult> = {
  id: 'coverage',
  title,
  question,
  params: coverageParams,
  run: runCoverage,
};

async function runCoverage(inputs: CoverageInputs, params: CoverageParams, run: Run): Promise<CoverageResult> {
  const stage = inStages({ prepare: 2, walks: 6, area: 6, sums: 1 }, run);
  const { demand, facilities, units } = inputs;
  const points = planarPointsOf(demand);
  const machines = planarPointsOf(facilities);
  const polygons = planarPolygonsOf(units);
  if (!demand.rows.some((_, row) => hasPosition(points, row)))
    throw new AppError({ code: 'no-demand', layer: demand.name });
  if (polygons.every((parts) => parts.length === 0)) throw new AppError({ code: 'no-units', layer: units.name });
  const places = { codes: textsOf(units, 'code'), names: textsOf(units, 'name'), polygons };
  const weights = demandWeights(demand, inputs.peopleField, inputs.householdsField);
  const isRunning = runningOf(facilities);
  const unitIndex = unitIndexOf(demand, points, places);
  stage('prepare').progress(1);

  const { travel, note } = walkingTravel(inputs.roads, params);
  const limitM = walkLimitM(params);
  const toRunning = await travel.nearest(points, onlyFlagged(machines, isRunning, 1), stage('walks'));
  const toStopped = await travel.nearest(points, onlyFlagged(machines, isRunning, 0), stage('walks'));
  const isServed = Uint8Array.from(toRunning.distanceM, (distanceM) => (distanceM <= limitM ? 1 : 0));
  const installed = await installedIn(demand, points, facilities, machines, isRunning);
  const communities = communitiesOf(demand, inputs.communities);
  const within = await communitiesWithin(
    communities,
    inputs.communities,
    isServed,
    travel,
    onlyFlagged(machines, isRunning, 1),
    limitM,
    run,
  );
  stage('walks').progress(1);

  const { servedM2, unitM2 } = await areasOf(
    units,
    polygons,
    machines,
    isRunning,
    limitM / params.detour,
    stage('area'),
  );
  const rows = unitRows(
    {
      ...weights,
      isServed,
      unitIndex,
      hasMachine: installed.hasMachine,
      communities,
      communityUnit: communityUnits(communities, inputs.communities, unitIndex, places),
      communityIsWithin: within,
      communityHasMachine: Uint8Array.from(communities, ({ code }) => (installed.communityCodes.has(code) ? 1 : 0)),
      machineUnit: unitIndexOf(facilities, machines, places),
      isRunning,
      servedM2,
      unitM2,
    },
    places.codes,
    places.names,
    params,
  );
  const runningCount = isRunning.reduce((sum, runs) => sum + runs, 0);
  const machineNames = textsOf(facilities, 'name').map(
    (name, row) => name || textsOf(facilities, 'id')[row] || `#${row + 1}`,
  );
  const { gaps, clusters } = gapsOf({
    points,
    names: textsOf(demand, 'name'),
    people: weights.people,
    households: weights.households,
    unitIndex,
    isServed,
    toRunning,
    toStopped,
    machineNames: runningCount > 0 ? machineNames : [],
    limitM,
    linkM: params.gapLinkM,
  });
  stage('sums').progress(1);
  return {
    travel: travel.kind,
    limitM,
    distanceM: toRunning.distanceM,
    facilityIndex: toRunning.sourceIndex,
    isServed,
    unitIndex,
    ...rows,
    gaps,
    clusters,
    notes: [
      note,
      ...weights.notes,
      ...notesOf(inputs, points, unitIndex, isRunning, installed, travel, limitM, params),
    ],
    summary: summaryOf(rows.district, limitM),
  };
}

/** A community is within the walk when every demand point of it is; one without demand points by its own position. */
async function communitiesWithin(
  communities: readonly Community[],
  layer: FeatureTable | undefined,
  isServed: Uint8Array,
  travel: Travel,
  machines: PlanarPoints,
  limitM: number,
  run: Run,
): Promise<Uint8Array> {
  const own = layer ? await travel.nearest(planarPointsOf(layer), machines, run) : null;
  return Uint8Array.from(communities, ({ row, demand }) => {
    if (demand.length > 0) return demand.every((point) => isServed[point]) ? 1 : 0;
    return own && row >= 0 && own.distanceM[row]! <= limitM ? 1 : 0;
  });
}

function communityUnits(
  communities: readonly Community[],
  layer: FeatureTable | undefined,
  unitOfDemand: Int32Array,
  places: Parameters<typeof unitIndexOf>[2],
): Int32Array {
  const own = layer ? unitIndexOf(layer, planarPointsOf(layer), places) : null;
  return Int32Array.from(communities, ({ row, demand }) => {
    const unit = own && row >= 0 ? own[row]! : -1;
    return unit >= 0 || demand.length === 0 ? unit : unitOfDemand[demand[0]!]!;
  });
}

/** Served and whole ground per unit in ellipsoidal m²: planar areas scaled by what the ellipsoid says of the whole unit. */
async function areasOf(
  units: FeatureTable,
  polygons: readonly (readonly RingPolygon[])[],
  machines: PlanarPoints,
  isRunning: Uint8Array,
  radiusM: number,
  run: Run,
): Promise<{ servedM2: Float64Array; unitM2: Float64Array }> {
  const planarM2 = polygons.map(planarAreaM2);
  const isDegrees = units.crs === 'EPSG:4326' || units.crs === 'EPSG:4490';
  const unitM2 = Float64Array.from(units.rows, ({ geometry }, unit) =>
    isDegrees && (geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon')
      ? ellipsoidalAreaM2(geometry)
      : planarM2[unit]!,
  );
  const served = await servedAreasM2(polygons, machines, isRunning, radiusM, run);
  const servedM2 = served.map((m2, unit) =>
    planarM2[unit]! > 0 ? Math.min(1, m2 / planarM2[unit]!) * unitM2[unit]! : 0,
  );
  return { servedM2, unitM2 };
}

function notesOf(
  { facilities, demand }: CoverageInputs,
  points: PlanarPoints,
  unitIndex: Int32Array,
  isRunning: Uint8Array,
  installed: { readonly attributedByNearness: number; readonly withoutCommunity: number },
  travel: Travel,
  limitM: number,
  params: CoverageParams,
): Words[] {
  const notes: Words[] = [];
  const say = (count: number, zh: string, en: string): void => {
    if (count > 0) notes.push({ zh, en });
  };
  const stopped = isRunning.length - isRunning.reduce((sum, runs) => sum + runs, 0);
  say(
    stopped,
    `${stopped} 台机器不在运行状态，不计入覆盖。`,
    `${stopped} machines are not running and serve nobody here.`,
  );
  if (fieldIndex(facilities, 'status') < 0) {
    say(1, '设施图层没有状态字段，全部按运行计。', 'The facility layer has no status; every one counts as running.');
  }
  const lost = demand.rows.filter((_, row) => !hasPosition(points, row)).length;
  say(
    lost,
    `${lost} 个需求点没有坐标，按未覆盖计。`,
    `${lost} demand points have no position and count as not served.`,
  );
  const outside = unitIndex.filter((unit) => unit < 0).length;
  say(
    outside,
    `${outside} 个需求点不在任何街道（地区）内，未计入表格。`,
    `${outside} demand points lie in no unit and are not in the table.`,
  );
  const near = installed.attributedByNearness;
  say(
    near,
    `${near} 台机器未注明小区，按 ${AT_COMPOUND_M} m 内最近的小区归属。`,
    `${near} machines name no compound and were given to the nearest one within ${AT_COMPOUND_M} m.`,
  );
  const homeless = installed.withoutCommunity;
  say(
    homeless,
    `${homeless} 台运行机器无法归属社区（村），不计入“已安装”。`,
    `${homeless} running machines belong to no known community and do not count as installed.`,
  );
  const radius = Math.round(limitM / params.detour);
  notes.push(
    travel.kind === 'network'
      ? {
          zh: `覆盖面积仍按机器周围 ${radius} m 圆（步行距离 ÷ 绕行系数）计算。`,
          en: `Served area is still the ground within ${radius} m circles (walk ÷ detour factor).`,
        }
      : {
          zh: `覆盖面积按机器周围 ${radius} m 圆计算，与各街道（地区）边界求交。`,
          en: `Served area is the ground within ${radius} m circles, cut by the units.`,
        },
  );
  return notes;
}
