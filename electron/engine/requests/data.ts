import { basename } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import type { PreviewPart } from '../../contract/model.ts';
import type { RequestInput } from '../../contract/requests.ts';
import { isTiff } from '../datasets/file-kind.ts';
import type { Handlers } from '../handlers.ts';
import type { Job } from '../jobs/job.ts';
import type { ProjectFile } from '../project/api.ts';
import type { Tasks } from '../tasks/index.ts';
import type { Workspace } from '../workspace.ts';
import { addPart, type ReadPart } from './add-layers.ts';
import { outsideProblem, refuseOutside } from './touches-district.ts';

type ImportPart = RequestInput<'data.import'>['parts'][number];

/** Opening files: a preview first, then a job that reads everything before anything is written. */
export function dataHandlers(workspace: Workspace): Handlers<'data.inspect' | 'data.import'> {
  return {
    'data.inspect': async ({ file, encoding, crs }) => {
      const path = workspace.files.pathOf(file);
      const task = workspace.setup.runner.start('inspect', { path, encoding, crs }, { what: basename(path) });
      const parts = (await task.result).map((part) => blockedOutside(workspace, basename(path), part));
      return { token: file, fileName: basename(path), parts };
    },
    'data.import': ({ file, parts }) => {
      const path = workspace.files.pathOf(file);
      const project = workspace.project();
      const name = basename(path);
      const { jobId } = workspace.jobs.start({ zh: `导入 ${name}`, en: `Import ${name}` }, async (job) => {
        const read: ReadPart[] = [];
        for (const [index, part] of parts.entries()) {
          const share = { from: index / parts.length, to: (index + 1) / parts.length };
          read.push(await readPart(job, project, path, part, share));
        }
        const layerIds = job.write(() => addAll(workspace.stillOpen(project), read));
        return { runId: null, layerIds };
      });
      return { jobId };
    },
  };
}

/** A scene that does not meet the district is blocked on its card, before anybody presses import. */
function blockedOutside(workspace: Workspace, file: string, part: PreviewPart): PreviewPart {
  if (part.kind !== 'raster' || part.extent === null || part.blocking !== null || !workspace.isOpen) return part;
  return { ...part, blocking: outsideProblem(workspace.project(), file, part.extent) };
}

async function readPart(
  job: Job<Tasks>,
  project: ProjectFile,
  path: string,
  part: ImportPart,
  share: { readonly from: number; readonly to: number },
): Promise<ReadPart> {
  const facts = { name: part.name, role: part.role, source: part.source, classification: part.classification };
  if (await isTiff(path)) {
    const raster = await job.task('inspectRaster', { path }, share);
    refuseOutside(project, basename(path), raster.extent);
    return { kind: 'raster', raster, facts: { ...facts, date: part.date ?? raster.date } };
  }
  const { layer, encoding, crs } = part;
  const vector = await job.task('importVector', { path, layer, encoding, crs }, share);
  if (vector.table.rows.length === 0) throw new AppError({ code: 'nothing-to-import', file: basename(path) });
  return { kind: 'vector', vector, facts: { ...facts, date: part.date } };
}

/** All layers or none: a failure takes back the layers that went before it. */
function addAll(project: ProjectFile, parts: readonly ReadPart[]): string[] {
  const added: string[] = [];
  try {
    for (const part of parts) added.push(addPart(project, part).id);
    return added;
  } catch (error) {
    for (const layerId of added.reverse()) project.removeLayer(layerId);
    throw error;
  }
}
