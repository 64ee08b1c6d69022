import type { Random } from '../../analysis/core/random.ts';
import type { Rect } from '../plan/blocks.ts';
import type { PlanPoint } from '../plan/warp.ts';

/** An irregular heap of the given area round a middle: 22 corners, longer than wide. */
export function blob(u: number, v: number, areaM2: number, random: Random): PlanPoint[] {
  const stretch = 1 + 0.8 * random();
  const turn = random() * Math.PI;
  const [p2, p3, p5] = [random() * 6.28, random() * 6.28, random() * 6.28];
  const shape = Array.from({ length: 22 }, (_, k): PlanPoint => {
    const angle = (k / 22) * 2 * Math.PI;
    const radius =
      1 + 0.16 * Math.sin(2 * angle + p2) + 0.12 * Math.sin(3 * angle + p3) + 0.09 * Math.sin(5 * angle + p5);
    const [x, y] = [radius * Math.cos(angle) * stretch, radius * Math.sin(angle)];
    return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
  });
  const scale = Math.sqrt(areaM2 / ringArea(shape));
  return shape.map(([x, y]): PlanPoint => [u + x * scale, v + y * scale]);
}

export function ringArea(ring: readonly PlanPoint[]): number {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++)
    twice += ring[j]![0] * ring[i]![1] - ring[i]![0] * ring[j]![1];
  return Math.abs(twice) / 2;
}

export const ringOfRect = ({ u0, v0, u1, v1 }: Rect): PlanPoint[] => [
  [u0, v0],
  [u1, v0],
  [u1, v1],
  [u0, v1],
];

export function ringBox(ring: readonly PlanPoint[]): Rect {
  const us = ring.map(([u]) => u);
  const vs = ring.map(([, v]) => v);
  return { u0: Math.min(...us), v0: Math.min(...vs), u1: Math.max(...us), v1: Math.max(...vs) };
}
