import type { TaskName } from './index.ts';

interface Rule {
  readonly lane: 'pictures' | 'reading' | 'analyses';
  readonly budgetMs: number | null;
}

const picture: Rule = { lane: 'pictures', budgetMs: 20_000 };
const preview: Rule = { lane: 'reading', budgetMs: 30_000 };
const reading: Rule = { lane: 'reading', budgetMs: 10 * 60_000 };
const analysis: Rule = { lane: 'analyses', budgetMs: null };

/** Which workers carry a task out, and how long the reading of other people's bytes may take. */
export const taskRules: Readonly<Record<TaskName, Rule>> = {
  tile: picture,
  chip: picture,
  picture,
  stretch: picture,
  inspect: preview,
  checkFile: reading,
  fileQuality: reading,
  importVector: reading,
  inspectRaster: reading,
  hash: reading,
  findRasters: analysis,
  buildOverviews: analysis,
  warpRaster: analysis,
  warpPart: analysis,
  detect: analysis,
  evaluate: analysis,
  coverage: analysis,
  locate: analysis,
  checkDistrict: analysis,
  repairDistrict: analysis,
  sample: analysis,
  convert: analysis,
};
