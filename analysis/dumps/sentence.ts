import type { Words } from '../core/words.ts';
import type { PatchContext } from './context.ts';
import type { ConditionId, DumpClass } from './types.ts';
import { classWords } from './words.ts';

interface Facts {
  readonly areaM2: number;
  readonly guess: DumpClass;
  readonly conditions: Readonly<Partial<Record<ConditionId, number>>>;
  readonly context: PatchContext;
  readonly beforeDate: string | null;
  readonly afterDate: string | null;
  readonly isTwoDate: boolean;
}

const MU_M2 = 2000 / 3;

/** One plain sentence on why a patch is on the list, in both languages. It names what is seen, never a verdict. */
export function sentenceFor(facts: Facts): Words {
  const { context, conditions } = facts;
  const mu = (facts.areaM2 / MU_M2).toFixed(1);
  const areaM2 = Math.round(facts.areaM2);
  const share = (id: ConditionId): number => conditions[id] ?? 0;
  const change: Words = !facts.isTwoDate
    ? { zh: '仅有一期影像，无法判断是否新增', en: 'with one date nobody can say whether it is new' }
    : share('C2') >= 0.3
      ? {
          zh: `与${facts.beforeDate ?? '前期'}相比植被消失`,
          en: `vegetation is gone since ${facts.beforeDate ?? 'the earlier date'}`,
        }
      : share('C3') >= 0.3
        ? {
            zh: `与${facts.beforeDate ?? '前期'}相比裸地变粗糙`,
            en: `bare ground has turned rough since ${facts.beforeDate ?? 'the earlier date'}`,
          }
        : share('C1') >= 0.3
          ? {
              zh: `与${facts.beforeDate ?? '前期'}相比地表明显变化`,
              en: `the ground has clearly changed since ${facts.beforeDate ?? 'the earlier date'}`,
            }
          : { zh: '变化不强', en: 'it changed little' };
  const around: Words[] = [];
  if (context.roadM !== null && Number.isFinite(context.roadM)) {
    const metres = Math.round(context.roadM);
    around.push(
      metres === 0
        ? { zh: '紧邻道路', en: 'beside a road' }
        : { zh: `距道路${metres}米`, en: `${metres} m from a road` },
    );
  }
  if (context.complaints)
    around.push({ zh: `附近有${context.complaints}件投诉`, en: `${context.complaints} complaint(s) nearby` });
  if (context.waterM !== null && context.waterM < 200)
    around.push({ zh: `距水体${Math.round(context.waterM)}米`, en: `${Math.round(context.waterM)} m from water` });
  if (context.permit && context.permit.share > 0.3 && context.permit.force > 0)
    around.push({ zh: '在许可工地范围内', en: 'inside a permitted building site' });
  const zhAround = around.map(({ zh }) => `，${zh}`).join('');
  const enAround = around.map(({ en }) => `, ${en}`).join('');
  return {
    zh: `${facts.afterDate ?? '后期影像上'}${context.unitName ? `，${context.unitName}` : ''}有约${mu}亩（${areaM2}平方米）的地面像${classWords[facts.guess].zh}；${change.zh}${zhAround}；待核查。`,
    en: `${facts.afterDate ?? 'On the later scene'}${context.unitName ? `, ${context.unitName}` : ''}: about ${areaM2} m² (${mu} mu) of ground looks like ${classWords[facts.guess].en}; ${change.en}${enAround}; to be checked.`,
  };
}
