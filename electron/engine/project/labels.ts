import type { Words } from '../../../analysis/core/words.ts';
import type { RunInfo, Verdict } from '../../contract/model.ts';

/** What undo and redo say they will do. */
export const stepLabels = {
  add: (name: string): Words => ({ zh: `添加图层“${name}”`, en: `Add layer “${name}”` }),
  update: (name: string): Words => ({ zh: `修改图层“${name}”`, en: `Change layer “${name}”` }),
  remove: (name: string): Words => ({ zh: `移除图层“${name}”`, en: `Remove layer “${name}”` }),
  relink: (name: string): Words => ({ zh: `重新链接“${name}”`, en: `Link “${name}” again` }),
  repair: (name: string): Words => ({ zh: `修复“${name}”`, en: `Repair “${name}”` }),
  run: (analysis: RunInfo['analysis']): Words => ANALYSES[analysis],
  decide: (candidateId: string, verdict: Verdict | null): Words =>
    verdict === null
      ? { zh: `取消 ${candidateId} 的判定`, en: `Take back the decision on ${candidateId}` }
      : {
          zh: `判定 ${candidateId}：${VERDICT_WORDS[verdict].zh}`,
          en: `Decide ${candidateId}: ${VERDICT_WORDS[verdict].en}`,
        },
};

const ANALYSES: Readonly<Record<RunInfo['analysis'], Words>> = {
  dumps: { zh: '运行疑似堆放点识别', en: 'Run dump detection' },
  coverage: { zh: '运行覆盖分析', en: 'Run coverage' },
  location: { zh: '运行点位规划', en: 'Run machine plan' },
};

const VERDICT_WORDS: Readonly<Record<Verdict, Words>> = {
  confirmed: { zh: '属实', en: 'confirmed' },
  rejected: { zh: '不属实', en: 'rejected' },
  uncertain: { zh: '存疑', en: 'uncertain' },
  permitted: { zh: '合规施工', en: 'permitted works' },
  covered: { zh: '苫盖', en: 'covered' },
};
