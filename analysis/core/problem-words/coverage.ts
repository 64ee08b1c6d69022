import { problem } from './words-of.ts';

/** Problems of asking who is served. */
export const coverageProblems = {
  'no-demand': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `${layer} 中没有带坐标的需求点，无法分析覆盖。`,
      remedy: '请选择小区、社区或住户的点图层，并检查其坐标。',
    }),
    en: ({ layer }) => ({
      cause: `${layer} has no demand point with a position, so coverage cannot be computed.`,
      remedy: 'Choose a point layer of compounds, communities or homes and check its coordinates.',
    }),
  }),
  'no-units': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `${layer} 中没有面要素，无法按街道（地区）统计。`,
      remedy: '请选择街道（地区）边界图层。',
    }),
    en: ({ layer }) => ({
      cause: `${layer} has no polygons, so nothing can be counted per unit.`,
      remedy: 'Choose the layer of unit boundaries.',
    }),
  }),
};
