import { middleU, middleV } from '../plan/blocks.ts';
import type { Plan } from '../plan/make-plan.ts';
import { hash01 } from '../plan/noise.ts';
import { pulledInside } from '../plan/urbanity.ts';
import { planOf } from '../plan/warp.ts';
import { UNIT_TARGETS } from '../units/targets.ts';
import type { Community } from './communities.ts';
import type { Compound } from './compounds.ts';

export type FacilityType =
  | 'bin-station'
  | 'collect-point'
  | 'cleaning-station'
  | 'transfer-station'
  | 'loading-point'
  | 'sorting-centre'
  | 'decor-waste'
  | 'cd-yard'
  | 'landfill'
  | 'incinerator'
  | 'hazardous'
  | 'medical';

export interface Facility {
  readonly id: string;
  readonly name: string;
  readonly type: FacilityType;
  readonly unit: number;
  readonly communityCode: string;
  readonly u: number;
  readonly v: number;
  readonly capacity: number;
  readonly capacityUnit: string;
  readonly status: '运行' | '停用' | '在建';
}

type Draft = Omit<Facility, 'id' | 'status'> & { readonly status?: Facility['status'] };

/** Households to one bin station and to one collection point. */
const HOUSEHOLDS_PER_BINS = 130;
const HOUSEHOLDS_PER_POINT = 400;
/** 811 closed cleaning stations for 21.9 M people in Beijing. */
const PEOPLE_PER_CLEANING_STATION = 27_000;
/** The unit left without a transfer station, so that a gap shows. */
const WITHOUT_TRANSFER = '豆各庄地区';

/** The facilities of the plan: small ones by households and people, one of each large kind per unit or district at its place. */
export function makeFacilities(
  plan: Plan,
  communities: readonly Community[],
  compounds: readonly Compound[],
): Facility[] {
  const drafts = [
    ...compounds.flatMap((compound, i) => smallPoints(plan, compound, i)),
    ...UNIT_TARGETS.flatMap((_, unit) =>
      unitStations(
        unit,
        communities.filter((community) => community.unit === unit),
        plan.seed,
      ),
    ),
    ...largePlants(plan),
  ];
  return drafts.map((draft, i) => ({
    ...draft,
    id: `F${String(i + 1).padStart(5, '0')}`,
    status: draft.status ?? (hash01(i, 81, plan.seed) < 0.015 ? '停用' : '运行'),
  }));
}

function smallPoints({ seed, urbanity }: Plan, compound: Compound, i: number): Draft[] {
  const { community, block } = compound;
  const inBlock = (k: number, salt: number): { u: number; v: number } => {
    const along = (from: number, to: number, axis: number): number =>
      from + 16 + (to - from - 32) * hash01(i * 64 + k, salt + axis, seed);
    const place = [along(block.u0, block.u1, 0), along(block.v0, block.v1, 1)] as const;
    const [u, v] = pulledInside(urbanity, community.unit, place, [middleU(block), middleV(block)]);
    return { u, v };
  };
  const carry = (share: number, salt: number): number => Math.floor(share + hash01(i, salt, seed));
  const own = { unit: community.unit, communityCode: community.code };
  const many = (count: number, draft: (k: number) => Draft): Draft[] =>
    Array.from({ length: count }, (_, k) => draft(k));
  return [
    ...many(carry(compound.households / HOUSEHOLDS_PER_BINS, 82), (k) => ({
      ...own,
      ...inBlock(k, 91),
      name: `${compound.name}${k + 1}号桶站`,
      type: 'bin-station',
      capacity: 4,
      capacityUnit: '桶',
    })),
    ...many(carry(compound.households / HOUSEHOLDS_PER_POINT, 83), (k) => ({
      ...own,
      ...inBlock(k, 93),
      name: `${compound.name}${k + 1}号收集点`,
      type: 'collect-point',
      capacity: 1.2,
      capacityUnit: 't/d',
    })),
    ...many(hash01(i, 84, seed) < 0.3 ? 1 : 0, (k) => ({
      ...own,
      ...inBlock(k, 95),
      name: `${compound.name}装修垃圾投放点`,
      type: 'decor-waste',
      capacity: 30,
      capacityUnit: 'm²',
    })),
  ];
}

function unitStations(unit: number, communities: readonly Community[], seed: number): Draft[] {
  const { name, people } = UNIT_TARGETS[unit]!;
  const at = (k: number, salt: number): { u: number; v: number; communityCode: string; unit: number } => {
    const community = communities[Math.floor(communities.length * hash01(unit * 40 + k, salt, seed))]!;
    const block = community.blocks[0]!;
    return {
      u: Math.round(middleU(block)) + 4 * k,
      v: Math.round(middleV(block)) + 5 * (salt - 100),
      communityCode: community.code,
      unit,
    };
  };
  const cleaning = Math.max(1, Math.round(people / PEOPLE_PER_CLEANING_STATION));
  return [
    ...Array.from(
      { length: cleaning },
      (_, k): Draft => ({
        ...at(k, 101),
        name: `${name}${k + 1}号密闭式清洁站`,
        type: 'cleaning-station',
        capacity: 20,
        capacityUnit: 't/d',
      }),
    ),
    ...(name === WITHOUT_TRANSFER
      ? []
      : [
          {
            ...at(0, 102),
            name: `${name}可回收物中转站`,
            type: 'transfer-station' as const,
            capacity: Math.round(8 + people / 9000),
            capacityUnit: 't/d',
          },
        ]),
    ...Array.from(
      { length: 2 },
      (_, k): Draft => ({
        ...at(k, 103),
        name: `${name}${k + 1}号装车点`,
        type: 'loading-point',
        capacity: 12,
        capacityUnit: 't/d',
      }),
    ),
    { ...at(0, 104), name: `${name}有害垃圾暂存点`, type: 'hazardous', capacity: 0.5, capacityUnit: 't' },
  ];
}

/** The large plants at roughly their public places; capacities as published where they are, otherwise round figures. */
function largePlants(plan: Plan): Draft[] {
  const plant = (
    name: string,
    type: FacilityType,
    lon: number,
    lat: number,
    capacity: number,
    capacityUnit: string,
    status?: Facility['status'],
  ): Draft => {
    const [u, v] = planOf(lon, lat).map(Math.round) as [number, number];
    return {
      name,
      type,
      unit: plan.urbanity.unitAt(u, v),
      communityCode: '',
      u,
      v,
      capacity,
      capacityUnit,
      ...(status ? { status } : {}),
    };
  };
  return [
    plant('高安屯卫生填埋场', 'landfill', 116.6175, 39.952, 8_920_000, 'm³'),
    plant('高安屯生活垃圾焚烧厂一期', 'incinerator', 116.6215, 39.9495, 1600, 't/d'),
    plant('朝阳循环经济产业园焚烧中心二期', 'incinerator', 116.6238, 39.9488, 1800, 't/d'),
    plant('高安屯再生资源分拣中心', 'sorting-centre', 116.619, 39.9475, 200, 't/d'),
    plant('高安屯医疗废物处置中心', 'medical', 116.6225, 39.9525, 30, 't/d'),
    plant('小武基大型分选转运站', 'sorting-centre', 116.49, 39.86, 2000, 't/d'),
    plant('东坝建筑垃圾临时消纳场', 'cd-yard', 116.56, 39.978, 3000, 't/d'),
    plant('黑庄户建筑垃圾资源化处置场', 'cd-yard', 116.593, 39.848, 4000, 't/d'),
    plant('孙河建筑垃圾临时消纳场', 'cd-yard', 116.525, 40.05, 2500, 't/d', '在建'),
    plant('金盏建筑垃圾临时消纳场', 'cd-yard', 116.595, 39.99, 2500, 't/d'),
  ];
}
