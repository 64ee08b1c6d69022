import type { LayerRole } from '../../electron/contract/model.ts';
import { ask, bridge, failureOf } from '../state/bridge.ts';
import { setCatalogue } from '../state/catalogue.ts';
import {
  fieldMapOf,
  fieldsOf,
  importPartsOf,
  newPart,
  type PartDraft,
  type PartIntake,
  type ReadChoices,
} from '../state/intake.ts';
import { getApp, type Intake, setApp } from '../state/store.ts';
import { settled } from './jobs.ts';
import { attempt, wordsOf } from './notices.ts';
import { applySnapshot } from './workspace.ts';

export const chooseData = (): Promise<void> =>
  attempt(wordsOf('data.title'), async () => takeIn(await ask('dialog.openData', {})));

/** Files dropped on the window: the bridge turns each into a token, the page never learns a path. */
export const dropFiles = (files: readonly File[]): Promise<void> =>
  attempt(wordsOf('data.title'), async () => {
    takeIn(await Promise.all(files.map((file) => bridge().tokenForFile(file))));
  });

/** Puts files on the data panel and looks into each. */
export function takeIn(files: readonly { readonly token: string; readonly name: string }[]): void {
  if (files.length === 0) return;
  const known = new Set(getApp().intake.map((each) => each.token));
  const fresh = files.filter((file) => !known.has(file.token)).map(newIntake);
  setCatalogue({ view: 'add' });
  setApp({ task: 'data', intake: [...fresh, ...getApp().intake] });
  for (const file of fresh) void inspect(file.token);
}

/** Looks at a file for the first time; nothing is imported yet. */
async function inspect(token: string): Promise<void> {
  try {
    const preview = await ask('data.inspect', { file: token, encoding: null, crs: null });
    update(token, { parts: preview.parts.map(newPart), busy: null });
    for (const part of preview.parts) void lookAtRows(token, part.layer);
  } catch (error) {
    update(token, { failure: failureOf(error), busy: null });
  }
}

/** Reads a layer again with another encoding, coordinate system or columns; what was typed on its card stays. */
export async function readAgain(token: string, layer: string, change: Partial<ReadChoices>): Promise<void> {
  const before = partOf(token, layer);
  if (before === undefined) return;
  const choices = { ...before.choices, ...change };
  updatePart(token, layer, { choices, busy: true });
  try {
    const { role } = before.draft;
    const input = { file: token, layer, role, ...choices };
    const { parts } = await ask('data.inspect', input);
    const part = parts[0];
    if (part === undefined || partOf(token, layer)?.choices !== choices) return;
    const draft = { ...partOf(token, layer)!.draft, fields: fieldsOf(part) };
    updatePart(token, layer, { part, draft, busy: false, failure: null, quality: null });
    void lookAtRows(token, layer);
  } catch (error) {
    if (partOf(token, layer)?.choices === choices) {
      updatePart(token, layer, { busy: false, failure: failureOf(error) });
    }
  }
}

/** Another use of a layer: its fields are matched anew and its rows are held against other needs. */
export async function chooseRole(token: string, layer: string, role: LayerRole): Promise<void> {
  editDraft(token, layer, { role });
  if (partOf(token, layer)?.part.kind === 'vector') await readAgain(token, layer, {});
}

/** Changes what a person says of a layer; the file is not read again. */
export function editDraft(token: string, layer: string, change: Partial<PartDraft>): void {
  const part = partOf(token, layer);
  if (part === undefined) return;
  updatePart(token, layer, { draft: { ...part.draft, ...change } });
  if (change.fields !== undefined || change.usesFields !== undefined) void lookAtRows(token, layer);
}

/** Reads every row of a layer in the background to tell its quality. A failure here is left to the import to tell. */
async function lookAtRows(token: string, layer: string): Promise<void> {
  const before = partOf(token, layer);
  if (before === undefined || before.part.kind !== 'vector' || before.part.blocking !== null) return;
  const fieldMap = fieldMapOf(before);
  try {
    const input = { file: token, layer, role: before.draft.role, ...before.choices, fieldMap };
    const quality = await ask('data.quality', input);
    const now = partOf(token, layer);
    if (now?.choices === before.choices && now.draft.role === before.draft.role) updatePart(token, layer, { quality });
  } catch (error) {
    if (partOf(token, layer)?.choices === before.choices) updatePart(token, layer, { failure: failureOf(error) });
  }
}

/** Imports the chosen parts in one job: all of them come in, or none. */
export async function importParts(token: string): Promise<void> {
  const intake = getApp().intake.find((each) => each.token === token);
  const parts = importPartsOf(intake?.parts ?? []);
  if (parts.length === 0) return;
  update(token, { busy: 'importing', failure: null });
  try {
    const { jobId } = await ask('data.import', { file: token, parts });
    update(token, { jobId });
    const outcome = await settled(jobId);
    if (outcome.status === 'done') {
      dismissIntake(token);
      applySnapshot(await ask('workspace.snapshot', {}));
    } else {
      const failure = outcome.status === 'failed' ? { problem: outcome.problem, message: outcome.message } : null;
      update(token, { busy: null, jobId: null, failure });
    }
  } catch (error) {
    update(token, { busy: null, jobId: null, failure: failureOf(error) });
  }
}

/** Imports every file that can come in as it is, one after the other. */
export async function importAll(): Promise<void> {
  for (const { token, parts } of getApp().intake) {
    if (importPartsOf(parts ?? []).length > 0) await importParts(token);
  }
}

export const dismissIntake = (token: string): void =>
  setApp({ intake: getApp().intake.filter((each) => each.token !== token) });

const newIntake = ({ token, name }: { readonly token: string; readonly name: string }): Intake => ({
  token,
  name,
  parts: null,
  failure: null,
  busy: 'reading',
  jobId: null,
});

const partOf = (token: string, layer: string): PartIntake | undefined =>
  getApp()
    .intake.find((each) => each.token === token)
    ?.parts?.find(({ part }) => part.layer === layer);

const update = (token: string, change: Partial<Intake>): void =>
  setApp({ intake: getApp().intake.map((each) => (each.token === token ? { ...each, ...change } : each)) });

function updatePart(token: string, layer: string, change: Partial<PartIntake>): void {
  const parts = getApp().intake.find((each) => each.token === token)?.parts ?? [];
  update(token, { parts: parts.map((each) => (each.part.layer === layer ? { ...each, ...change } : each)) });
}
