import { explain, type Problem } from '../../analysis/core/problems.ts';
import { fill, type Language, words } from '../words/index.ts';

/** Something that did not work, as the window keeps it: facts when the engine knew why, a message when it was a bug. */
export interface Failure {
  readonly problem: Problem | null;
  readonly message: string;
}

export interface FailureText {
  readonly cause: string;
  readonly remedy: string;
  /** what a person copies to support */
  readonly code: string;
}

/** Cause, remedy and diagnosis code of a failure in one language. */
export function failureText(failure: Failure, language: Language): FailureText {
  if (failure.problem) {
    return {
      ...explain(failure.problem, language),
      code: `${failure.problem.code} ${JSON.stringify(failure.problem)}`,
    };
  }
  return {
    cause: fill(words['problem.unknown'], language),
    remedy: fill(words['problem.unknown-remedy'], language),
    code: failure.message,
  };
}
