import type { Words } from '../../analysis/core/words.ts';
import type { Session } from './session.ts';

/** One option of a verb; `value` names what follows it ("TIF", "N") and is null for a switch. */
export interface OptionSpec {
  readonly value: string | null;
  readonly words: Words;
  /** may be given more than once */
  readonly many?: boolean;
}
export type OptionTable = Readonly<Record<string, OptionSpec>>;

/** What a verb ends with: one JSON document, and the same for people. */
export interface VerbResult {
  readonly json: unknown;
  readonly lines: readonly Words[];
}

export interface Verb {
  readonly name: string;
  readonly title: Words;
  /** what follows the verb, e.g. "DIR [--seed N]" */
  readonly usage: string;
  readonly options: OptionTable;
  run(args: Arguments, session: Session): Promise<VerbResult>;
}

/** The words after the verb, with checked access. Missing or malformed ones are the person's problem. */
export interface Arguments {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  text(name: string): string | null;
  required(name: string): string;
  all(name: string): readonly string[];
  number(name: string): number | null;
  positional(index: number, what: string): string;
}
