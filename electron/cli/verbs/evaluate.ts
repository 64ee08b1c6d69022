import { refuse } from '../arguments.ts';
import { readingOptions } from '../common-options.ts';
import { tableSource } from '../sources.ts';
import type { Verb } from '../verb.ts';

const title = { zh: '评价检测结果', en: 'Evaluate the detection' };

export const evaluateVerb: Verb = {
  name: 'evaluate',
  title: {
    zh: '与真值比较：查准率、查全率、F1 及区间、复核工作量曲线',
    en: 'against the truth: precision, recall, F1 with intervals, review-effort curve',
  },
  usage: '--found CANDIDATES --truth FILE [--match centroid|iou] [--iou X]',
  options: {
    found: { value: 'FILE', words: { zh: '检测到的候选', en: 'the candidates found' } },
    truth: { value: 'FILE', words: { zh: '真值图层', en: 'the truth' } },
    match: {
      value: 'centroid|iou',
      words: { zh: '判为命中的方式，默认 centroid', en: 'what counts as a hit, centroid by default' },
    },
    iou: {
      value: 'X',
      words: { zh: 'iou 方式的最小交并比，默认 0.1', en: 'smallest overlap for iou, 0.1 by default' },
    },
    ...readingOptions,
  },
  async run(args, session) {
    const match = args.text('match') ?? 'centroid';
    if (match !== 'centroid' && match !== 'iou') return refuse('evaluate', `--match ${match}`);
    const iou = args.number('iou') ?? 0.1;
    if (!(iou > 0 && iou <= 1)) return refuse('evaluate', `--iou ${iou}`);
    const outcome = await session.task('evaluate', title, {
      found: tableSource(args.required('found'), args),
      truth: tableSource(args.required('truth'), args),
      match,
      iou,
    });
    return { json: outcome.evaluation, lines: outcome.lines };
  },
};
