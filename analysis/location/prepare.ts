import { type FeatureTable, fieldIndex, numbersOf, textsOf } from '../core/features.ts';
import { AppError } from '../core/problems.ts';
import { quietRun, type Run } from '../core/run.ts';
import type { Words } from '../core/words.ts';
import { onlyFlagged, runningOf } from '../network/open-facilities.ts';
import { unitIndexOf } from '../network/place-in-units.ts';
import { hasPosition, type PlanarPoints, planarPointsOf } from '../network/planar-points.ts';
import { planarPolygonsOf } from '../network/polygon-index.ts';
import { straightTravel } from '../network/straight-travel.ts';
import { walkingTravel, walkLimitM } from '../network/walking.ts';
import type { CostProblem } from './assignment-costs.ts';
import type { SiteRules } from './cover-problem.ts';
import type { CostMatrix } from './distances-csv.ts';
import type { LocationParams } from './params.ts';

export interface LocationInputs {
  /** points; `people` and `households` where known */
  readonly demand: FeatureTable;
  /** points; `unit_code` or `unit` where known */
  readonly candidates: FeatureTable;
  /** facilities that serve already; only status 运行 counts */
  readonly existing?: FeatureTable;
  /** polygons; code, name: needed for a limit per unit where candidates do not name their unit */
  readonly units?: FeatureTable;
  readonly roads?: FeatureTable;
  /** costs in place of geometry, in the row order of demand and candidates (`matchDistances`) */
  readonly distances?: CostMatrix;
  /** the column that is maximised (mclp) or weighs distances (p-median); `people` unless told otherwise */
  readonly weightField?: string;
}

/** All that the models need, computed once. */
export interface Prepared {
  readonly limitM: number;
  readonly weight: Float64Array;
  readonly people: Float64Array;
  readonly households: Float64Array;
  /** reached[s] lists the demand that candidate s serves within the limit */
  readonly reachOf: readonly Int32Array[];
  readonly isServedBefore: Uint8Array;
  readonly existingM: Float64Array;
  readonly nearestExistingM: Float64Array;
  readonly rules: SiteRules;
  readonly notes: readonly Words[];
  /** every demand × candidate cost, for the models that need all of them */
  costs(run: Run): Promise<CostProblem>;
}

export async function prepare(inputs: LocationInputs, params: LocationParams, run: Run): Promise<Prepared> {
  const demandPoints = planarPointsOf(inputs.demand);
  const allSites = planarPointsOf(inputs.candidates);
  const limitM = walkLimitM(params);
  const weights = weightsOf(inputs);
  const { travel, note } = walkingTravel(inputs.roads, params);
  const notes: Words[] = [...(inputs.distances ? [] : [note]), ...weights.notes];
  const existing = existingPoints(inputs);
  const existingM = inputs.existing
    ? (await travel.nearest(demandPoints, existing, quietRun)).distanceM.map((metres) =>
        metres >= 0 ? metres : Number.POSITIVE_INFINITY,
      )
    : new Float64Array(inputs.demand.rows.length).fill(Number.POSITIVE_INFINITY);
  const nearestExistingM = (await straightTravel(1).nearest(allSites, existing, quietRun)).distanceM;
  const sites = inputs.distances ? allSites : usableSites(inputs, allSites, nearestExistingM, params, notes);
  const lists = inputs.distances ? null : await travel.within(sites, demandPoints, limitM, run);
  const reachOf = Array.from({ length: inputs.candidates.rows.length }, (_, site) =>
    lists
      ? Int32Array.from(lists.target.subarray(lists.start[site]!, lists.start[site + 1]!))
      : reachInMatrix(inputs.distances!, site, limitM),
  );
  return {
    limitM,
    ...weights,
    reachOf,
    isServedBefore: Uint8Array.from(existingM, (metres) => (metres <= limitM ? 1 : 0)),
    existingM,
    nearestExistingM,
    rules: await rulesOf(inputs, sites, params),
    notes,
    costs: async (inner) => {
      const [demandCount, siteCount] = [inputs.demand.rows.length, inputs.candidates.rows.length];
      const cost = inputs.distances?.cost ?? new Float64Array(demandCount * siteCount).fill(Number.POSITIVE_INFINITY);
      if (!inputs.distances) {
        const all = await travel.within(sites, demandPoints, Number.MAX_VALUE, inner);
        for (let site = 0; site < siteCount; site++) {
          for (let at = all.start[site]!; at < all.start[site + 1]!; at++) {
            cost[all.target[at]! * siteCount + site] = all.distanceM[at]!;
          }
        }
      }
      return {
        demandCount,
        siteCount,
        cost,
        existing: existingM,
        weight: weights.weight,
        rules: await rulesOf(inputs, sites, params),
      };
    },
  };
}

function weightsOf(inputs: LocationInputs) {
  const { demand } = inputs;
  const figures = (name: string): Float64Array =>
    numbersOf(demand, name).map((value) => (Number.isNaN(value) ? 0 : Math.max(0, value)));
  const field = inputs.weightField ?? ['people', 'weight', 'households'].find((name) => fieldIndex(demand, name) >= 0);
  const isKnown = field !== undefined && fieldIndex(demand, field) >= 0;
  if (inputs.weightField !== undefined && !isKnown) {
    const allowed = demand.fields.map(({ name }) => name).join(' | ');
    throw new AppError({ code: 'bad-parameter', name: 'weight', value: inputs.weightField, allowed });
  }
  const weight = isKnown ? figures(field) : new Float64Array(demand.rows.length).fill(1);
  const people = fieldIndex(demand, 'people') >= 0 ? figures('people') : weight;
  const notes: Words[] = [
    isKnown
      ? { zh: `权重为需求点字段“${field}”。`, en: `Weights are the demand column “${field}”.` }
      : { zh: '需求点没有权重字段，每个点权重为 1。', en: 'The demand layer has no weights; every point weighs 1.' },
  ];
  return { weight, people, households: figures('households'), notes };
}

function existingPoints({ existing }: LocationInputs): PlanarPoints {
  if (!existing) return { count: 0, eastNorthM: new Float64Array() };
  return onlyFlagged(planarPointsOf(existing), runningOf(existing), 1);
}

/** Candidates with a position and not too near an existing facility; the others lose their position and are said. */
function usableSites(
  { candidates }: LocationInputs,
  sites: PlanarPoints,
  nearestExistingM: Float64Array,
  { minSpacingM }: LocationParams,
  notes: Words[],
): PlanarPoints {
  const isUsable = Uint8Array.from({ length: sites.count }, (_, site) =>
    hasPosition(sites, site) && !(nearestExistingM[site]! < minSpacingM) ? 1 : 0,
  );
  const lost = Array.from({ length: sites.count }, (_, site) => site).filter(
    (site) => !hasPosition(sites, site),
  ).length;
  const tooNear = sites.count - lost - isUsable.reduce((sum, usable) => sum + usable, 0);
  if (lost > 0)
    notes.push({
      zh: `${lost} 个候选点没有坐标，未使用。`,
      en: `${lost} candidates have no position and were not used.`,
    });
  if (tooNear > 0) {
    notes.push({
      zh: `${tooNear} 个候选点距现有设施不足 ${minSpacingM} m，未使用。`,
      en: `${tooNear} candidates are nearer than ${minSpacingM} m to an existing facility and were not used.`,
    });
  }
  if (!isUsable.includes(1)) throw new AppError({ code: 'no-candidates', layer: candidates.name });
  return onlyFlagged(sites, isUsable, 1);
}

function reachInMatrix({ candidates, cost, demand }: CostMatrix, site: number, limitM: number): Int32Array {
  const reached: number[] = [];
  demand.forEach((_, row) => {
    if (cost[row * candidates.length + site]! <= limitM) reached.push(row);
  });
  return Int32Array.from(reached);
}

async function rulesOf(inputs: LocationInputs, sites: PlanarPoints, params: LocationParams): Promise<SiteRules> {
  const hasLimit = params.maxPerUnit > 0;
  return {
    groupOf: hasLimit ? groupsOf(inputs) : new Int32Array(sites.count).fill(-1),
    maxPerGroup: hasLimit ? params.maxPerUnit : Number.POSITIVE_INFINITY,
    conflicts: params.minSpacingM > 0 ? await pairsNearer(sites, params.minSpacingM) : [],
  };
}

/** Units by polygon where a unit layer is given, otherwise by what the candidates say. */
function groupsOf({ candidates, units }: LocationInputs): Int32Array {
  if (units) {
    const places = { codes: textsOf(units, 'code'), names: textsOf(units, 'name'), polygons: planarPolygonsOf(units) };
    return unitIndexOf(candidates, planarPointsOf(candidates), places);
  }
  const codes = textsOf(candidates, 'unit_code');
  const names = textsOf(candidates, 'unit');
  const numbers = new Map<string, number>();
  return Int32Array.from(codes, (code, row) => {
    const unit = code || names[row]!;
    if (!unit) return -1;
    if (!numbers.has(unit)) numbers.set(unit, numbers.size);
    return numbers.get(unit)!;
  });
}

async function pairsNearer(sites: PlanarPoints, spacingM: number): Promise<(readonly [number, number])[]> {
  const near = await straightTravel(1).within(sites, sites, spacingM, quietRun);
  const pairs: (readonly [number, number])[] = [];
  for (let site = 0; site < sites.count; site++) {
    for (let at = near.start[site]!; at < near.start[site + 1]!; at++) {
      const other = near.target[at]!;
      if (other > site && near.distanceM[at]! < spacingM) pairs.push([site, other]);
    }
  }
  return pairs;
}
