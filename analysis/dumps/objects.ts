import type { GridShape } from '../core/grid.ts';
import type { Run } from '../core/run.ts';
import { type Components, connectedComponents } from './components.ts';
import type { Evidence } from './evidence.ts';
import { atLeastOfNine, closeGaps, hysteresis, type Mask } from './morphology.ts';
import type { DumpsParams } from './params.ts';
import { bridgeCorners, fillHoles } from './tidy-mask.ts';

/** Holes below this many pixels are filled. */
const HOLE_PIXELS = 4;

/**
 * From evidence per pixel to patches: hysteresis between `low` and `high`, majority of 3 × 3 (a pixel of the core stays), gaps
 * of two pixels closed, small holes filled, 8-connected components, those under `minAreaM2` dropped.
 *
 * @returns components renumbered in reading order
 */
export async function findObjects(
  evidence: Evidence,
  clear: Mask,
  grid: GridShape,
  params: DumpsParams,
  run: Run,
): Promise<Components> {
  const { width, height } = grid;
  const high: Mask = new Uint8Array(clear.length);
  const low: Mask = new Uint8Array(clear.length);
  const lowest = Math.min(params.low, params.high);
  for (let i = 0; i < clear.length; i++) {
    if (evidence.p[i]! >= lowest) low[i] = 1;
    if (evidence.p[i]! >= params.high) high[i] = 1;
  }
  await run.breathe();
  const kept = await hysteresis(high, low, width, height, run);
  run.progress(0.2);
  const smooth = await atLeastOfNine(kept, width, height, 5, run);
  for (let i = 0; i < smooth.length; i++) if (kept[i] === 0 && clear[i] === 0) smooth[i] = 0;
  run.progress(0.4);
  const closed = await closeGaps(smooth, clear, width, height, run);
  await fillHoles(closed, width, height, HOLE_PIXELS, run);
  run.progress(0.6);
  await bridgeCorners(closed, evidence.p, width, height, run);
  const components = await connectedComponents(closed, width, height, 8, run);
  run.progress(0.9);
  return dropSmall(components, params.minAreaM2 / (grid.transform[0] * Math.abs(grid.transform[4])));
}

/** Removes components with fewer pixels than `minPixels` (a hair of rounding is forgiven). Changes the labels in place. */
export function dropSmall({ labels, count }: Components, minPixels: number): Components {
  const sizes = new Int32Array(count + 1);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]!] = sizes[labels[i]!]! + 1;
  const renumbered = new Int32Array(count + 1);
  let kept = 0;
  for (let label = 1; label <= count; label++) if (sizes[label]! >= minPixels - 1e-9) renumbered[label] = ++kept;
  for (let i = 0; i < labels.length; i++) if (labels[i] !== 0) labels[i] = renumbered[labels[i]!]!;
  return { labels, count: kept };
}
