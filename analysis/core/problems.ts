import { catalogueProblems } from './problem-words/catalogue.ts';
import { cliProblems } from './problem-words/cli.ts';
import { coverageProblems } from './problem-words/coverage.ts';
import { crsProblems } from './problem-words/crs.ts';
import { dumpsProblems } from './problem-words/dumps.ts';
import { dxfProblems } from './problem-words/dxf.ts';
import { jobsProblems } from './problem-words/jobs.ts';
import { kmlProblems } from './problem-words/kml.ts';
import { locationProblems } from './problem-words/location.ts';
import { mapProblems } from './problem-words/map.ts';
import { projectProblems } from './problem-words/project.ts';
import { qualityProblems } from './problem-words/quality.ts';
import { rasterProblems } from './problem-words/raster.ts';
import { readingProblems } from './problem-words/reading.ts';
import { sampleProblems } from './problem-words/sample.ts';
import { shapefileProblems } from './problem-words/shapefile.ts';
import { tablesProblems } from './problem-words/tables.ts';
import type { Explanation, ProblemWords } from './problem-words/words-of.ts';
import type { Language } from './words.ts';

const problemWords = {
  ...readingProblems,
  ...crsProblems,
  ...rasterProblems,
  ...qualityProblems,
  ...dumpsProblems,
  ...coverageProblems,
  ...locationProblems,
  ...projectProblems,
  ...mapProblems,
  ...cliProblems,
  ...sampleProblems,
  ...tablesProblems,
  ...shapefileProblems,
  ...kmlProblems,
  ...dxfProblems,
  ...jobsProblems,
  ...catalogueProblems,
};

type WordsTable = typeof problemWords;
type FactsOf<W> = W extends ProblemWords<infer Facts> ? Facts : never;

export type ProblemCode = keyof WordsTable;

/** A problem as facts: it travels between processes as it is and becomes words where it is shown. */
export type Problem = {
  [Code in ProblemCode]: { readonly code: Code } & Readonly<FactsOf<WordsTable[Code]>>;
}[ProblemCode];

/** Something a person can act on. A bug is a plain exception instead. */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(readonly problem: Problem) {
    super(`${problem.code} ${JSON.stringify(problem)}`);
  }
}

/** The words for a problem: cause and remedy, one sentence each. */
export function explain(problem: Problem, language: Language): Explanation {
  const words = problemWords[problem.code] as ProblemWords<Problem>;
  return words[language](problem);
}

/** Is this value, which may have crossed a process border, a problem this build has words for? */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && String(value.code) in problemWords;
}
