import type { NumberParam, VerificationStatus } from '../core/params.ts';
import type { Words } from '../core/words.ts';

interface Row {
  readonly zh: string;
  readonly en: string;
  readonly unit?: string;
  readonly why: Words;
  readonly status: VerificationStatus;
  readonly step?: number;
}

const number = (value: number, min: number, max: number, row: Row): NumberParam => ({
  kind: 'number',
  words: { zh: row.zh, en: row.en },
  unit: row.unit ?? '',
  default: value,
  min,
  max,
  ...(row.step === undefined ? {} : { step: row.step }),
  citation: row.why,
  status: row.status,
});
const advanced = (param: NumberParam): NumberParam => ({ ...param, advanced: true });

const SIMULATED: Words = {
  zh: '由光谱表蒙特卡洛模拟得出（分类均值±标准差）',
  en: 'From Monte-Carlo draws of the spectral table (class mean ± sd)',
};
const KRUSE: Words = {
  zh: 'Kruse 等（Global Plastic Watch，PLOS）：NDVI > 0.4 的像元剔除，中、高灵敏度阈值 0.6；3×3 像元可检出，2×3 不可',
  en: 'Kruse et al. (Global Plastic Watch, PLOS): pixels above NDVI 0.4 dropped, threshold 0.6 at medium and high sensitivity; a 3×3 pixel block is found, 2×3 is not',
};
const PRIOR: Words = { zh: '专家先验，未经标定，可编辑', en: 'Expert prior, not fitted, editable' };
const AHP: Words = { zh: '层次分析式先验权重，未拟合', en: 'AHP-type prior weight, not fitted' };

/** One row per threshold and weight of the method. */
export const dumpsParams = {
  ndviMax: number(0.25, 0.15, 0.4, {
    zh: 'NDVI 上限',
    en: 'NDVI at most',
    step: 0.01,
    status: 'verified',
    why: {
      zh: `模拟均值：渣土、垃圾 0.07–0.11，休耕地 0.21。${KRUSE.zh}`,
      en: `Simulated means: rubble and refuse .07–.11, fallow .21. ${KRUSE.en}`,
    },
  }),
  bsiMin: advanced(
    number(0.02, -0.05, 0.4, {
      zh: '裸土指数下限',
      en: 'Bare soil index at least',
      status: 'secondary',
      why: SIMULATED,
    }),
  ),
  bsiMax: advanced(
    number(0.28, -0.05, 0.4, {
      zh: '裸土指数上限',
      en: 'Bare soil index at most',
      status: 'secondary',
      why: SIMULATED,
    }),
  ),
  brightnessMin: advanced(
    number(0.09, 0.05, 0.45, { zh: '亮度下限', en: 'Brightness at least', status: 'secondary', why: SIMULATED }),
  ),
  brightnessMax: advanced(
    number(0.32, 0.05, 0.45, { zh: '亮度上限', en: 'Brightness at most', status: 'secondary', why: SIMULATED }),
  ),
  changeFloor: number(0.08, 0.05, 0.15, {
    zh: '变化向量阈值下限',
    en: 'Change vector threshold, floor',
    step: 0.005,
    status: 'secondary',
    why: {
      zh: '未变化像元的第 95 百分位为 0.07–0.09；再降低只会增加误报',
      en: 'Unchanged pixels have a 95th percentile of .07–.09; lower only adds false alarms',
    },
  }),
  changeCeiling: advanced(
    number(0.16, 0.08, 0.3, { zh: '大津阈值上限', en: 'Otsu threshold, ceiling', status: 'secondary', why: SIMULATED }),
  ),
  ndviLoss: number(0.2, 0.1, 0.4, {
    zh: '植被消失：NDVI 下降',
    en: 'Vegetation lost: NDVI falls by',
    step: 0.01,
    status: 'secondary',
    why: {
      zh: '农田、林地变堆场第 95 百分位 −0.25；未变化第 5 百分位 −0.05 至 −0.15',
      en: 'Crop or tree to dump p95 = −.25; no change p5 −.05 … −.15',
    },
  }),
  spectralAngle: advanced(
    number(0.12, 0.05, 0.4, {
      zh: '光谱角变化',
      en: 'Spectral angle change',
      unit: 'rad',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  high: number(0.6, 0.3, 0.9, {
    zh: '图斑核心阈值',
    en: 'Object core threshold',
    step: 0.05,
    status: 'verified',
    why: KRUSE,
  }),
  low: number(0.4, 0.3, 0.9, {
    zh: '图斑边缘阈值',
    en: 'Object edge threshold',
    step: 0.05,
    status: 'secondary',
    why: KRUSE,
  }),
  minAreaM2: number(900, 300, 5000, {
    zh: '最小图斑面积',
    en: 'Smallest object',
    unit: 'm²',
    step: 100,
    status: 'verified',
    why: KRUSE,
  }),
  simplifyM: advanced(
    number(5, 0, 30, { zh: '边界简化', en: 'Outline simplification', unit: 'm', status: 'unverified', why: PRIOR }),
  ),
  minClearShare: number(0.8, 0, 1, {
    zh: '晴空占比下限',
    en: 'Clear share at least',
    status: 'unverified',
    why: PRIOR,
  }),
  minOverlap: number(0.6, 0, 1, {
    zh: '影像覆盖下限',
    en: 'Share of the asked area a scene must cover',
    status: 'unverified',
    why: PRIOR,
  }),
  goodR2: advanced(
    number(0.8, 0, 1, {
      zh: '归一化 r² 良好',
      en: 'Normalisation r² that counts as good',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  goodResidual: advanced(
    number(0.02, 0.005, 1, {
      zh: '归一化残差良好',
      en: 'Normalisation residual that counts as good',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  minR2: advanced(
    number(0.4, 0, 1, {
      zh: '归一化 r² 下限',
      en: 'Refuse a normalisation r² below',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  maxResidual: advanced(
    number(0.05, 0.005, 1, {
      zh: '归一化残差上限',
      en: 'Refuse a normalisation residual above',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  maskDilationM: advanced(
    number(20, 0, 100, {
      zh: '云和阴影外扩',
      en: 'Cloud and shadow grown by',
      unit: 'm',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  roadNearM: number(50, 20, 500, {
    zh: '道路可达：满分距离',
    en: 'Road access: full value within',
    unit: 'm',
    status: 'secondary',
    why: {
      zh: '文献：可达性（Tasaki、Biotto）',
      en: 'Literature: access (Tasaki, Biotto)',
    },
  }),
  roadFarM: number(500, 100, 2000, {
    zh: '道路可达：零分距离',
    en: 'Road access: nothing beyond',
    unit: 'm',
    status: 'secondary',
    why: PRIOR,
  }),
  homesNearM: advanced(
    number(30, 0, 200, {
      zh: '居民点：零分距离',
      en: 'Homes: nothing within',
      unit: 'm',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  homesFarM: advanced(
    number(150, 50, 1000, {
      zh: '居民点：满分距离',
      en: 'Homes: full value beyond',
      unit: 'm',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  complaintM: number(300, 50, 1000, {
    zh: '投诉点关联半径',
    en: 'Complaint counts within',
    unit: 'm',
    status: 'unverified',
    why: PRIOR,
  }),
  facilityM: number(50, 0, 500, {
    zh: '合法设施排除半径',
    en: 'Set aside near a waste facility within',
    unit: 'm',
    status: 'unverified',
    why: PRIOR,
  }),
  excludeShare: advanced(
    number(0.5, 0.05, 1, {
      zh: '排除层重叠比例',
      en: 'Set aside when this share is covered',
      status: 'unverified',
      why: PRIOR,
    }),
  ),
  weightSpectral: advanced(
    number(0.22, 0, 1, { zh: '权重：光谱', en: 'Weight: spectrum', status: 'unverified', why: AHP }),
  ),
  weightChange: advanced(
    number(0.22, 0, 1, { zh: '权重：变化', en: 'Weight: change', status: 'unverified', why: AHP }),
  ),
  weightPersistence: advanced(
    number(0.12, 0, 1, { zh: '权重：持续性', en: 'Weight: persistence', status: 'unverified', why: AHP }),
  ),
  weightTexture: advanced(
    number(0.08, 0, 1, { zh: '权重：纹理', en: 'Weight: texture', status: 'unverified', why: AHP }),
  ),
  weightLandUse: advanced(
    number(0.14, 0, 1, { zh: '权重：用地不符', en: 'Weight: land-use mismatch', status: 'unverified', why: AHP }),
  ),
  weightRoad: advanced(
    number(0.08, 0, 1, { zh: '权重：道路可达', en: 'Weight: road access', status: 'unverified', why: AHP }),
  ),
  weightHomes: advanced(
    number(0.04, 0, 1, { zh: '权重：远离居民', en: 'Weight: away from homes', status: 'unverified', why: AHP }),
  ),
  weightComplaint: advanced(
    number(0.1, 0, 1, { zh: '权重：投诉', en: 'Weight: complaints', status: 'unverified', why: AHP }),
  ),
  penaltyPermit: advanced(
    number(0.25, 0, 1, { zh: '扣分：许可工地', en: 'Penalty: permitted site', status: 'unverified', why: AHP }),
  ),
  penaltyCropland: advanced(
    number(0.2, 0, 1, { zh: '扣分：农田物候', en: 'Penalty: cropland', status: 'unverified', why: AHP }),
  ),
  penaltyLookAlike: advanced(
    number(0.15, 0, 1, { zh: '扣分：相似地物', en: 'Penalty: look-alike', status: 'unverified', why: AHP }),
  ),
  penaltyShadow: advanced(
    number(0.05, 0, 1, { zh: '扣分：阴影', en: 'Penalty: shadow', status: 'unverified', why: AHP }),
  ),
} as const;

export type DumpsParams = { readonly [Id in keyof typeof dumpsParams]: number };
