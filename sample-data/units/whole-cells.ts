import type { LabelGrid } from './fit-cells.ts';

/** Makes every label one piece without holes, whose borders never touch themselves in a mere corner. */
export function wholeCells(grid: LabelGrid, labels: Int16Array, siteCount: number): void {
  for (let round = 0; round < 12; round++) {
    fillHoles(grid, labels);
    const joined = joinPieces(grid, labels, siteCount);
    const opened = openCorners(grid, labels);
    if (!joined && !opened) return;
  }
}

/** Outside cells that the outside cannot reach go to a neighbour. */
function fillHoles(grid: LabelGrid, labels: Int16Array): void {
  const piece = new Int32Array(labels.length).fill(-1);
  flood(grid, labels, piece, 0, 0);
  for (let cell = 0; cell < labels.length; cell++) {
    if (labels[cell] === -1 && piece[cell] === -1) labels[cell] = neighbourLabel(grid, labels, cell, -1);
  }
}

/** Keeps the largest piece of every label and gives the other pieces to the neighbour they touch most: one unit, one piece. */
function joinPieces(grid: LabelGrid, labels: Int16Array, siteCount: number): boolean {
  let changed = false;
  for (let round = 0; round < 6; round++) {
    const piece = new Int32Array(labels.length).fill(-1);
    const sizes: number[] = [];
    const owners: number[] = [];
    for (let cell = 0; cell < labels.length; cell++) {
      if (labels[cell]! >= 0 && piece[cell] === -1) {
        owners.push(labels[cell]!);
        sizes.push(flood(grid, labels, piece, cell, sizes.length));
      }
    }
    const largest = new Int32Array(siteCount).fill(-1);
    for (let p = 0; p < sizes.length; p++) {
      const owner = owners[p]!;
      if (largest[owner] === -1 || sizes[p]! > sizes[largest[owner]!]!) largest[owner] = p;
    }
    if (sizes.every((_, p) => largest[owners[p]!] === p)) return changed;
    changed = true;
    for (let cell = 0; cell < labels.length; cell++) {
      const p = piece[cell]!;
      if (p >= 0 && largest[owners[p]!] !== p) labels[cell] = neighbourLabel(grid, labels, cell, labels[cell]!);
    }
  }
  return changed;
}

/** A touch of two labels across a corner alone would make a border point used by four pieces: fill it until there is none. */
function openCorners(grid: LabelGrid, labels: Int16Array): boolean {
  let ever = false;
  const { width, height } = grid;
  for (let round = 0; round < 8; round++) {
    let changed = 0;
    for (let row = 0; row < height - 1; row++) {
      for (let column = 0; column < width - 1; column++) {
        const a = row * width + column;
        const [nw, ne, sw, se] = [labels[a]!, labels[a + 1]!, labels[a + width]!, labels[a + width + 1]!];
        if (nw === se && nw !== ne && nw !== sw) {
          if (nw >= 0) labels[ne >= 0 ? a + 1 : sw >= 0 ? a + width : a] = ne >= 0 || sw >= 0 ? nw : -1;
          else labels[a + 1] = -1;
          changed++;
        } else if (ne === sw && ne !== nw && ne !== se) {
          if (ne >= 0) labels[nw >= 0 ? a : se >= 0 ? a + width + 1 : a + 1] = nw >= 0 || se >= 0 ? ne : -1;
          else labels[a] = -1;
          changed++;
        }
      }
    }
    if (changed === 0) return ever;
    ever = true;
  }
  return ever;
}

function flood(grid: LabelGrid, labels: Int16Array, piece: Int32Array, start: number, id: number): number {
  const { width } = grid;
  const stack = [start];
  piece[start] = id;
  let size = 0;
  while (stack.length > 0) {
    const cell = stack.pop()!;
    size++;
    for (const next of [cell - 1, cell + 1, cell - width, cell + width]) {
      if (labels[next] === labels[cell] && piece[next] === -1) {
        piece[next] = id;
        stack.push(next);
      }
    }
  }
  return size;
}

function neighbourLabel(grid: LabelGrid, labels: Int16Array, cell: number, own: number): number {
  for (const next of [cell - 1, cell + 1, cell - grid.width, cell + grid.width]) {
    const label = labels[next];
    if (label !== undefined && label >= 0 && label !== own) return label;
  }
  return -1;
}
