import type { Run } from '../core/run.ts';
import { connectedComponents, DisjointSets } from './components.ts';
import type { Mask } from './morphology.ts';

/** Fills holes (background over edges, not touching the border of the grid) smaller than `holePixels`. Changes `mask`. */
export async function fillHoles(
  mask: Mask,
  width: number,
  height: number,
  holePixels: number,
  run: Run,
): Promise<void> {
  const background = mask.map((value) => 1 - value);
  const { labels, count } = await connectedComponents(background, width, height, 4, run);
  const sizes = new Int32Array(count + 1);
  const isOpen = new Uint8Array(count + 1);
  for (let pixel = 0; pixel < labels.length; pixel++) {
    const label = labels[pixel]!;
    sizes[label] = sizes[label]! + 1;
    const column = pixel % width;
    if (column === 0 || column === width - 1 || pixel < width || pixel >= labels.length - width) isOpen[label] = 1;
  }
  for (let pixel = 0; pixel < labels.length; pixel++) {
    const label = labels[pixel]!;
    if (label > 0 && isOpen[label] === 0 && sizes[label]! < holePixels) mask[pixel] = 1;
  }
}

/**
 * Sets one pixel beside every corner that alone holds two parts of a patch together, so that components over corners and over
 * edges are the same and every outline is a simple ring. Of the two possible pixels the one with the larger `preference` is
 * set (the upper one when equal). Changes `mask`; returns how many pixels it added.
 */
export async function bridgeCorners(
  mask: Mask,
  preference: Float32Array,
  width: number,
  height: number,
  run: Run,
): Promise<number> {
  const { labels, count } = await connectedComponents(mask, width, height, 4, run);
  const sets = new DisjointSets();
  for (let label = 0; label < count; label++) sets.add();
  let added = 0;
  let isChanged = true;

  const set = (pixel: number): void => {
    mask[pixel] = 1;
    added++;
    isChanged = true;
    const column = pixel % width;
    let label = sets.add();
    if (column > 0) label = sets.join(label, labels[pixel - 1]!);
    if (column + 1 < width) label = sets.join(label, labels[pixel + 1]!);
    if (pixel >= width) label = sets.join(label, labels[pixel - width]!);
    if (pixel + width < mask.length) label = sets.join(label, labels[pixel + width]!);
    labels[pixel] = label;
  };

  while (isChanged) {
    isChanged = false;
    for (let row = 0; row + 1 < height; row++) {
      if (row % 64 === 0) await run.breathe();
      for (let column = 0; column + 1 < width; column++) {
        const a = row * width + column;
        const [b, c, d] = [a + 1, a + width, a + width + 1];
        if (mask[a] !== mask[d] || mask[b] !== mask[c] || mask[a] === mask[b]) continue;
        const [one, other, free, free2] = mask[a] === 1 ? [a, d, b, c] : [b, c, a, d];
        if (sets.root(labels[one]!) === sets.root(labels[other]!)) continue;
        const better = (preference[free2] || 0) > (preference[free] || 0) ? free2 : free;
        set(better);
      }
    }
  }
  return added;
}
