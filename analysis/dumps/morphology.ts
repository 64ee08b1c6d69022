import type { Run } from '../core/run.ts';

/** A mask is one byte per pixel, row by row: 1 inside, 0 outside. What lies beyond the border counts as 0. */
export type Mask = Uint8Array;

/** Pixels of `mask` with at least `needed` of the nine pixels around and including them set; 5 is the majority. */
export async function atLeastOfNine(
  mask: Mask,
  width: number,
  height: number,
  needed: number,
  run: Run,
): Promise<Mask> {
  const out = new Uint8Array(mask.length);
  const columnSums = new Uint8Array(width + 2);
  for (let row = 0; row < height; row++) {
    if (row % 64 === 0) await run.breathe();
    const at = row * width;
    for (let column = 0; column < width; column++) {
      let sum = mask[at + column]!;
      if (row > 0) sum += mask[at - width + column]!;
      if (row + 1 < height) sum += mask[at + width + column]!;
      columnSums[column + 1] = sum;
    }
    for (let column = 0; column < width; column++) {
      const sum = columnSums[column]! + columnSums[column + 1]! + columnSums[column + 2]!;
      if (sum >= needed) out[at + column] = 1;
    }
  }
  return out;
}

/** The mask grown by `radius` pixels in all eight directions (a square of 2·radius + 1). */
export async function dilate(mask: Mask, width: number, height: number, radius: number, run: Run): Promise<Mask> {
  let grown = mask;
  for (let step = 0; step < radius; step++) grown = await atLeastOfNine(grown, width, height, 1, run);
  return grown;
}

/**
 * Closes gaps of at most two pixels: dilation by one pixel, then erosion by one. A pixel where `allowed` is 0 never joins.
 * The border erodes as if what lies beyond were set, so a patch at the edge of the scene keeps its pixels.
 */
export async function closeGaps(mask: Mask, allowed: Mask, width: number, height: number, run: Run): Promise<Mask> {
  const grown = await dilate(mask, width, height, 1, run);
  const outside = grown.map((value) => 1 - value);
  const eroded = await dilate(outside, width, height, 1, run);
  return mask.map((value, i) => (value === 1 || (eroded[i] === 0 && allowed[i] === 1) ? 1 : 0));
}

/**
 * Keeps the pixels of `low` that are connected, over edges or corners, to a pixel of `high` (hysteresis thresholding, Canny
 * 1986). `high` must be part of `low`.
 */
export async function hysteresis(high: Mask, low: Mask, width: number, height: number, run: Run): Promise<Mask> {
  const kept = new Uint8Array(low.length);
  let stack = new Int32Array(1024);
  let size = 0;
  const push = (pixel: number): void => {
    kept[pixel] = 1;
    if (size === stack.length) {
      const larger = new Int32Array(size * 2);
      larger.set(stack);
      stack = larger;
    }
    stack[size++] = pixel;
  };
  for (let seed = 0; seed < high.length; seed++) {
    if (seed % 65_536 === 0) await run.breathe();
    if (high[seed] !== 1 || kept[seed] === 1) continue;
    push(seed);
    while (size > 0) {
      const pixel = stack[--size]!;
      const column = pixel % width;
      const row = (pixel - column) / width;
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          const next = y * width + x;
          if (low[next] === 1 && kept[next] === 0) push(next);
        }
      }
    }
  }
  return kept;
}
