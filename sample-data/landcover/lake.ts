import type { Rect } from '../plan/blocks.ts';
import type { PlanPoint } from '../plan/warp.ts';

/** The lake of a park: a wavy ring over about a fifth of it. */
export function lakeOf(place: Rect & { readonly name: string }): PlanPoint[] {
  const [u, v] = [place.u0 * 0.44 + place.u1 * 0.56, place.v0 * 0.42 + place.v1 * 0.58];
  const [radiusU, radiusV] = [(place.u1 - place.u0) * 0.24, (place.v1 - place.v0) * 0.24];
  const phase = place.name.length * 1.7 + (place.u0 % 7);
  return Array.from({ length: 48 }, (_, k): PlanPoint => {
    const turn = (k / 48) * 2 * Math.PI;
    const wave =
      1 + 0.22 * Math.sin(2 * turn + phase) + 0.16 * Math.sin(3 * turn + 2 * phase) + 0.07 * Math.sin(7 * turn);
    return [u + radiusU * wave * Math.cos(turn), v + radiusV * wave * Math.sin(turn)];
  });
}
