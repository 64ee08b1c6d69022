import type { ParamTable, ParamValues } from '../core/params.ts';
import { walkingParams } from '../network/walking.ts';

/** What can be set in a coverage run: how people walk, and the rules by which machines are counted as enough. */
export const coverageParams = {
  ...walkingParams,
  householdsPer: {
    kind: 'number',
    words: { zh: '每台机器服务户数', en: 'Households per machine' },
    unit: '户',
    default: 500,
    min: 200,
    max: 1_500,
    step: 50,
    citation: {
      zh: '由可回收物交投点 300–500 户设 1 处推得；智能回收机尚无专门标准',
      en: 'Derived from 300–500 households per recycling point; no standard for machines was found',
    },
    status: 'unverified',
  },
  recyclablesKgPerPersonDay: {
    kind: 'number',
    words: { zh: '人均可回收物产生量', en: 'Recyclables per person and day' },
    unit: 'kg',
    default: 0.18,
    min: 0.1,
    max: 0.35,
    step: 0.01,
    citation: {
      zh: '北京市 2020 年 12 月可回收物 4,024 吨/日 ÷ 常住人口（计算值）',
      en: 'Beijing, December 2020: 4,024 t a day divided by residents (computed)',
    },
    status: 'secondary',
    advanced: true,
  },
  captureShare: {
    kind: 'number',
    words: { zh: '进入智能回收机的比例', en: 'Share of recyclables that reaches machines' },
    unit: '',
    default: 0.3,
    min: 0.05,
    max: 0.6,
    step: 0.05,
    citation: { zh: '假设值，请按实际运行数据修改', en: 'An assumption; replace it with operating data' },
    status: 'unverified',
    advanced: true,
  },
  throughputKgPerDay: {
    kind: 'number',
    words: { zh: '单台日收运量', en: 'Throughput of one machine and day' },
    unit: 'kg',
    default: 50,
    min: 15,
    max: 100,
    step: 5,
    citation: {
      zh: '厦门 10 台机器 5 天实测 2,642.2 kg，折合 52.8 kg/台·日',
      en: 'Xiamen, 10 machines over 5 days: 2,642.2 kg, 52.8 kg per machine and day',
    },
    status: 'secondary',
    advanced: true,
  },
  gapLinkM: {
    kind: 'number',
    words: { zh: '未覆盖点归为一片的最大间距', en: 'Unserved points this near form one gap' },
    unit: 'm',
    default: 300,
    min: 50,
    max: 2_000,
    advanced: true,
  },
} as const satisfies ParamTable;

export type CoverageParams = ParamValues<typeof coverageParams>;
