/** A share with its 95 % interval, all 0–1; NaN where nothing was counted. */
export interface Interval {
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly hits: number;
  readonly of: number;
}

const Z_95 = 1.959963984540054;

/**
 * The score interval of a share (Wilson 1927): honest for small counts and near 0 and 1.
 *
 * @example wilson(81, 263) // 0.308 (0.2553 – 0.3662), Newcombe 1998, table I
 */
export function wilson(hits: number, of: number, z = Z_95): Interval {
  if (!(of > 0)) return { share: Number.NaN, low: Number.NaN, high: Number.NaN, hits, of };
  const share = hits / of;
  const denominator = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / denominator;
  const half = (z / denominator) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), hits, of };
}
