import type { VerificationStatus } from '../core/params.ts';
import type { Words } from '../core/words.ts';

/** One rule as data: a value with where it comes from and how far that has been checked. Every one can be edited. */
export interface Standard {
  readonly id: string;
  readonly words: Words;
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly citation: Words;
  readonly status: VerificationStatus;
  readonly editable: true;
}

const row = (
  id: string,
  words: Words,
  [value, unit, min, max]: readonly [value: number, unit: string, min: number, max: number],
  citation: Words,
  status: VerificationStatus,
): Standard => ({ id, words, value, unit, min, max, citation, status, editable: true });

const same = (text: string): Words => ({ zh: text, en: text });

/** Service radii, households per point and quantities used for planning collection points and machines. */
export const standards: readonly Standard[] = [
  row(
    'collectPoint.radius',
    { zh: '生活垃圾收集点服务半径', en: 'Service radius of a waste collection point' },
    [120, 'm', 50, 200],
    same('GB 55013-2021 §3.2.2'),
    'verified',
  ),
  row(
    'collectPoint.radius.strict',
    { zh: '收集点服务半径（旧标准）', en: 'The same, older rule' },
    [70, 'm', 50, 100],
    same('GB/T 50337-2018; GB 50180-2018'),
    'unverified',
  ),
  row(
    'collectPoint.minPerCompound',
    { zh: '每个小区收集点数', en: 'Collection points per compound' },
    [1, '', 1, 20],
    same('GB 55013-2021 §3.2.2'),
    'verified',
  ),
  row(
    'collectStation.radius',
    { zh: '收集站服务半径（人力收集）', en: 'Service radius of a collection station (hand carts)' },
    [400, 'm', 300, 2_000],
    same('CJJ 27-2012 §4.2; CJJ 179'),
    'unverified',
  ),
  row(
    'recyclePoint.householdsPer',
    { zh: '可回收物交投点每处服务户数', en: 'Households per recycling point' },
    [400, '户', 200, 1_500],
    {
      zh: '北京市 DB11/T《可回收物体系建设管理规范》（2024-01-01 施行）',
      en: 'Beijing DB11/T on the recyclables system, in force 2024-01-01',
    },
    'secondary',
  ),
  row(
    'recyclePoint.rural',
    { zh: '每个行政村交投点数', en: 'Recycling points per village' },
    [1, '', 1, 10],
    { zh: '北京市 DB11/T《可回收物体系建设管理规范》', en: 'Beijing DB11/T on the recyclables system' },
    'secondary',
  ),
  row(
    'recyclePoint.perCompound',
    { zh: '每个小区交投点数', en: 'Recycling points per compound' },
    [1, '', 1, 10],
    { zh: '京管发〔2021〕1号 §二(三)', en: 'Beijing urban management notice 2021 No. 1, §2(3)' },
    'verified',
  ),
  row(
    'transferPerStreet',
    { zh: '每个街道中转站数', en: 'Transfer stations per subdistrict' },
    [1, '', 1, 3],
    {
      zh: '北京市 2018 年《关于加快推进生活垃圾分类工作的意见》（转引）',
      en: 'Beijing opinion of 2018 on waste sorting, as reported',
    },
    'secondary',
  ),
  row(
    'smartMachine.perPlace',
    { zh: '每个小区（村）智能回收机数', en: 'Machines per compound or village' },
    [1, '', 1, 5],
    { zh: '区规划 §四(二)2(1) 全覆盖目标', en: 'District plan §4(2)2(1), the target of full coverage' },
    'verified',
  ),
  row(
    'smartMachine.householdsPer',
    { zh: '每台智能回收机服务户数', en: 'Households per machine' },
    [500, '户', 200, 1_500],
    {
      zh: '由交投点规则推得，机器尚无标准',
      en: 'Derived from the recycling-point rule; no standard for machines was found',
    },
    'unverified',
  ),
  row(
    'smartMachine.radius',
    { zh: '智能回收机步行服务距离', en: 'Walking distance to a machine' },
    [300, 'm', 100, 500],
    { zh: '参照 GB 50180-2018 五分钟生活圈', en: 'By analogy with the five-minute circle of GB 50180-2018' },
    'unverified',
  ),
  row(
    'smartMachine.capacity',
    { zh: '单台容量', en: 'Capacity of one machine' },
    [150, 'kg', 60, 400],
    { zh: '无公开标准', en: 'No public standard' },
    'unverified',
  ),
  row(
    'smartMachine.throughput',
    { zh: '单台日收运量', en: 'Throughput of one machine and day' },
    [50, 'kg', 15, 100],
    { zh: '厦门 10 台 5 天 2,642.2 kg（计算值）', en: 'Xiamen, 10 machines, 5 days, 2,642.2 kg (computed)' },
    'secondary',
  ),
  row(
    'lifeCircle.5',
    { zh: '五分钟生活圈半径', en: 'Radius of the five-minute circle' },
    [300, 'm', 200, 400],
    same('GB 50180-2018 §2.0.2–2.0.5'),
    'unverified',
  ),
  row(
    'lifeCircle.10',
    { zh: '十分钟生活圈半径', en: 'Radius of the ten-minute circle' },
    [500, 'm', 400, 600],
    same('GB 50180-2018 §2.0.2–2.0.5'),
    'unverified',
  ),
  row(
    'lifeCircle.15',
    { zh: '十五分钟生活圈半径', en: 'Radius of the fifteen-minute circle' },
    [1_000, 'm', 800, 1_000],
    same('GB 50180-2018 §2.0.2–2.0.5'),
    'unverified',
  ),
  row(
    'hh.size',
    { zh: '户均人口', en: 'Persons per household' },
    [2.31, '', 2, 2.8],
    { zh: '北京市第七次人口普查（家庭户）', en: 'Beijing, seventh census, family households' },
    'unverified',
  ),
  row(
    'walk.speed',
    { zh: '步行速度', en: 'Walking speed' },
    [80, 'm/min', 50, 90],
    { zh: '常用规划取值', en: 'A common planning value' },
    'unverified',
  ),
  row(
    'detour.factor',
    { zh: '绕行系数', en: 'Detour factor' },
    [1.32, '', 1.15, 1.6],
    { zh: '中国 25 个城市平均 1.324', en: 'Mean of 25 Chinese cities, 1.324' },
    'verified',
  ),
  row(
    'gen.recyclables',
    { zh: '人均可回收物产生量', en: 'Recyclables per person and day' },
    [0.18, 'kg', 0.1, 0.35],
    { zh: '北京市 2020 年 12 月 4,024 吨/日（计算值）', en: 'Beijing, December 2020, 4,024 t a day (computed)' },
    'secondary',
  ),
  row(
    'machine.captureShare',
    { zh: '进入智能回收机的比例', en: 'Share of recyclables that reaches machines' },
    [0.3, '', 0.05, 0.6],
    { zh: '假设值', en: 'An assumption' },
    'unverified',
  ),
  row(
    'bin.householdsPer',
    { zh: '固定桶站每处户数', en: 'Households per bin station' },
    [130, '户', 80, 300],
    { zh: '北京市 63,200 处桶站 ÷ 户数（计算值）', en: 'Beijing, 63,200 bin stations over its households (computed)' },
    'unverified',
  ),
];
