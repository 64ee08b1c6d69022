import { problem } from './words-of.ts';

/** Why a detection run cannot be made, or cannot be trusted. */
export const dumpsProblems = {
  'dumps-bands-missing': problem<{ scene: string; missing: string }>({
    zh: ({ scene, missing }) => ({
      cause: `影像 ${scene} 缺少波段：${missing}，无法计算裸土和植被指数。`,
      remedy: '请选择至少含蓝、绿、红、近红外四个波段的影像，或在“波段”中指定各波段的用途。',
    }),
    en: ({ scene, missing }) => ({
      cause: `Scene ${scene} lacks the bands ${missing}, without which no ground index can be made.`,
      remedy:
        'Choose a scene with at least blue, green, red and near infrared, or say under “Bands” which band is which.',
    }),
  }),
  'dumps-no-overlap': problem<{ scene: string; with: string }>({
    zh: (facts) => ({
      cause: `影像 ${facts.scene} 与 ${facts.with} 没有重叠，未运行识别。`,
      remedy: '请检查影像范围和坐标系，换用覆盖本区的影像。',
    }),
    en: (facts) => ({
      cause: `Scene ${facts.scene} does not touch ${facts.with}; nothing was run.`,
      remedy: 'Check the extent and coordinate system of the scene, and choose one that covers the district.',
    }),
  }),
  'dumps-too-cloudy': problem<{ clearPercent: number; neededPercent: number }>({
    zh: ({ clearPercent, neededPercent }) => ({
      cause: `范围内只有 ${clearPercent}% 的像元无云且有数据，低于要求的 ${neededPercent}%。`,
      remedy: '请换用更晴朗的影像；若只需查看晴空部分，可调低“晴空占比下限”。',
    }),
    en: ({ clearPercent, neededPercent }) => ({
      cause: `Only ${clearPercent}% of the pixels are clear and have data; ${neededPercent}% are asked for.`,
      remedy: 'Choose a clearer scene, or lower “Clear share at least” to look at the clear part only.',
    }),
  }),
  'dumps-dates-differ': problem<{ bands: string; r2: number; residual: number }>({
    zh: ({ bands, r2, residual }) => ({
      cause: `两期影像无法归一化到同一亮度：${bands} 波段 r²=${r2}，残差 ${residual}（反射率）。`,
      remedy: '请换用同季节、同类产品的两期影像，检查缩放和偏移，或只用一期影像；确需继续时可放宽归一化限值。',
    }),
    en: ({ bands, r2, residual }) => ({
      cause: `The two dates cannot be brought to one brightness: band ${bands} has r² ${r2} and a residual of ${residual} reflectance.`,
      remedy:
        'Use two scenes of the same product and season, check scale and offset, or run one date; to go on anyway, relax the normalisation limits.',
    }),
  }),
  'dumps-scale-wrong': problem<{ scene: string; brightness: number }>({
    zh: ({ scene, brightness }) => ({
      cause: `影像 ${scene} 的红波段中位反射率为 ${brightness}，不像地表反射率。`,
      remedy: '请填写正确的缩放系数和偏移（Sentinel-2 L2A：0.0001，基线 04.00 起偏移 −0.1）。',
    }),
    en: ({ scene, brightness }) => ({
      cause: `The median of the red band of scene ${scene} is ${brightness}, which is no surface reflectance.`,
      remedy: 'Give the right scale and offset (Sentinel-2 L2A: 0.0001, and −0.1 from baseline 04.00 on).',
    }),
  }),
};
