import type { ParamTable, ParamValues } from './params.ts';
import type { Run } from './run.ts';
import type { Words } from './words.ts';

/** One analysis: what it asks, what can be set, and the pure function that answers. */
export interface Analysis<Inputs, Table extends ParamTable, Result> {
  readonly id: string;
  readonly title: Words;
  readonly question: Words;
  readonly params: Table;
  run(inputs: Inputs, params: ParamValues<Table>, run: Run): Promise<Result>;
}
