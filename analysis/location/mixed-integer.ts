import type { Highs } from 'highs';

/** Rows of a sparse model: row r has the columns start[r] … start[r + 1] − 1 and lies between its bounds. */
export interface ModelRows {
  readonly start: number[];
  readonly column: number[];
  readonly value: number[];
  readonly lower: number[];
  readonly upper: number[];
}

/** A model with columns from 0 to 1, the first `integers` of them whole. */
export interface ZeroOneModel {
  readonly sense: 'min' | 'max';
  readonly cost: Float64Array;
  readonly integers: number;
  readonly rows: ModelRows;
  /** a feasible solution to start from */
  readonly startFrom?: Float64Array;
}

export interface ZeroOneAnswer {
  readonly status: 'proven' | 'limit' | 'infeasible';
  /** null when the limit came before any solution */
  readonly columns: Float64Array | null;
  readonly objective: number;
  /** no solution can be better than this */
  readonly bound: number;
  /** time the solver spent, by its own clock */
  readonly solverS: number;
}

export const emptyRows = (): ModelRows => ({ start: [0], column: [], value: [], lower: [], upper: [] });

/** Adds a row with the same coefficient for all its columns. */
export function addRow(rows: ModelRows, columns: ArrayLike<number>, value: number, lower: number, upper: number): void {
  for (let at = 0; at < columns.length; at++) {
    rows.column.push(columns[at]!);
    rows.value.push(value);
  }
  rows.start.push(rows.column.length);
  rows.lower.push(lower);
  rows.upper.push(upper);
}

/** Σ columns − minus ≥ 0, the row of maximal covering and of assignment. */
export function addAtLeastRow(rows: ModelRows, columns: ArrayLike<number>, minus: number): void {
  for (let at = 0; at < columns.length; at++) {
    rows.column.push(columns[at]!);
    rows.value.push(1);
  }
  rows.column.push(minus);
  rows.value.push(-1);
  rows.start.push(rows.column.length);
  rows.lower.push(0);
  rows.upper.push(Number.POSITIVE_INFINITY);
}

/** Solves to proven optimality or to the limit. Blocks its thread; cancel by ending the worker. */
export function solveZeroOne(
  highs: Highs,
  model: ZeroOneModel,
  timeLimitS: number,
  onGap: (gap: number) => void = () => {},
): ZeroOneAnswer {
  const numCols = model.cost.length;
  const numRows = model.rows.lower.length;
  const { objectiveSense, modelStatus, callbackType } = highs.constants;
  return highs.withModel(
    {
      numCols,
      numRows,
      sense: model.sense === 'min' ? objectiveSense.minimize : objectiveSense.maximize,
      colCost: model.cost,
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(1),
      rowLower: Float64Array.from(model.rows.lower),
      rowUpper: Float64Array.from(model.rows.upper),
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: Int32Array.from(model.rows.start),
        indices: Int32Array.from(model.rows.column),
        values: Float64Array.from(model.rows.value),
      },
      integrality: Int32Array.from({ length: numCols }, (_, column) => (column < model.integers ? 1 : 0)),
    },
    (solver): ZeroOneAnswer => {
      solver.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-6, time_limit: timeLimitS });
      if (model.startFrom) solver.setSolution({ colValue: model.startFrom });
      solver.run({
        [callbackType.mipLogging]: ({ data }) => {
          onGap(data.mip_gap ?? Number.POSITIVE_INFINITY);
          return undefined;
        },
      });
      const status = solver.getModelStatus();
      if (status === modelStatus.infeasible) {
        return {
          status: 'infeasible',
          columns: null,
          objective: Number.NaN,
          bound: Number.NaN,
          solverS: solver.getRunTime(),
        };
      }
      const hasSolution = Number(solver.info.get('primal_solution_status')) === 2;
      return {
        status: status === modelStatus.optimal ? 'proven' : 'limit',
        columns: hasSolution ? solver.getSolution().colValue : null,
        objective: hasSolution ? solver.getObjectiveValue() : Number.NaN,
        bound: status === modelStatus.optimal ? solver.getObjectiveValue() : Number(solver.info.get('mip_dual_bound')),
        solverS: solver.getRunTime(),
      };
    },
  );
}
