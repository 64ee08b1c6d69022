import { AppError } from '../../analysis/core/problems.ts';
import type { Reply } from '../contract/bridge.ts';
import type { WorkspaceSnapshot } from '../contract/model.ts';
import {
  type EngineRequestName,
  engineRequests,
  isEngineRequest,
  type RequestInput,
  type RequestOutput,
} from '../contract/requests.ts';
import type { Handler, Handlers } from './handlers.ts';
import { analysisHandlers } from './requests/analyses.ts';
import { catalogueHandlers } from './requests/catalogue.ts';
import { crsHandlers } from './requests/crs-search.ts';
import { dataHandlers } from './requests/data.ts';
import { layerHandlers } from './requests/layers.ts';
import { projectHandlers } from './requests/projects.ts';
import { RasterPictures } from './requests/raster-pictures.ts';
import { relinkHandlers } from './requests/relink.ts';
import { reviewHandlers } from './requests/review.ts';
import { sampleHandlers } from './requests/sample.ts';
import { sheetHandlers } from './requests/sheet.ts';
import { unitHandlers } from './requests/units.ts';
import { Workspace, type WorkspaceSetup } from './workspace.ts';

/** The engine: owns the open project and the opened files, and answers requests. Plain Node; window and terminal share it. */
export class Engine {
  readonly workspace: Workspace;
  private readonly pictures: RasterPictures;
  private readonly handlers: Handlers;

  constructor(setup: WorkspaceSetup) {
    this.workspace = new Workspace(setup);
    this.pictures = new RasterPictures(this.workspace);
    this.handlers = {
      ...projectHandlers(this.workspace),
      ...sampleHandlers(this.workspace),
      ...dataHandlers(this.workspace),
      ...crsHandlers(),
      ...layerHandlers(this.workspace),
      ...relinkHandlers(this.workspace),
      ...catalogueHandlers(this.workspace),
      ...unitHandlers(this.workspace),
      ...this.pictures.handlers(),
      ...analysisHandlers(this.workspace),
      ...reviewHandlers(this.workspace),
      ...sheetHandlers(this.workspace),
    };
  }

  /** Answers a request of unknown origin: checks its name and shape, and never throws. */
  async reply(name: string, input: unknown): Promise<Reply<unknown>> {
    try {
      if (!isEngineRequest(name)) throw new AppError({ code: 'bad-request', request: name, reason: 'unknown request' });
      return { ok: true, value: await this.handle(name, checked(name, input)) };
    } catch (error) {
      return failedReply(error);
    }
  }

  /** Answers a request of our own making; problems are thrown. */
  async handle<Name extends EngineRequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>> {
    const handler: Handler<Name> = this.handlers[name];
    return await handler(input);
  }

  /** A PNG map tile of a raster layer, or null where there is nothing to draw. */
  tile(layerId: string, z: number, x: number, y: number): Promise<Uint8Array | null> {
    return this.pictures.tile(layerId, z, x, y);
  }

  grant(token: string, path: string): void {
    this.workspace.files.grant(token, path);
  }

  /** Opens again what was open before the engine was started anew. */
  restore(path: string): WorkspaceSnapshot {
    return this.workspace.switchTo(() => this.workspace.setup.projects.open(path));
  }

  /** Ends the jobs, closes the project into a single file, ends the workers. */
  async close(): Promise<void> {
    this.workspace.jobs.cancelAll();
    this.workspace.closeProject();
    await this.workspace.setup.runner.close();
  }
}

/** A problem travels as its facts; a bug leaves its stack in the log and its message to the page. */
export function failedReply(error: unknown): Reply<never> {
  if (error instanceof AppError) return { ok: false, problem: error.problem, message: error.message };
  console.error(error instanceof Error ? error.stack : String(error));
  return { ok: false, problem: null, message: error instanceof Error ? error.message : String(error) };
}

function checked<Name extends EngineRequestName>(name: Name, input: unknown): RequestInput<Name> {
  const parsed = engineRequests[name].input.safeParse(input);
  if (parsed.success) return parsed.data as RequestInput<Name>;
  const issue = parsed.error.issues[0];
  const reason = issue === undefined ? 'unreadable' : `${issue.path.join('.')} ${issue.message}`.trim();
  throw new AppError({ code: 'bad-request', request: name, reason });
}
