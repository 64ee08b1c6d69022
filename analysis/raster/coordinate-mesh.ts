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
  /** Fills a line of pixel corners: `line` 0 is the upper edge of the grid, and corner 0 its left one; width + 1 values. */
  cornersOf(line: number, columns: Float64Array, rows: Float64Array): void;
  /** The box around the centres of all target pixels, in source columns and rows; null when there is none. */
  readonly extent: MeshExtent | null;
  /**
   * Source pixels for one target pixel near the middle of the target, along the source's columns and along its rows:
   * 2 where the target is twice as coarse, whatever the rotation between the two.
   */
  readonly coarseness: readonly [columns: number, rows: number];
  /** The same mesh for some rows of the target only: its row 0 is row `first` of this one. */
  strip(first: number, rows: number): CoordinateMesh;
}

export interface MeshExtent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const MESH_ERROR_PIXELS = 0.05;
const STEPS = [32, 16, 8, 4, 2, 1];

/** The coarsest mesh that is good enough. */
export function coordinateMesh(source: GridShape, target: GridShape): CoordinateMesh {
  const exact = exactMapping(source, target);
  for (const step of STEPS) {
    const nodes = nodesOf(exact, target, step);
    const errorPixels = step === 1 ? 0 : worstMiddle(exact, nodes, target);
    if (errorPixels <= MESH_ERROR_PIXELS || step === 1) {
      const coarseness = coarsenessOf(nodes, target.width, target.height);
      return meshOf(nodes, target.width, 0, target.height, errorPixels, coarseness);
    }
  }
  throw new Error('no mesh step');
}

type Mapping = (column: number, row: number) => readonly [column: number, row: number];

function exactMapping(source: GridShape, target: GridShape): Mapping {
  const transform = transformBetween(target.crs, source.crs);
  const toPixel = invertAffine(source.transform);
  return (column, row) => {
    const [x, y] = transform(...pixelToGround(target.transform, column, row));
    const [sourceColumn, sourceRow] = pixelToGround(toPixel, x, y);
    return Number.isFinite(sourceColumn + sourceRow) ? [sourceColumn, sourceRow] : [Number.NaN, Number.NaN];
  };
}

interface Nodes {
  readonly step: number;
  readonly across: number;
  readonly down: number;
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
  return { step, across, down, columns, rows };
}

/** Compares the middles of mesh cells, where straight lines are furthest off; at most about a thousand of them. */
function worstMiddle(
  exact: Mapping,
  { step, across, down, columns, rows }: Nodes,
  { width, height }: GridShape,
): number {
  const stride = Math.max(1, Math.floor(Math.sqrt(((across - 1) * (down - 1)) / 1_000)));
  let worst = 0;
  for (let cellRow = 0; cellRow < down - 1; cellRow += stride) {
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

function meshOf(
  nodes: Nodes,
  width: number,
  firstRow: number,
  height: number,
  errorPixels: number,
  coarseness: CoordinateMesh['coarseness'],
): CoordinateMesh {
  return {
    errorPixels,
    coarseness,
    extent: extentOf(nodes, width, firstRow, height),
    rowOf: (row, columns, rows) => fillLine(nodes, firstRow + row, 0, width, columns, rows),
    cornersOf: (line, columns, rows) => fillLine(nodes, firstRow + line - 0.5, -0.5, width + 1, columns, rows),
    strip: (first, rows) => meshOf(nodes, width, firstRow + first, rows, errorPixels, coarseness),
  };
}

/** Source places of `count` points one pixel apart from `first` on, on the target line `row`; 0 is the centre of pixel 0. */
function fillLine(
  { step, across, down, columns: nodeColumns, rows: nodeRows }: Nodes,
  row: number,
  first: number,
  count: number,
  columns: Float64Array,
  rows: Float64Array,
): void {
  const cellRow = Math.max(0, Math.min(Math.floor(row / step), down - 2));
  const below = row / step - cellRow;
  for (let cell = 0, index = 0; cell < across - 1; cell++) {
    const at = cellRow * across + cell;
    const end = cell === across - 2 ? count : Math.min(count, Math.ceil((cell + 1) * step - first));
    const [left, right] = [between(nodeColumns, at, across, below), between(nodeColumns, at + 1, across, below)];
    const [top, bottom] = [between(nodeRows, at, across, below), between(nodeRows, at + 1, across, below)];
    const [stepColumns, stepRows] = [(right - left) / step, (bottom - top) / step];
    for (; index < end; index++) {
      const along = first + index - cell * step;
      columns[index] = left + stepColumns * along;
      rows[index] = top + stepRows * along;
    }
  }
}

const between = (values: Float64Array, at: number, across: number, below: number): number =>
  values[at]! + (values[at + across]! - values[at]!) * below;

/** Lines are straight within a cell, so the outermost places are at its corners, cut off at the edge of the grid. */
function extentOf(nodes: Nodes, width: number, firstRow: number, height: number): MeshExtent | null {
  const columns = new Float64Array(width);
  const rows = new Float64Array(width);
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const lastRow = firstRow + height - 1;
  for (let row = firstRow; row <= lastRow; row = row === lastRow ? Infinity : Math.min(nextNode(nodes, row), lastRow)) {
    fillLine(nodes, row, 0, width, columns, rows);
    for (let index = 0; index < width; index++) {
      const [column, row] = [columns[index]!, rows[index]!];
      if (Number.isNaN(column + row)) continue;
      if (column < left) left = column;
      if (column > right) right = column;
      if (row < top) top = row;
      if (row > bottom) bottom = row;
    }
  }
  return right >= left ? { left, top, right, bottom } : null;
}

const nextNode = ({ step }: Nodes, row: number): number => (Math.floor(row / step) + 1) * step;

function coarsenessOf(nodes: Nodes, width: number, height: number): readonly [columns: number, rows: number] {
  const corners = [new Float64Array(2), new Float64Array(2), new Float64Array(2), new Float64Array(2)] as const;
  const [column, row] = [Math.max(0, (width - 1) / 2 - 0.5), Math.max(0, (height - 1) / 2 - 0.5)];
  fillLine(nodes, row, column, 2, corners[0], corners[1]);
  fillLine(nodes, row + 1, column, 2, corners[2], corners[3]);
  const size = (upper: Float64Array, lower: Float64Array): number =>
    Math.hypot(upper[1]! - upper[0]!, lower[0]! - upper[0]!);
  const [columns, rows] = [size(corners[0], corners[2]), size(corners[1], corners[3])];
  return [Number.isFinite(columns) ? columns : 1, Number.isFinite(rows) ? rows : 1];
}
