import { analysisWords } from './analysis.ts';
import { catalogueWords } from './catalogue.ts';
import { commandWords } from './commands.ts';
import { dataWords } from './data.ts';
import { layerWords } from './layers.ts';
import { mapWords } from './map.ts';
import { reviewWords } from './review.ts';
import { sheetWords } from './sheet.ts';
import { shellWords } from './shell.ts';
import { unitWords } from './units.ts';

export { fill, type Language, type TextValues, type Words } from './text.ts';

/** Every text of the window. A key that is not here does not compile. */
export const words = {
  ...shellWords,
  ...commandWords,
  ...layerWords,
  ...mapWords,
  ...dataWords,
  ...catalogueWords,
  ...unitWords,
  ...analysisWords,
  ...reviewWords,
  ...sheetWords,
} as const;

export type WordKey = keyof typeof words;
