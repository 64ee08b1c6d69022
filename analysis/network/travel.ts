import type { Run } from '../core/run.ts';
import type { PlanarPoints } from './planar-points.ts';

/** The nearest source of every point: its number (−1 where none can be reached) and the walk in metres (Infinity, or NaN without a position). */
export interface Nearest {
  readonly sourceIndex: Int32Array;
  readonly distanceM: Float64Array;
}

/** Sparse distances by origin: those of origin o are start[o] … start[o + 1] − 1; targets ascend. */
export interface ReachLists {
  readonly start: Uint32Array;
  readonly target: Uint32Array;
  readonly distanceM: Float64Array;
}

/** How far people walk: in a straight line times a detour factor, or along roads. */
export interface Travel {
  readonly kind: 'straight' | 'network';
  /** the nearest source of every point; ties go to the lower number */
  nearest(points: PlanarPoints, sources: PlanarPoints, run: Run): Promise<Nearest>;
  /** every target whose walk to an origin is at most `limitM` */
  within(origins: PlanarPoints, targets: PlanarPoints, limitM: number, run: Run): Promise<ReachLists>;
}

/** Joins per-origin rows into lists. */
export function reachListsOf(rows: readonly (readonly (readonly [target: number, distanceM: number])[])[]): ReachLists {
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, origin) => {
    start[origin + 1] = start[origin]! + row.length;
  });
  const target = new Uint32Array(start[rows.length]!);
  const distanceM = new Float64Array(target.length);
  rows.forEach((row, origin) => {
    row.forEach(([to, metres], place) => {
      target[start[origin]! + place] = to;
      distanceM[start[origin]! + place] = metres;
    });
  });
  return { start, target, distanceM };
}
