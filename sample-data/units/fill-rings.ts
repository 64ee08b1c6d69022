import type { LabelGrid } from './fit-cells.ts';

/** Cells whose centre lies inside the rings (even-odd): 1, others 0. */
export function fillRings(
  grid: LabelGrid,
  rings: readonly (readonly (readonly [x: number, y: number])[])[],
): Uint8Array {
  const filled = new Uint8Array(grid.width * grid.height);
  const crossings: number[] = [];
  for (let row = 0; row < grid.height; row++) {
    const y = grid.top - (row + 0.5) * grid.cellM;
    crossings.length = 0;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
        const [ax, ay] = ring[j]!;
        const [bx, by] = ring[i]!;
        if (ay > y !== by > y) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
    crossings.sort((a, b) => a - b);
    for (let k = 0; k + 1 < crossings.length; k += 2) {
      const from = Math.max(0, Math.ceil((crossings[k]! - grid.left) / grid.cellM - 0.5));
      const to = Math.min(grid.width, Math.ceil((crossings[k + 1]! - grid.left) / grid.cellM - 0.5));
      if (to > from) filled.fill(1, row * grid.width + from, row * grid.width + to);
    }
  }
  return filled;
}
