import { problem } from './words-of.ts';

/** Problems of asking where sites should go. */
export const locationProblems = {
  'no-candidates': problem<{ layer: string }>({
    zh: ({ layer }) => ({
      cause: `${layer} 中没有可用的候选点，无法选址。`,
      remedy: '请选择候选点图层，并检查其坐标以及最小间距等限制。',
    }),
    en: ({ layer }) => ({
      cause: `${layer} has no usable candidate site, so nothing can be chosen.`,
      remedy: 'Choose a layer of candidate sites and check its coordinates and limits such as the least spacing.',
    }),
  }),
  'no-plan': problem<Record<never, never>>({
    zh: () => ({
      cause: '在当前的每街道上限或最小间距下，没有能覆盖全部需求的方案。',
      remedy: '请放宽上限或间距，或改用“固定台数覆盖最多”。',
    }),
    en: () => ({
      cause: 'No plan reaches all demand under the present limit per unit or least spacing.',
      remedy: 'Relax the limit or the spacing, or ask for the most people with p sites.',
    }),
  }),
  'no-time': problem<Record<never, never>>({
    zh: () => ({ cause: '到达求解时限时还没有可行方案。', remedy: '请延长求解时限，或减少候选点和限制。' }),
    en: () => ({
      cause: 'The time limit came before any plan was found.',
      remedy: 'Allow more time, or use fewer candidates and limits.',
    }),
  }),
  'model-too-large': problem<{ pairs: number; limit: number }>({
    zh: ({ pairs, limit }) => ({
      cause: `需求点与候选点的组合有 ${pairs} 对，超过精确求解上限 ${limit} 对。`,
      remedy: '请缩小范围、减少候选点，或改用覆盖模型（LSCP、MCLP）。',
    }),
    en: ({ pairs, limit }) => ({
      cause: `There are ${pairs} pairs of demand and candidates; the exact model takes at most ${limit}.`,
      remedy: 'Use a smaller area or fewer candidates, or a covering model (LSCP, MCLP).',
    }),
  }),
  'bad-distances': problem<{ reason: 'empty' | 'columns' | 'unknown-name' | 'value'; detail: string }>({
    zh: ({ reason, detail }) => ({
      cause: `距离表不可用：${
        { empty: '没有数据', columns: '列数不一致', 'unknown-name': '出现未知的编号', value: '有不是数字的距离' }[
          reason
        ]
      }${detail ? `（${detail}）` : ''}。`,
      remedy: '请提供“需求点 × 候选点”矩阵（首列为需求点编号），或含 distance、候选点、需求点三列的长表。',
    }),
    en: ({ reason, detail }) => ({
      cause: `The distance table cannot be used: ${
        {
          empty: 'it is empty',
          columns: 'rows differ in length',
          'unknown-name': 'it names something unknown',
          value: 'a distance is not a number',
        }[reason]
      }${detail ? ` (${detail})` : ''}.`,
      remedy:
        'Give a demand × candidate matrix with demand names in the first column, or rows of distance, candidate, demand.',
    }),
  }),
};
