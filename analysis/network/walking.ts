import type { FeatureTable } from '../core/features.ts';
import type { NumberParam } from '../core/params.ts';
import type { Words } from '../core/words.ts';
import { connectedParts, roadGraph } from './graph.ts';
import { networkTravel } from './network-travel.ts';
import { walkableLines } from './road-lines.ts';
import { straightTravel } from './straight-travel.ts';
import type { Travel } from './travel.ts';

/** The parameters by which people walk, shared by every analysis that asks who can reach what. */
export const walkingParams = {
  radiusM: {
    kind: 'number',
    words: { zh: '步行服务半径', en: 'Walking distance to a machine' },
    unit: 'm',
    default: 300,
    min: 10,
    max: 5_000,
    citation: {
      zh: '参照 GB 50180-2018 五分钟生活圈；智能回收机尚无专门标准',
      en: 'By analogy with the five-minute circle of GB 50180-2018; no standard for smart machines was found',
    },
    status: 'unverified',
  },
  minutes: {
    kind: 'number',
    words: { zh: '步行时间（0 表示按距离）', en: 'Walking time (0: use the distance)' },
    unit: 'min',
    default: 0,
    min: 0,
    max: 60,
  },
  detour: {
    kind: 'number',
    words: { zh: '绕行系数（步行距离 ÷ 直线距离）', en: 'Detour factor (walk ÷ straight line)' },
    unit: '',
    default: 1.32,
    min: 1,
    max: 3,
    step: 0.01,
    citation: { zh: '中国 25 个城市平均绕行指数 1.324', en: 'Mean detour index of 25 Chinese cities, 1.324' },
    status: 'verified',
    advanced: true,
  },
  walkSpeedMPerMin: {
    kind: 'number',
    words: { zh: '步行速度', en: 'Walking speed' },
    unit: 'm/min',
    default: 80,
    min: 30,
    max: 120,
    citation: { zh: '常用规划取值', en: 'A common planning value' },
    status: 'unverified',
    advanced: true,
  },
} as const satisfies Record<string, NumberParam>;

export type WalkingParams = { readonly [Id in keyof typeof walkingParams]: number };

/** The walk that still counts as served, in metres: minutes × speed when minutes are given, else the radius. */
export const walkLimitM = (params: WalkingParams): number =>
  params.minutes > 0 ? params.minutes * params.walkSpeedMPerMin : params.radiusM;

/** Points farther from every walkable road than this are reported, not guessed. */
const MAX_OFFSET_M = 500;
/** Within this straight distance people cross the compound instead of going round by the road. */
const DIRECT_M = 100;

/** How people walk here, and the sentence that says so: along the roads where a road layer is given, else straight × detour. */
export function walkingTravel(roads: FeatureTable | undefined, params: WalkingParams): { travel: Travel; note: Words } {
  const lines = roads ? walkableLines(roads) : [];
  const detour = String(params.detour);
  if (lines.length === 0) {
    return {
      travel: straightTravel(params.detour),
      note: {
        zh: `步行距离按直线距离 × ${detour}（绕行系数）估算，未使用道路。`,
        en: `Walks are estimated as straight distance × ${detour} (detour factor); no roads were used.`,
      },
    };
  }
  const graph = roadGraph(lines);
  const { sizes } = connectedParts(graph);
  const km = Math.round(graph.lengthM.reduce((sum, length) => sum + length, 0) / 1000);
  return {
    travel: networkTravel(graph, { maxOffsetM: MAX_OFFSET_M, directM: DIRECT_M, detour: params.detour }),
    note: {
      zh: `步行距离沿道路量算（可步行道路 ${km} km，${sizes.length} 个连通部分）；直线 ${DIRECT_M} m 以内按直线 × ${detour}，距道路超过 ${MAX_OFFSET_M} m 的点视为不可达。`,
      en: `Walks follow the roads (${km} km walkable, in ${sizes.length} connected part${sizes.length === 1 ? '' : 's'}); within ${DIRECT_M} m the straight line × ${detour} is taken, and points over ${MAX_OFFSET_M} m from any road count as unreachable.`,
    },
  };
}
