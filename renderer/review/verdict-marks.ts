import type { Verdict } from '../../electron/contract/model.ts';

/** A sign per verdict, so that colour is never the only one. */
export const VERDICT_MARKS: Readonly<Record<Verdict, string>> = {
  confirmed: '✓',
  rejected: '✕',
  uncertain: '?',
  permitted: '§',
  covered: '▨',
};
