import { transformBetween } from '../../analysis/core/crs.ts';
import type { GridShape } from '../../analysis/core/grid.ts';
import type { Rect } from '../plan/blocks.ts';
import type { Plan } from '../plan/make-plan.ts';
import { planU, planV } from '../plan/warp.ts';

const PIXEL_M = 10;
/** The quick part: 6 × 6 km around the recycling park at 高安屯. */
const QUICK_CENTRE = [116.6148, 39.9602] as const;
const QUICK_M = 6000;

/** The pixels of the scenes, EPSG:32650, aligned to 20 m. */
export function sceneGrid(plan: Plan, extent: 'quick' | 'district'): GridShape {
  if (extent === 'quick') return quickGrid();
  const { grid } = plan.units;
  return gridOf(grid.left, grid.top, grid.width * grid.cellM, grid.height * grid.cellM);
}

export function quickGrid(): GridShape {
  const [x, y] = transformBetween('EPSG:4326', 'EPSG:32650')(QUICK_CENTRE[0], QUICK_CENTRE[1]);
  return gridOf(x - QUICK_M / 2, y + QUICK_M / 2, QUICK_M, QUICK_M);
}

/** The part of the plan that a scene sees, with room for shadows and shifts. */
export function sceneArea(grid: GridShape): Rect {
  const [, , left, , , top] = grid.transform;
  const right = left + grid.width * PIXEL_M;
  const bottom = top - grid.height * PIXEL_M;
  const us: number[] = [];
  const vs: number[] = [];
  for (let k = 0; k <= 20; k++) {
    const x = left + ((right - left) * k) / 20;
    const y = bottom + ((top - bottom) * k) / 20;
    us.push(planU(left, y), planU(right, y));
    vs.push(planV(x, top), planV(x, bottom));
  }
  return {
    u0: Math.floor(Math.min(...us) / 10) * 10 - 60,
    u1: Math.ceil(Math.max(...us) / 10) * 10 + 60,
    v0: Math.floor(Math.min(...vs) / 10) * 10 - 300,
    v1: Math.ceil(Math.max(...vs) / 10) * 10 + 60,
  };
}

/** The quick part in the plan. */
export const quickArea = (): Rect => sceneArea(quickGrid());

function gridOf(left: number, top: number, widthM: number, heightM: number): GridShape {
  const x = Math.floor(left / 20) * 20;
  const y = Math.ceil(top / 20) * 20;
  return {
    crs: 'EPSG:32650',
    width: Math.round(widthM / 20) * 2,
    height: Math.round(heightM / 20) * 2,
    transform: [PIXEL_M, 0, x, 0, -PIXEL_M, y],
  };
}
