import type { Language } from '../words.ts';

/** What happened (with what is safe) and what to do, one sentence each. */
export interface Explanation {
  readonly cause: string;
  readonly remedy: string;
}

/** The words of one problem, written from its facts in both languages. */
export type ProblemWords<Facts> = Record<Language, (facts: Facts) => Explanation>;

/** Declares one problem; exists so that both languages are checked against the same facts. */
export const problem = <Facts>(words: ProblemWords<Facts>): ProblemWords<Facts> => words;
