import type { Random } from '../../analysis/core/random.ts';
import type { Rect } from '../plan/blocks.ts';
import { smoothNoise } from '../plan/noise.ts';
import type { Canvas } from './canvas.ts';
import { coverIndex } from './covers.ts';

/** Trees in clumps over about this share of a rectangle; what they do not cover stays. */
export function paintTrees(canvas: Canvas, rect: Rect, share: number, random: Random): void {
  const seed = Math.floor(random() * 1e6);
  const tone = Math.round(120 + 14 * random());
  const { cellM } = canvas;
  const c0 = Math.max(0, Math.round((rect.u0 - canvas.u0) / cellM));
  const c1 = Math.min(canvas.width, Math.round((rect.u1 - canvas.u0) / cellM));
  const r0 = Math.max(0, Math.round((canvas.v1 - rect.v1) / cellM));
  const r1 = Math.min(canvas.height, Math.round((canvas.v1 - rect.v0) / cellM));
  const threshold = 0.5 + (share - 0.5) * 0.82;
  for (let row = r0; row < r1; row++) {
    const v = canvas.v1 - (row + 0.5) * cellM;
    for (let column = c0; column < c1; column++) {
      const u = canvas.u0 + (column + 0.5) * cellM;
      const clump = 0.65 * smoothNoise(u, v, 34, seed) + 0.35 * smoothNoise(u, v, 11, seed + 1);
      if (clump > threshold) continue;
      const cell = row * canvas.width + column;
      canvas.cover[cell] = coverIndex('tree');
      canvas.tone[cell] = tone;
      canvas.rise[cell] = 7;
    }
  }
}
