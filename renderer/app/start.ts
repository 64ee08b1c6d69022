import { takeIn } from '../commands/data.ts';
import { noteEngineLost, noteProgress, noteSettled } from '../commands/jobs.ts';
import { attempt, notify, wordsOf } from '../commands/notices.ts';
import { openProjectFile, openSample } from '../commands/project.ts';
import { runCommand } from '../commands/registry.ts';
import { tellDesktop } from '../commands/view.ts';
import { applySnapshot } from '../commands/workspace.ts';
import { prepareMainMap } from '../map/main-map.ts';
import { ask, bridge } from '../state/bridge.ts';
import { setApp } from '../state/store.ts';
import { listenToKeys } from './keys.ts';

/** Connects the page to engine and desktop, and opens what the program was started with. */
export async function start(): Promise<void> {
  const { on } = bridge();
  on('workspace.changed', applySnapshot);
  on('job.progress', noteProgress);
  on('job.settled', ({ jobId, outcome }) => noteSettled(jobId, outcome));
  on('menu.command', ({ command }) => runCommand(command));
  on('files.opened', takeInOrOpen);
  on('engine.status', ({ status }) => {
    setApp({ engine: status });
    if (status === 'lost') noteEngineLost('engine lost');
    else void restored();
  });
  listenToKeys();
  prepareMainMap();
  await attempt(wordsOf('app.name'), async () => {
    void tellDesktop();
    applySnapshot(await ask('workspace.snapshot', {}));
    const about = await ask('app.about', {});
    if (about.startWith === 'sample-quick') await openSample('quick');
    else if (about.startWith === 'sample-district') await openSample('district');
    else if (about.startWith === 'project' && about.startFile) await openProjectFile(about.startFile);
  });
}

const restored = (): Promise<void> =>
  attempt(wordsOf('state.engine-lost'), async () => {
    applySnapshot(await ask('workspace.snapshot', {}));
    notify('success', wordsOf('state.engine-ready'));
  });

/** A project handed over by the desktop is opened, anything else is looked at first. */
function takeInOrOpen(files: readonly { readonly token: string; readonly name: string }[]): void {
  const project = files.find((file) => /\.gpkg$/i.test(file.name));
  if (project && files.length === 1) void openProjectFile(project.token);
  else takeIn(files);
}
