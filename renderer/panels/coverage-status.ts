import type { Share } from '../../analysis/coverage/result.ts';

export type CoverageStatus = 'full' | 'near' | 'part' | 'low';

/** Words and marks for a share served; “full” only when nobody is left out. */
export function coverageStatus({ served, counted }: Share): CoverageStatus {
  if (counted > 0 && served >= counted) return 'full';
  const share = counted > 0 ? served / counted : 0;
  return share >= 0.95 ? 'near' : share >= 0.6 ? 'part' : 'low';
}

/** A shape for each status, so that colour is never the only sign. */
export const STATUS_MARKS: Readonly<Record<CoverageStatus, string>> = { full: '●', near: '◕', part: '◑', low: '○' };
