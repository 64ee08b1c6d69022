import type { Plan } from '../plan/make-plan.ts';
import type { PlanPoint } from '../plan/warp.ts';
import { largestPiece } from './keep-connected.ts';
import type { Road } from './road.ts';

const NEAR_M = 350;

/** The streets in and just around the district, still one connected net; motorways also where they lead to the airport. */
export function roadsNearDistrict({ roads, urbanity }: Plan): Road[] {
  const isNear = (u: number, v: number): boolean =>
    urbanity.unitAt(u, v) >= 0 ||
    urbanity.unitAt(u - NEAR_M, v) >= 0 ||
    urbanity.unitAt(u + NEAR_M, v) >= 0 ||
    urbanity.unitAt(u, v - NEAR_M) >= 0 ||
    urbanity.unitAt(u, v + NEAR_M) >= 0;
  const kept: Road[] = [];
  for (const road of roads) {
    if (road.roadClass === 'motorway') {
      kept.push(road);
      continue;
    }
    let points: PlanPoint[] = [];
    const finish = (): void => {
      if (points.length > 1) kept.push({ ...road, points });
      points = [];
    };
    for (let i = 1; i < road.points.length; i++) {
      const [from, to] = [road.points[i - 1]!, road.points[i]!];
      if (!isNear((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)) finish();
      else {
        if (points.length === 0) points.push(from);
        points.push(to);
      }
    }
    finish();
  }
  return largestPiece(kept);
}
