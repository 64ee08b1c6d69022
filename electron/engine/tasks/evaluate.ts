import type { Run } from '../../../analysis/core/run.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { evaluate as compare, type Evaluation } from '../../../analysis/dumps/index.ts';
import { loadTable, type TableSource } from './table-source.ts';

export interface EvaluateInput {
  readonly found: TableSource;
  readonly truth: TableSource;
  readonly match: 'centroid' | 'iou';
  readonly iou: number;
}

/** Compares candidates with the truth, object by object. */
export async function evaluate(
  { found, truth, match, iou }: EvaluateInput,
  run: Run,
): Promise<{ readonly evaluation: Evaluation; readonly lines: readonly Words[] }> {
  const evaluation = compare(await loadTable(found, run), await loadTable(truth, run), { match, iou });
  return { evaluation, lines: linesOf(evaluation) };
}

function linesOf({ precision, recall, detectableRecall, f1, averagePrecision, found, truths }: Evaluation): Words[] {
  const show = ({ share, low, high, hits, of }: Evaluation['precision']): string =>
    `${hits}/${of} = ${share.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
  const lines = [
    { zh: `候选 ${found} 处，真值 ${truths} 处`, en: `${found} candidates, ${truths} true sites` },
    { zh: `查准率 ${show(precision)}`, en: `precision ${show(precision)}` },
    { zh: `查全率 ${show(recall)}`, en: `recall ${show(recall)}` },
    {
      zh: `F1 ${f1.toFixed(3)}，平均查准率 ${averagePrecision.toFixed(3)}`,
      en: `F1 ${f1.toFixed(3)}, average precision ${averagePrecision.toFixed(3)}`,
    },
  ];
  if (detectableRecall !== null) {
    lines.splice(3, 0, {
      zh: `可检出真值的查全率 ${show(detectableRecall)}`,
      en: `recall of detectable sites ${show(detectableRecall)}`,
    });
  }
  return lines;
}
