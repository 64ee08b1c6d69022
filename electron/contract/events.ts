import type { JobInfo, JobOutcome, WorkspaceSnapshot } from './model.ts';

/** What the engine and main tell the page without being asked. */
export interface AppEvents {
  'workspace.changed': WorkspaceSnapshot;
  'job.progress': JobInfo;
  'job.settled': { readonly jobId: string; readonly outcome: JobOutcome };
  /** `lost` while the engine is being started again, `ready` when the project is open again */
  'engine.status': { readonly status: 'lost' | 'ready' };
  /** a menu entry or shortcut of the desktop; the page runs the command of that id */
  'menu.command': { readonly command: string };
  /** files dropped on the icon or handed over by a second start */
  'files.opened': readonly { readonly token: string; readonly name: string }[];
}
export type EventName = keyof AppEvents;
export const EVENT_NAMES: readonly EventName[] = [
  'workspace.changed',
  'job.progress',
  'job.settled',
  'engine.status',
  'menu.command',
  'files.opened',
];
