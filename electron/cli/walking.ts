import { refuse } from './arguments.ts';
import type { Arguments, OptionTable } from './verb.ts';

/** How people walk: shared by coverage and locate. */
export const walkingOptions: OptionTable = {
  'radius-m': { value: 'R', words: { zh: '步行服务半径，米', en: 'walking distance that counts as served, metres' } },
  minutes: {
    value: 'M',
    words: { zh: '步行时间，分钟（代替半径）', en: 'walking time in minutes, in place of the radius' },
  },
  detour: { value: 'X', words: { zh: '绕行系数', en: 'detour factor' } },
  roads: {
    value: 'FILE',
    words: { zh: '道路；没有则按直线 × 绕行系数', en: 'roads; without them straight line × detour' },
  },
};

export function walkingOverrides(verb: string, args: Arguments): Record<string, number> {
  const values: Record<string, number> = {};
  const [radiusM, minutes, detour] = [args.number('radius-m'), args.number('minutes'), args.number('detour')];
  if (radiusM !== null && minutes !== null) refuse(verb, '--radius-m --minutes');
  if (radiusM !== null) values['radiusM'] = radiusM;
  if (minutes !== null) values['minutes'] = minutes;
  if (detour !== null) values['detour'] = detour;
  return values;
}
