import { basename } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Handlers } from '../handlers.ts';
import type { LayerChange } from '../project/api.ts';
import type { Workspace } from '../workspace.ts';

type Names = 'layer.features' | 'layer.update' | 'layer.remove' | 'layer.relink';

/** What the layer panel does. */
export function layerHandlers(workspace: Workspace): Handlers<Names> {
  return {
    'layer.features': ({ layerId }) => {
      workspace.vectorLayer(layerId);
      return workspace.project().readGeoJson(layerId);
    },
    'layer.update': ({ layerId, change }) => {
      workspace.project().updateLayer(layerId, withoutUndefined(change));
      return workspace.changed();
    },
    'layer.remove': ({ layerId }) => {
      workspace.project().removeLayer(layerId);
      return workspace.changed();
    },
    'layer.relink': ({ layerId, file }) => relink(workspace, layerId, workspace.files.pathOf(file)),
  };
}

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

/** zod types a missing key as `| undefined`; a change lists only what changes. */
function withoutUndefined(change: Readonly<Record<string, unknown>>): LayerChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as LayerChange;
}
