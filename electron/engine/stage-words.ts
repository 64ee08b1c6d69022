import type { Words } from '../../analysis/core/words.ts';
import { taskStages } from './tasks/stages.ts';

/** What people read while a stage runs; a stage without words is shown by its name. */
export function stageWords(stage: string): Words {
  return Object.hasOwn(taskStages, stage) ? taskStages[stage]! : { zh: stage, en: stage };
}
