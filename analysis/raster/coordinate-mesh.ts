import { transformBetween } from '../core/crs.ts';
import { type GridShape, invertAffine, pixelToGround } from '../core/grid.ts';

/**
 * Where the pixels of a target grid lie on a source grid, in source columns and rows: exact at the nodes of a mesh and
 * straight lines between them, within `MESH_ERROR_PIXELS` of the exact place.
 */
export interface CoordinateMesh {
  /** the largest error measured at the middle of a mesh cell, in source pixels */
  readonly errorPixels: number;
  /** Fills one target row: source column and row of each pixel's centre, NaN where there is none. */
  rowOf(row: number, columns: Float64Array, rows: Float64Array): void;
}

export const MESH_ERROR_PIXELS = 0.05;
const STEPS = [32, 16, 8, 4, 2, 1];

/** The coarsest mesh that is good enough. */
export function coordinateMesh(source: GridShape, target: GridShape): CoordinateMesh {
  const exact = exactMapping(source, target);
  for (const step of STEPS) {
    const nodes = nodesOf(exact, target, step);
    const errorPixels = step === 1 ? 0 : worstMiddle(exact, nodes, target, step);
    if (errorPixels <= MESH_ERROR_PIXELS || step === 1) return meshOf(nodes, target, step, errorPixels);
  }
  throw new Error('no mesh step');
}

type Mapping = (column: number, row: number) => readonly [column: number, row: number];

function exactMapping(source: GridShape, target: GridShape): Mapping {
  const transform = transformBetween(target.crs, source.crs);
  const toPixel = invertAffine(source.transform);
  return (column, row) => {
    const [x, y] = transform(...pixelToGround(target.transform, column, row));
    return pixelToGround(toPixel, x, y);
  };
}

interface Nodes {
  readonly across: number;
  readonly columns: Float64Array;
  readonly rows: Float64Array;
}

/** Nodes lie on pixel centres: node n is the centre of pixel n · step. */
function nodesOf(exact: Mapping, { width, height }: GridShape, step: number): Nodes {
  const across = Math.ceil(Math.max(1, width - 1) / step) + 1;
  const down = Math.ceil(Math.max(1, height - 1) / step) + 1;
  const columns = new Float64Array(across * down);
  const rows = new Float64Array(across * down);
  for (let nodeRow = 0; nodeRow < down; nodeRow++) {
    for (let nodeColumn = 0; nodeColumn < across; nodeColumn++) {
      const [column, row] = exact(nodeColumn * step + 0.5, nodeRow * step + 0.5);
      columns[nodeRow * across + nodeColumn] = column;
      rows[nodeRow * across + nodeColumn] = row;
    }
  }
  return { across, columns, rows };
}

/** Compares the middles of mesh cells, where straight lines are furthest off; at most about a thousand of them. */
function worstMiddle(
  exact: Mapping,
  { across, columns, rows }: Nodes,
  { width, height }: GridShape,
  step: number,
): number {
  const cellsDown = rows.length / across - 1;
  const stride = Math.max(1, Math.floor(Math.sqrt(((across - 1) * cellsDown) / 1_000)));
  let worst = 0;
  for (let cellRow = 0; cellRow < cellsDown; cellRow += stride) {
    for (let cellColumn = 0; cellColumn < across - 1; cellColumn += stride) {
      const middle = [(cellColumn + 0.5) * step + 0.5, (cellRow + 0.5) * step + 0.5] as const;
      if (middle[0] > width || middle[1] > height) continue;
      const [column, row] = exact(...middle);
      const at = cellRow * across + cellColumn;
      const meanOf = (values: Float64Array): number =>
        (values[at]! + values[at + 1]! + values[at + across]! + values[at + across + 1]!) / 4;
      const error = Math.hypot(column - meanOf(columns), row - meanOf(rows));
      if (error > worst) worst = error;
    }
  }
  return worst;
}

function meshOf(nodes: Nodes, { width }: GridShape, step: number, errorPixels: number): CoordinateMesh {
  const { across } = nodes;
  return {
    errorPixels,
    rowOf(row, columns, rows) {
      const cellRow = Math.min(Math.floor(row / step), nodes.rows.length / across - 2);
      const down = row / step - cellRow;
      for (let column = 0; column < width; column++) {
        const cellColumn = Math.min(Math.floor(column / step), across - 2);
        const right = column / step - cellColumn;
        const at = cellRow * across + cellColumn;
        columns[column] = between(nodes.columns, at, across, right, down);
        rows[column] = between(nodes.rows, at, across, right, down);
      }
    },
  };
}

function between(values: Float64Array, at: number, across: number, right: number, down: number): number {
  const above = values[at]! + (values[at + 1]! - values[at]!) * right;
  const below = values[at + across]! + (values[at + across + 1]! - values[at + across]!) * right;
  return above + (below - above) * down;
}
