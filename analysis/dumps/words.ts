import type { Words } from '../core/words.ts';
import type { ConditionId, DumpClass, ExclusionReason, TermId } from './types.ts';

export const dumpsTitle: Words = { zh: '疑似堆放点识别', en: 'Suspected dump sites' };
export const dumpsQuestion: Words = {
  zh: '哪些地块看起来像非正规固体废物堆放点，应当先去核查？',
  en: 'Which patches of ground look like informal dumps and should be checked first?',
};

/** Names of the stages a run reports. */
export const dumpsStages = {
  gate: { zh: '检查输入', en: 'Checking the inputs' },
  'read-after': { zh: '读取后期影像', en: 'Reading the later scene' },
  'read-before': { zh: '读取前期影像', en: 'Reading the earlier scene' },
  mask: { zh: '云、阴影掩膜', en: 'Masking cloud and shadow' },
  normalise: { zh: '辐射归一化', en: 'Normalising the dates' },
  change: { zh: '变化向量', en: 'Measuring change' },
  evidence: { zh: '像元证据', en: 'Weighing every pixel' },
  objects: { zh: '形成图斑', en: 'Forming patches' },
  measure: { zh: '量算图斑', en: 'Measuring patches' },
  context: { zh: '周边要素', en: 'Looking around each patch' },
  rank: { zh: '评分排序', en: 'Scoring and ranking' },
} as const satisfies Record<string, Words>;

export type DumpsStage = keyof typeof dumpsStages;

export const termWords: Readonly<Record<TermId, Words>> = {
  spectral: { zh: '光谱像废弃物', en: 'Spectrum like waste' },
  change: { zh: '两期之间变成裸露堆积', en: 'Turned into bare heaps between the dates' },
  persistence: { zh: '多期持续裸露', en: 'Stays bare over several dates' },
  texture: { zh: '表面比一般裸地粗糙', en: 'Rougher than bare ground here' },
  landUse: { zh: '位于绿地、农田或水域', en: 'On park, farmland or water' },
  road: { zh: '车辆可达', en: 'A road is near' },
  homes: { zh: '远离居民', en: 'Away from homes' },
  complaint: { zh: '附近有投诉', en: 'Complaints nearby' },
  permit: { zh: '位于许可工地内', en: 'Inside a permitted building site' },
  cropland: { zh: '像休耕或收割的农田', en: 'Looks like fallow or harvested field' },
  lookAlike: { zh: '像运动场、大棚、屋顶或苫盖', en: 'Looks like sports ground, greenhouse, roof or net' },
  shadow: { zh: '偏暗，可能是阴影', en: 'Dark, may be shadow' },
};

export const classWords: Readonly<Record<DumpClass, Words>> = {
  rubble: { zh: '建筑垃圾', en: 'rubble' },
  household: { zh: '生活垃圾混合堆', en: 'mixed refuse' },
  slag: { zh: '灰渣', en: 'slag or ash' },
  net: { zh: '防尘网苫盖堆', en: 'a net-covered heap' },
  construction: { zh: '施工场地', en: 'a building site' },
  bare: { zh: '裸土', en: 'bare soil' },
  fallow: { zh: '休耕地', en: 'fallow land' },
  other: { zh: '其他硬质地面', en: 'other hard ground' },
};

export const conditionWords: Readonly<Record<ConditionId, Words>> = {
  C1: { zh: '变化向量超过阈值', en: 'change vector above the threshold' },
  C2: { zh: '植被消失', en: 'vegetation lost' },
  C3: { zh: '裸地变粗糙或变质', en: 'bare ground turned rough or different' },
  gate: { zh: '裸露地面', en: 'bare ground' },
  slag: { zh: '深色灰渣', en: 'dark slag' },
  net: { zh: '防尘网', en: 'dust net' },
};

export const exclusionWords: Readonly<Record<ExclusionReason, Words>> = {
  'exclusion-layer': { zh: '位于排除图层内', en: 'inside an exclusion layer' },
  facility: { zh: '位于合法设施旁', en: 'at a lawful facility' },
  sliver: { zh: '细长条，多为道路或边界', en: 'a sliver, mostly road or edge' },
  water: { zh: '位于水面', en: 'on water' },
};
