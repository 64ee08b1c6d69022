import { AppError } from './problems.ts';
import type { Words } from './words.ts';

/** How far a default has been checked: read in its source, read in a page quoting it, or an editable assumption. */
export type VerificationStatus = 'verified' | 'secondary' | 'unverified';

/** One numeric parameter of an analysis: a row that panels, the command line and reports all read. */
export interface NumberParam {
  readonly kind: 'number';
  readonly words: Words;
  /** unit as people read it: "m", "m²", "" for none */
  readonly unit: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly citation?: Words;
  readonly status?: VerificationStatus;
  /** folded away under “advanced” in the panel */
  readonly advanced?: boolean;
}

/** A parameter that is one of a few named choices. */
export interface ChoiceParam {
  readonly kind: 'choice';
  readonly words: Words;
  readonly default: string;
  readonly choices: Readonly<Record<string, Words>>;
  readonly advanced?: boolean;
}

export type Param = NumberParam | ChoiceParam;
export type ParamTable = Readonly<Record<string, Param>>;
export type ParamValues<Table extends ParamTable> = {
  readonly [Id in keyof Table]: Table[Id] extends NumberParam ? number : string;
};

/** The defaults of a table with the given values laid over; an unknown name or a value out of range is the person's problem. */
export function readParams<Table extends ParamTable>(
  table: Table,
  given: Readonly<Record<string, unknown>> = {},
): ParamValues<Table> {
  const values: Record<string, number | string> = {};
  for (const [id, param] of Object.entries(table)) values[id] = param.default;
  for (const [id, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const param = Object.hasOwn(table, id) ? table[id] : undefined;
    if (param === undefined) throw badParameter(id, value, Object.keys(table).join(' | '));
    values[id] = checked(id, param, value);
  }
  return values as ParamValues<Table>;
}

function checked(id: string, param: Param, value: unknown): number | string {
  if (param.kind === 'choice') {
    if (typeof value === 'string' && Object.hasOwn(param.choices, value)) return value;
    throw badParameter(id, value, Object.keys(param.choices).join(' | '));
  }
  if (typeof value === 'number' && value >= param.min && value <= param.max) return value;
  throw badParameter(id, value, `${param.min} – ${param.max} ${param.unit}`.trim());
}

const badParameter = (name: string, value: unknown, allowed: string): AppError =>
  new AppError({ code: 'bad-parameter', name, value: String(value), allowed });
