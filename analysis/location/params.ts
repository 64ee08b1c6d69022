import type { ParamTable, ParamValues } from '../core/params.ts';
import { walkingParams } from '../network/walking.ts';

/** What can be set in a location run. */
export const locationParams = {
  model: {
    kind: 'choice',
    words: { zh: '模型', en: 'Model' },
    default: 'mclp',
    choices: {
      lscp: { zh: '最少台数全覆盖（LSCP）', en: 'Fewest sites that reach everyone (LSCP)' },
      mclp: { zh: '固定台数覆盖最多（MCLP）', en: 'Most people with p sites (MCLP)' },
      'p-median': { zh: '总步行距离最短（p-中值）', en: 'Shortest total walk (p-median)' },
      'p-center': { zh: '最远步行距离最短（p-中心）', en: 'Shortest longest walk (p-center)' },
    },
  },
  p: {
    kind: 'number',
    words: { zh: '新增台数 p', en: 'New sites p' },
    unit: '台',
    default: 50,
    min: 1,
    max: 20_000,
    step: 1,
  },
  ...walkingParams,
  maxPerUnit: {
    kind: 'number',
    words: { zh: '每个街道（地区）新增上限（0 表示不限）', en: 'Most new sites per unit (0: no limit)' },
    unit: '台',
    default: 0,
    min: 0,
    max: 10_000,
    step: 1,
    advanced: true,
  },
  minSpacingM: {
    kind: 'number',
    words: { zh: '点位最小直线间距（0 表示不限）', en: 'Least straight distance between sites (0: none)' },
    unit: 'm',
    default: 0,
    min: 0,
    max: 5_000,
    advanced: true,
  },
  timeLimitS: {
    kind: 'number',
    words: { zh: '求解时限', en: 'Time limit of the solver' },
    unit: 's',
    default: 60,
    min: 1,
    max: 3_600,
    advanced: true,
  },
} as const satisfies ParamTable;

export type LocationParams = ParamValues<typeof locationParams>;
