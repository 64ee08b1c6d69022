import type { RequestInput } from '../../electron/contract/requests.ts';
import { ask, bridge, failureOf } from '../state/bridge.ts';
import { getApp, type Intake, setApp } from '../state/store.ts';
import { settled } from './jobs.ts';
import { attempt, wordsOf } from './notices.ts';
import { applySnapshot } from './workspace.ts';

export type ImportParts = RequestInput<'data.import'>['parts'];

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
  setApp({ task: 'data', intake: [...fresh, ...getApp().intake] });
  for (const file of fresh) void inspect(file.token, null, null);
}

/** Looks at a file again with another encoding or coordinate system; nothing is imported yet. */
export async function inspect(token: string, encoding: string | null, crs: string | null): Promise<void> {
  update(token, { encoding, crs, busy: 'reading', failure: null });
  try {
    const preview = await ask('data.inspect', { file: token, encoding, crs });
    update(token, { preview, busy: null });
  } catch (error) {
    update(token, { failure: failureOf(error), busy: null });
  }
}

/** Imports the chosen parts in one job: all of them come in, or none. */
export async function importParts(token: string, parts: ImportParts): Promise<void> {
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

export const dismissIntake = (token: string): void =>
  setApp({ intake: getApp().intake.filter((each) => each.token !== token) });

const newIntake = ({ token, name }: { readonly token: string; readonly name: string }): Intake => ({
  token,
  name,
  encoding: null,
  crs: null,
  preview: null,
  failure: null,
  busy: 'reading',
  jobId: null,
});

const update = (token: string, change: Partial<Intake>): void =>
  setApp({ intake: getApp().intake.map((each) => (each.token === token ? { ...each, ...change } : each)) });
