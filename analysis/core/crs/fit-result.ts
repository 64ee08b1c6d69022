import type { Crs } from '../features.ts';

/** The same mark in two systems: x east or longitude, y north or latitude, height in metres (0 where it is unknown). */
export interface ControlPoint {
  readonly name: string;
  readonly from: readonly [x: number, y: number, heightM: number];
  readonly to: readonly [x: number, y: number, heightM: number];
}

/** What is left at one control point after the fit: fitted minus given, in metres to the east and to the north. */
export interface Residual {
  readonly name: string;
  readonly eastM: number;
  readonly northM: number;
}

/** A system made usable by control points. */
export interface FittedSystem {
  readonly kind: 'four' | 'seven';
  /** usable wherever a system is named */
  readonly crs: Crs;
  /** result[i] belongs to control point i */
  readonly residuals: readonly Residual[];
  /** root of the mean square of the residuals' lengths, one over all points */
  readonly rmsM: number;
  /** the point without which the others agree at least three times better; null where none stands out or too few are left to tell */
  readonly suspect: string | null;
}

export const rmsOf = (residuals: readonly Residual[]): number =>
  Math.sqrt(residuals.reduce((sum, { eastM, northM }) => sum + eastM ** 2 + northM ** 2, 0) / residuals.length);

const TIMES_BETTER = 3;
/** Below this no point is blamed: it is what surveying and rounding leave. */
const HARMLESS_M = 0.01;

/** Fits again without each point in turn. One point more than needed shows a misfit but not whose it is: `needed + 2` are asked for. */
export function suspectOf(
  points: readonly ControlPoint[],
  needed: number,
  rmsM: number,
  rmsWithout: (others: readonly ControlPoint[]) => number,
): string | null {
  if (points.length < needed + 2 || rmsM < HARMLESS_M) return null;
  const left = points.map((point) => rmsWithout(points.filter((other) => other !== point)));
  const best = left.indexOf(Math.min(...left));
  return left[best]! * TIMES_BETTER < rmsM ? points[best]!.name : null;
}
