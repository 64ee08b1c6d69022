import type { RequestOutput } from '../../electron/contract/requests.ts';
import { ask } from '../state/bridge.ts';
import { getApp, setApp } from '../state/store.ts';
import { fill, words } from '../words/index.ts';
import { settled } from './jobs.ts';
import { attempt, wordsOf } from './notices.ts';
import { applySnapshot } from './workspace.ts';

/** Opens the demonstration project; its data is made on first need, as a job. */
export const openSample = (extent: 'quick' | 'district'): Promise<void> =>
  attempt(wordsOf('start.sample'), async () => {
    const { jobId } = await ask('sample.open', { extent });
    const outcome = await settled(jobId);
    if (outcome.status !== 'done') return;
    applySnapshot(await ask('workspace.snapshot', {}));
    setApp({ task: 'detection' });
  });

export const newProject = (): Promise<void> =>
  attempt(wordsOf('start.new'), async () => {
    const suggestedName = fill(words['start.new-name'], getApp().language);
    const file = await ask('dialog.newProject', { suggestedName });
    if (!file) return;
    const name = file.name.replace(/\.gpkg$/i, '');
    applySnapshot(await ask('project.create', { file: file.token, name }));
    setApp({ task: 'data' });
  });

export const openProject = (): Promise<void> =>
  attempt(wordsOf('start.open'), async () => {
    const file = await ask('dialog.openProject', {});
    if (file) await openProjectFile(file.token);
  });

export const openProjectFile = (token: string): Promise<void> =>
  attempt(wordsOf('start.open'), async () => applySnapshot(await ask('project.open', { file: token })));

export const closeProject = (): Promise<void> =>
  attempt(wordsOf('cmd.close-project'), async () => applySnapshot(await ask('project.close', {})));

/** Projects opened before, newest first; an empty list when they cannot be read. */
export async function listRecent(): Promise<RequestOutput<'recent.list'>> {
  try {
    return await ask('recent.list', {});
  } catch {
    return [];
  }
}
