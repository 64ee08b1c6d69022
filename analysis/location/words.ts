import type { Words } from '../core/words.ts';
import type { LocationModel } from './result.ts';

export const title: Words = { zh: '智能回收机选址', en: 'Sites for smart recycling machines' };
export const question: Words = {
  zh: '最少再装几台能覆盖所有人？固定台数装在哪里覆盖的人最多？',
  en: 'How many more machines reach everyone, and where do p more machines reach the most people?',
};

export const grouped = (value: number): string => Math.round(value).toLocaleString('en-US');

interface SummaryFacts {
  readonly model: LocationModel;
  readonly sites: number;
  readonly objective: number;
  readonly bound: number;
  readonly gap: number;
  readonly isProven: boolean;
  readonly before: number;
  readonly after: number;
  readonly counted: number;
}

/** The answer in one sentence, with what is proven about it. */
export function summaryOf(facts: SummaryFacts): Words {
  const served = `${grouped(facts.before)} → ${grouped(facts.after)} / ${grouped(facts.counted)}`;
  const gap = `${(Math.ceil(facts.gap * 10_000) / 100).toFixed(2)}%`;
  const proof: Words = facts.isProven
    ? { zh: '已证明最优', en: 'proven optimal' }
    : {
        zh: `未证明最优，界 ${grouped(facts.bound)}，差距不超过 ${gap}`,
        en: `not proven: bound ${grouped(facts.bound)}, gap at most ${gap}`,
      };
  const what: Record<LocationModel, Words> = {
    lscp: { zh: `最少新增 ${facts.sites} 台`, en: `${facts.sites} more sites at least` },
    mclp: { zh: `新增 ${facts.sites} 台`, en: `${facts.sites} more sites` },
    'p-median': {
      zh: `新增 ${facts.sites} 台，加权总距离 ${grouped(facts.objective)}`,
      en: `${facts.sites} more sites, total weighted distance ${grouped(facts.objective)}`,
    },
    'p-center': {
      zh: `新增 ${facts.sites} 台，最远 ${grouped(facts.objective)} m`,
      en: `${facts.sites} more sites, longest walk ${grouped(facts.objective)} m`,
    },
  };
  const { zh, en } = what[facts.model];
  return { zh: `${zh}（${proof.zh}）；覆盖 ${served}。`, en: `${en} (${proof.en}); served ${served}.` };
}

/** Why this site, in a sentence. */
export function siteReason(marginalPeople: number, onlyPeople: number, nearestExistingM: number): Words {
  const near = Number.isFinite(nearestExistingM) ? Math.round(nearestExistingM) : null;
  return {
    zh: `新增覆盖 ${grouped(marginalPeople)} 人，其中 ${grouped(onlyPeople)} 人只有它覆盖${near === null ? '' : `；距最近现有机器直线 ${near} m`}。`,
    en: `Adds ${grouped(marginalPeople)} people, ${grouped(onlyPeople)} of whom only it serves${near === null ? '' : `; the nearest existing machine is ${near} m away in a straight line`}.`,
  };
}

export const unreachableNote = (points: number, weight: number): Words => ({
  zh: `${points} 个需求点（合计 ${grouped(weight)}）任何候选点和现有设施都到不了，未纳入求解，请增加候选点。`,
  en: `${points} demand points (${grouped(weight)} in all) cannot be reached by any candidate or existing facility and were left out; add candidates near them.`,
});
