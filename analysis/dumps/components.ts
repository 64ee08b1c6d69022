import type { Run } from '../core/run.ts';
import type { Mask } from './morphology.ts';

/** labels[pixel] is 0 outside and 1…count inside, numbered in reading order of each component's first pixel. */
export interface Components {
  readonly labels: Int32Array;
  readonly count: number;
}

/**
 * Connected components in two passes with union-find (Rosenfeld & Pfaltz 1966): pixels that share an edge, or with
 * `neighbours` 8 an edge or a corner, get the same label.
 */
export async function connectedComponents(
  mask: Mask,
  width: number,
  height: number,
  neighbours: 4 | 8,
  run: Run,
): Promise<Components> {
  const labels = new Int32Array(mask.length);
  const sets = new DisjointSets();
  for (let row = 0; row < height; row++) {
    if (row % 64 === 0) await run.breathe();
    for (let column = 0; column < width; column++) {
      const pixel = row * width + column;
      if (mask[pixel] !== 1) continue;
      let label = column > 0 ? labels[pixel - 1]! : 0;
      if (row > 0) {
        label = sets.join(label, labels[pixel - width]!);
        if (neighbours === 8) {
          if (column > 0) label = sets.join(label, labels[pixel - width - 1]!);
          if (column + 1 < width) label = sets.join(label, labels[pixel - width + 1]!);
        }
      }
      labels[pixel] = label === 0 ? sets.add() : label;
    }
  }
  const finals = new Int32Array(sets.size);
  let count = 0;
  for (let pixel = 0; pixel < labels.length; pixel++) {
    if (labels[pixel] === 0) continue;
    const root = sets.root(labels[pixel]!);
    if (finals[root] === 0) finals[root] = ++count;
    labels[pixel] = finals[root]!;
  }
  return { labels, count };
}

/** Numbers 1, 2, … in sets that can be joined; 0 is “no set”. */
export class DisjointSets {
  #parents = new Int32Array(1024);
  #size = 1;

  /** One more than the largest number. */
  get size(): number {
    return this.#size;
  }

  add(): number {
    if (this.#size === this.#parents.length) {
      const larger = new Int32Array(this.#size * 2);
      larger.set(this.#parents);
      this.#parents = larger;
    }
    this.#parents[this.#size] = this.#size;
    return this.#size++;
  }

  root(member: number): number {
    const parents = this.#parents;
    let at = member;
    while (parents[at] !== at) {
      parents[at] = parents[parents[at]!]!;
      at = parents[at]!;
    }
    return at;
  }

  /** Joins two sets (either may be 0) and returns the number that stands for both: the smaller root. */
  join(a: number, b: number): number {
    if (a === 0) return b;
    if (b === 0 || a === b) return a;
    const [rootA, rootB] = [this.root(a), this.root(b)];
    const [small, large] = rootA < rootB ? [rootA, rootB] : [rootB, rootA];
    this.#parents[large] = small;
    return small;
  }
}
