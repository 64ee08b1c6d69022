import { AppError } from '../../analysis/core/problems.ts';
import type { AppEvents, EventName } from '../contract/events.ts';
import type { RasterLayerInfo, VectorLayerInfo, WorkspaceSnapshot } from '../contract/model.ts';
import { GrantedFiles } from './granted-files.ts';
import { JobManager } from './jobs/job-manager.ts';
import type { TaskRunner } from './jobs/task.ts';
import type { ProjectFile } from './project/api.ts';
import { stageWords } from './stage-words.ts';
import type { Tasks } from './tasks/index.ts';

export interface ProjectStore {
  create(path: string, facts: { readonly name: string; readonly isSample: boolean }): ProjectFile;
  open(path: string): ProjectFile;
}

export interface WorkspaceSetup {
  readonly dataFolder: string;
  readonly version: string;
  readonly runner: TaskRunner<Tasks>;
  readonly projects: ProjectStore;
  readonly emit: <Name extends EventName>(name: Name, payload: AppEvents[Name]) => void;
  /** the project now open, or null */
  readonly opened: (path: string | null) => void;
}

/** What is open: the project, the granted files and the jobs under way. */
export class Workspace {
  readonly files = new GrantedFiles();
  readonly jobs: JobManager<Tasks>;
  private current: ProjectFile | null = null;

  constructor(readonly setup: WorkspaceSetup) {
    this.jobs = new JobManager(
      setup.runner,
      {
        progress: (job) => setup.emit('job.progress', job),
        settled: (jobId, outcome) => {
          setup.emit('workspace.changed', this.snapshot());
          setup.emit('job.settled', { jobId, outcome });
        },
      },
      stageWords,
    );
  }

  snapshot(): WorkspaceSnapshot {
    const project = this.current;
    const jobs = this.jobs.list();
    if (project === null) return { project: null, layers: [], runs: [], canUndo: null, canRedo: null, jobs };
    return {
      project: project.info(),
      layers: project.layers(),
      runs: project.runs(),
      canUndo: project.canUndo(),
      canRedo: project.canRedo(),
      jobs,
    };
  }

  /** The snapshot after a change, which the page also hears as an event. */
  changed(): WorkspaceSnapshot {
    const snapshot = this.snapshot();
    this.setup.emit('workspace.changed', snapshot);
    return snapshot;
  }

  get isOpen(): boolean {
    return this.current !== null;
  }

  project(): ProjectFile {
    if (this.current === null) throw new AppError({ code: 'no-project' });
    return this.current;
  }

  /** A job finishes into the project it started on; if another one is open by then, its result is dropped. */
  stillOpen(project: ProjectFile): ProjectFile {
    if (this.current !== project) throw new AppError({ code: 'cancelled', what: project.path });
    return project;
  }

  /**
   * Closes what is open and opens the other; when that fails, the old one is opened again and the reason is thrown. Jobs on
   * the old project end, except the one that asks.
   */
  switchTo(open: (() => ProjectFile) | null, askingJobId?: string): WorkspaceSnapshot {
    const before = this.current?.path ?? null;
    this.jobs.cancelAll(askingJobId);
    this.closeProject();
    try {
      if (open !== null) this.current = open();
    } catch (error) {
      if (before !== null) this.reopen(before);
      this.tell();
      throw error;
    }
    return this.tell();
  }

  private reopen(path: string): void {
    try {
      this.current = this.setup.projects.open(path);
    } catch (error) {
      console.error(error instanceof Error ? error.stack : String(error));
    }
  }

  /** Main hears which project is open, so that a new engine opens the same; the page hears what is in it. */
  private tell(): WorkspaceSnapshot {
    this.setup.opened(this.current?.path ?? null);
    return this.changed();
  }

  closeProject(): void {
    const project = this.current;
    this.current = null;
    project?.close();
  }

  vectorLayer(layerId: string): VectorLayerInfo {
    const layer = this.project()
      .layers()
      .find((candidate) => candidate.id === layerId);
    if (layer?.kind !== 'vector') throw new AppError({ code: 'layer-gone', layerId });
    return layer;
  }

  rasterLayer(layerId: string): RasterLayerInfo {
    const layer = this.project()
      .layers()
      .find((candidate) => candidate.id === layerId);
    if (layer?.kind !== 'raster') throw new AppError({ code: 'layer-gone', layerId });
    return layer;
  }
}
