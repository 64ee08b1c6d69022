import { transformBetween } from '../crs.ts';
import type { Crs } from '../features.ts';
import { AppError } from '../problems.ts';
import { type ControlPoint, type FittedSystem, type Residual, rmsOf, suspectOf } from './fit-result.ts';
import type { PlaneShift } from './parameters.ts';
import { crsOfParameters, parametersOf } from './system.ts';

const NEEDED = 2;

/**
 * A local plane laid on a known one by four parameters (two moves, a turn, a scale), by least squares: the plane Helmert
 * transformation. `from` is the local plane, x east and y north; `to` is in `toCrs`, plane or degrees, and is fitted in `baseCrs`.
 *
 * Problems: `control-points-too-few`, `control-points-degenerate`.
 */
export function fitPlane(points: readonly ControlPoint[], toCrs: Crs, baseCrs: Crs): FittedSystem {
  const base = parametersOf(baseCrs);
  if (base === null || base.projection === 'longlat' || base.plane !== undefined) {
    throw new Error(`${baseCrs} is no plane to fit on`);
  }
  const toBase = transformBetween(toCrs, baseCrs);
  const placed = points.map((point) => {
    const [east, north] = toBase(point.to[0], point.to[1]);
    return { ...point, to: [east, north, 0] as const };
  });
  const plane = planeOf(placed);
  const residuals = residualsOf(placed, plane);
  const rmsM = rmsOf(residuals);
  const suspect = suspectOf(placed, NEEDED, rmsM, (others) => rmsOf(residualsOf(others, planeOf(others))));
  return { kind: 'four', crs: crsOfParameters({ ...base, plane }), residuals, rmsM, suspect };
}

/** The closed solution about the centres of both point sets. */
function planeOf(points: readonly ControlPoint[]): PlaneShift {
  if (points.length < NEEDED)
    throw new AppError({ code: 'control-points-too-few', given: points.length, needed: NEEDED });
  const mean = (of: (point: ControlPoint) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x0, y0] = [mean(({ from }) => from[0]), mean(({ from }) => from[1])];
  const [e0, n0] = [mean(({ to }) => to[0]), mean(({ to }) => to[1])];
  let [along, across, spread] = [0, 0, 0];
  for (const { from, to } of points) {
    const [x, y, e, n] = [from[0] - x0, from[1] - y0, to[0] - e0, to[1] - n0];
    along += x * e + y * n;
    across += x * n - y * e;
    spread += x * x + y * y;
  }
  const [a, b] = [along / spread, across / spread];
  if (!(spread > 1) || !(Math.hypot(a, b) > 1e-6)) {
    throw new AppError({ code: 'control-points-degenerate', given: points.length });
  }
  return { eastM: e0 - a * x0 + b * y0, northM: n0 - b * x0 - a * y0, a, b };
}

const residualsOf = (points: readonly ControlPoint[], { eastM, northM, a, b }: PlaneShift): Residual[] =>
  points.map(({ name, from: [x, y], to: [east, north] }) => ({
    name,
    eastM: eastM + a * x - b * y - east,
    northM: northM + b * x + a * y - north,
  }));
