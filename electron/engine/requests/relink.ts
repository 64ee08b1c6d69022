import { basename } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import type { RasterLayerInfo } from '../../contract/model.ts';
import type { Handlers } from '../handlers.ts';
import type { ProjectFile } from '../project/api.ts';
import type { Workspace } from '../workspace.ts';

type Names = 'layer.relink' | 'layers.relinkFolder' | 'layers.verify';

/** Raster files that moved or changed: linked again by their content, never by their name alone. */
export function relinkHandlers(workspace: Workspace): Handlers<Names> {
  return {
    'layer.relink': ({ layerId, file }) => relink(workspace, layerId, workspace.files.pathOf(file)),
    'layers.relinkFolder': ({ folder }) => {
      const path = workspace.files.pathOf(folder);
      const project = workspace.project();
      const name = basename(path);
      const title = { zh: `在“${name}”中查找影像`, en: `Look for rasters in “${name}”` };
      const { jobId } = workspace.jobs.start(title, async (job) => {
        const lost = rasters(project).filter(({ reachable }) => !reachable);
        const wanted = lost.map(({ id }) => ({ id, ...project.rasterReference(id) }));
        const found = await job.task('findRasters', { folder: path, wanted });
        if (found.length === 0) throw new AppError({ code: 'relink-none', folder: name, missing: lost.length });
        job.write(() => {
          const open = workspace.stillOpen(project);
          for (const { id, ...reference } of found) open.relinkRaster(id, reference);
        });
        return { runId: null, layerIds: found.map(({ id }) => id) };
      });
      return { jobId };
    },
    'layers.verify': () => {
      const project = workspace.project();
      const title = { zh: '核对影像文件', en: 'Compare raster files with their hashes' };
      const { jobId } = workspace.jobs.start(title, async (job) => {
        const layers = rasters(project).filter(({ reachable }) => reachable);
        const changed: string[] = [];
        for (const [at, { id }] of layers.entries()) {
          const { path, sha256 } = project.rasterReference(id);
          const share = { from: at / layers.length, to: (at + 1) / layers.length };
          const now = await job.task('hash', { path }, share);
          if (now.sha256 !== sha256) changed.push(id);
        }
        return { runId: null, layerIds: changed };
      });
      return { jobId };
    },
  };
}

const rasters = (project: ProjectFile): RasterLayerInfo[] =>
  project.layers().filter((layer): layer is RasterLayerInfo => layer.kind === 'raster');

async function relink(workspace: Workspace, layerId: string, path: string) {
  workspace.rasterLayer(layerId);
  const project = workspace.project();
  const task = workspace.setup.runner.start('hash', { path }, { what: basename(path) });
  const { sha256, byteLength } = await task.result;
  if (project.rasterReference(layerId).sha256 !== sha256) {
    throw new AppError({ code: 'raster-changed', file: basename(path) });
  }
  workspace.stillOpen(project).relinkRaster(layerId, { path, byteLength, sha256 });
  return workspace.changed();
}
