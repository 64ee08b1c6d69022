import type { SheetOptions } from '../../electron/contract/model.ts';
import type { SheetOptionsInput } from '../../electron/contract/requests.ts';
import { ask, failureOf } from '../state/bridge.ts';
import { getApp, type SheetState, setApp } from '../state/store.ts';
import { fill, words } from '../words/index.ts';
import { attempt, wordsOf } from './notices.ts';

const change = (part: Partial<SheetState>): void => setApp({ sheet: { ...getApp().sheet, ...part } });
let newest = 0;

/** Changes the sheet's options and composes the preview again; only the newest one is shown. */
export function changeSheet(options: Partial<SheetOptions>): void {
  change({ options: { ...getApp().sheet.options, ...options }, exported: null });
  void composeSheet();
}

export async function composeSheet(): Promise<void> {
  const mine = ++newest;
  change({ busy: 'composing', failure: null });
  try {
    const preview = await ask('sheet.compose', { options: fullOptions() });
    if (mine === newest) change({ preview, busy: null });
  } catch (error) {
    if (mine === newest) change({ preview: null, busy: null, failure: failureOf(error) });
  }
}

/** Asks where to, and writes the PDF; a cancelled dialog changes nothing. */
export async function exportSheet(): Promise<void> {
  change({ busy: 'exporting', failure: null });
  try {
    const options = fullOptions();
    const exported = await ask('sheet.export', { options, suggestedName: `${options.title}.pdf` });
    change({ exported, busy: null });
  } catch (error) {
    change({ busy: null, failure: failureOf(error) });
  }
}

export const revealSheet = (): Promise<void> =>
  attempt(wordsOf('sheet.reveal'), async () => {
    const { exported } = getApp().sheet;
    if (exported) await ask('file.reveal', { file: exported.token });
  });

/** The options with the template's own title where none was given, and the site being reviewed where one is needed. */
export function fullOptions(): SheetOptionsInput {
  const { sheet, language, review } = getApp();
  const { options } = sheet;
  const { centre } = options;
  return {
    ...options,
    centre: centre ? [centre[0], centre[1]] : null,
    title: options.title.trim() || fill(words[`sheet.default-${options.template}`], language),
    candidateId: options.template === 'site' ? (options.candidateId ?? review.currentId) : null,
    language,
  };
}
