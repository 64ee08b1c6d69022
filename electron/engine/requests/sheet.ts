import { basename } from 'node:path';
import { AppError } from '../../../analysis/core/problems.ts';
import type { CandidateInfo } from '../../contract/model.ts';
import { composeSheet, type SheetSource } from '../export/sheet/index.ts';
import type { Handlers } from '../handlers.ts';
import type { ProjectFile } from '../project/api.ts';
import type { Workspace } from '../workspace.ts';
import { withVerdicts } from './with-verdicts.ts';

/** The sheet as one page: what is previewed is what is printed. */
export function sheetHandlers(workspace: Workspace): Handlers<'sheet.compose'> {
  return {
    'sheet.compose': ({ options }) => composeSheet(sheetSource(workspace, workspace.project()), options),
  };
}

function sheetSource(workspace: Workspace, project: ProjectFile): SheetSource {
  const candidates = (): readonly CandidateInfo[] =>
    project
      .runs()
      .filter(({ analysis }) => analysis === 'dumps')
      .flatMap(({ id }) => project.candidates(id));
  return {
    layers: project.layers(),
    isDemonstration: project.info().isSample,
    date: new Date().toISOString().slice(0, 10),
    table: (layerId) => {
      const table = project.readTable(layerId);
      const layer = workspace.vectorLayer(layerId);
      return layer.role === 'candidates' && layer.runId !== null
        ? withVerdicts(table, project.candidates(layer.runId))
        : table;
    },
    candidate: (candidateId) => {
      const found = candidates().find(({ id }) => id === candidateId);
      if (found === undefined) throw new AppError({ code: 'layer-gone', layerId: candidateId });
      return found;
    },
    picture: (layerId, shape) => {
      const { path } = project.rasterReference(layerId);
      const { view, crs } = workspace.rasterLayer(layerId);
      return workspace.setup.runner.start('picture', { path, view, crs, shape }, { what: basename(path) }).result;
    },
  };
}
