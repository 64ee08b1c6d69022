import { UNIT_TARGETS } from '../units/targets.ts';
import type { UnitShapes } from '../units/unit-shapes.ts';
import { smoothNoise } from './noise.ts';
import { groundOf } from './warp.ts';

/** How much city there is at a place of the plan, and in which unit it lies. */
export interface Urbanity {
  /** 0 fields to 1 centre */
  at(u: number, v: number): number;
  /** the same without local variation */
  baseAt(u: number, v: number): number;
  /** index into UNIT_TARGETS, -1 outside the district */
  unitAt(u: number, v: number): number;
  /** the same, but -1 within some 45 m of a border: drawn borders are smoother than the raster they come from */
  wellInsideAt(u: number, v: number): number;
}

const FEW_PER_KM2 = 1000;
const BORDER_STEPS = [
  [45, 0],
  [-45, 0],
  [0, 45],
  [0, -45],
] as const;
const MANY_PER_KM2 = 22_000;

/** Inside the district from the people per square kilometre of the unit; outside, city in the west and fields in the east and north. */
export function makeUrbanity({ grid, labels }: UnitShapes, seed: number): Urbanity {
  const byUnit = UNIT_TARGETS.map(({ people, areaKm2 }) =>
    Math.min(1, Math.max(0, Math.log(people / areaKm2 / FEW_PER_KM2) / Math.log(MANY_PER_KM2 / FEW_PER_KM2))),
  );
  const unitAt = (u: number, v: number): number => {
    const [x, y] = groundOf(u, v);
    const column = Math.floor((x - grid.left) / grid.cellM);
    const row = Math.floor((grid.top - y) / grid.cellM);
    if (column < 0 || row < 0 || column >= grid.width || row >= grid.height) return -1;
    return labels[row * grid.width + column]!;
  };
  const baseAt = (u: number, v: number): number => {
    const unit = unitAt(u, v);
    if (unit >= 0) return byUnit[unit]!;
    return Math.min(0.9, Math.max(0.18, (461_000 - u) / 16_000 + 0.25));
  };
  const wellInsideAt = (u: number, v: number): number => {
    const unit = unitAt(u, v);
    return BORDER_STEPS.every(([du, dv]) => unitAt(u + du, v + dv) === unit) ? unit : -1;
  };
  return {
    unitAt,
    wellInsideAt,
    baseAt,
    at: (u, v) => {
      const local = smoothNoise(u, v, 1500, seed + 11) - 0.5 + 0.5 * (smoothNoise(u, v, 520, seed + 12) - 0.5);
      return Math.min(1, Math.max(0, baseAt(u, v) + 0.5 * local));
    },
  };
}

/** The place itself, or as near to it on the way to the middle of its block as is well inside the unit. */
export function pulledInside(
  urbanity: Urbanity,
  unit: number,
  place: readonly [u: number, v: number],
  middle: readonly [u: number, v: number],
): [u: number, v: number] {
  for (let step = 0; step < 6; step++) {
    const share = step / 6;
    const u = Math.round(place[0] + share * (middle[0] - place[0]));
    const v = Math.round(place[1] + share * (middle[1] - place[1]));
    if (urbanity.wellInsideAt(u, v) === unit) return [u, v];
  }
  return [Math.round(middle[0]), Math.round(middle[1])];
}
