import { AppError } from '../../../analysis/core/problems.ts';
import type { Handlers } from '../handlers.ts';
import { stepLabels } from '../project/labels.ts';
import type { Workspace } from '../workspace.ts';

type Names = 'units.check' | 'units.repair';

/** The self-test of the district's units and its repairs. */
export function unitHandlers(workspace: Workspace): Handlers<Names> {
  const table = (layerId: string) => {
    workspace.vectorLayer(layerId);
    return { kind: 'table', table: workspace.project().readTable(layerId) } as const;
  };
  return {
    'units.check': async ({ layerId, giveUpToM2 }) => {
      const { name } = workspace.vectorLayer(layerId);
      const task = workspace.setup.runner.start('checkDistrict', { units: table(layerId), giveUpToM2 }, { what: name });
      const { report, findings } = await task.result;
      const { unitCount, countByKind, areaKm2, officialAreaKm2 } = report;
      const [subdistricts, areas] = [countByKind.街道, countByKind.地区];
      return { layerId, unitCount, subdistricts, areas, areaKm2, officialAreaKm2, findings };
    },
    'units.repair': ({ layerId, findings, giveUpToM2 }) => {
      const project = workspace.project();
      const { name } = workspace.vectorLayer(layerId);
      const { jobId } = workspace.jobs.start({ zh: `修复“${name}”`, en: `Repair “${name}”` }, async (job) => {
        const before = workspace.vectorLayer(layerId).sha256;
        const repaired = await job.task('repairDistrict', { units: table(layerId), findings, giveUpToM2 });
        job.write(() => {
          const open = workspace.stillOpen(project);
          // Another repair, or an undo, would be lost under rows that were made from the ones before it.
          if (workspace.vectorLayer(layerId).sha256 !== before)
            throw new AppError({ code: 'repair-stale', layer: name });
          open.replaceRows(layerId, repaired.table, stepLabels.repair(name));
        });
        return { runId: null, layerIds: [layerId] };
      });
      return { jobId };
    },
  };
}
