import type { FeatureTable } from '../../../analysis/core/features.ts';
import type { Words } from '../../../analysis/core/words.ts';
import { shiftedNames } from '../../../analysis/vector/shifted-flag.ts';
import { shiftedOrigin } from '../../../analysis/vector/shifted-provenance.ts';
import type { LayerRole, RasterLayerInfo, RunInfo } from '../../contract/model.ts';
import type { Handlers } from '../handlers.ts';
import type { Job } from '../jobs/job.ts';
import type { NewLayer, ProjectFile } from '../project/api.ts';
import type { Tasks } from '../tasks/index.ts';
import type { SceneFile } from '../tasks/scene-file.ts';
import type { TableSource } from '../tasks/table-source.ts';
import type { Workspace } from '../workspace.ts';
import { newestOf } from './run-by-roles.ts';

type Names = 'dumps.run' | 'coverage.run' | 'location.run' | 'run.result';

/** What an analysis task answers, whatever the analysis. */
interface Outcome {
  readonly params: RunInfo['params'];
  readonly summary: Words;
  readonly result: unknown;
}

interface Output {
  readonly table: FeatureTable;
  readonly role: LayerRole;
  readonly name: Words;
  readonly date?: string | null;
}

const titles = {
  dumps: { zh: '检测疑似倾倒点', en: 'Detect suspected dumps' },
  coverage: { zh: '覆盖分析', en: 'Coverage analysis' },
  location: { zh: '智能回收机选址', en: 'Plan machine sites' },
} as const;

/** Running an analysis: gather its layers, compute in a worker, commit the run with its layers in one transaction. */
export function analysisHandlers(workspace: Workspace): Handlers<Names> {
  const start = <Result extends Outcome>(
    analysis: RunInfo['analysis'],
    inputIds: readonly (string | null)[],
    compute: (job: Job<Tasks>, project: ProjectFile) => Promise<Result>,
    outputsOf: (outcome: Result) => readonly Output[],
  ) => {
    const project = workspace.project();
    const layerIds = [...new Set(inputIds.filter((layerId) => layerId !== null))];
    const inputs = layerIds.map((layerId) => inputOf(project, layerId));
    const { jobId } = workspace.jobs.start(titles[analysis], async (job) => {
      const startedAt = new Date();
      const outcome = await compute(job, project);
      const run = job.write(() => {
        const facts = { analysis, startedAt, inputs, version: workspace.setup.version };
        return record(workspace.stillOpen(project), facts, outcome, outputsOf(outcome));
      });
      return { runId: run.id, layerIds: run.outputLayerIds };
    });
    return { jobId };
  };

  return {
    'dumps.run': ({ afterLayerId, beforeLayerId, afterMaskLayerId, beforeMaskLayerId, params }) => {
      const project = workspace.project();
      const context = contextLayers(project);
      const after = sceneOf(workspace, afterLayerId, afterMaskLayerId);
      const before = beforeLayerId === null ? null : sceneOf(workspace, beforeLayerId, beforeMaskLayerId);
      const { date } = workspace.rasterLayer(afterLayerId);
      const ids = [afterLayerId, beforeLayerId, afterMaskLayerId, beforeMaskLayerId, ...Object.values(context)];
      return start(
        'dumps',
        ids,
        (job) => job.task('detect', { after, before, tables: tablesOf(project, context), exclusions: [], params }),
        ({ candidates }) => [
          { table: candidates, role: 'candidates', name: { zh: '疑似倾倒点', en: 'Suspected dumps' }, date },
        ],
      );
    },
    'coverage.run': ({ demandLayerId, facilityLayerId, unitLayerId, roadLayerId, params }) => {
      const communitiesId = newestOf(workspace.project().layers(), 'communities')?.id ?? null;
      return start(
        'coverage',
        [demandLayerId, facilityLayerId, unitLayerId, roadLayerId, communitiesId],
        (job, project) =>
          job.task('coverage', {
            demand: rowsOf(project, demandLayerId),
            facilities: rowsOf(project, facilityLayerId),
            units: rowsOf(project, unitLayerId),
            communities: rowsOrNull(project, communitiesId),
            roads: rowsOrNull(project, roadLayerId),
            weight: null,
            params,
          }),
        ({ units, gaps }) => [
          { table: units, role: 'coverage-units', name: { zh: '各街道覆盖情况', en: 'Coverage by unit' } },
          { table: gaps, role: 'coverage-gaps', name: { zh: '覆盖缺口', en: 'Coverage gaps' } },
        ],
      );
    },
    'location.run': ({ demandLayerId, candidateLayerId, existingLayerId, roadLayerId, params }) => {
      const layers = workspace.project().layers();
      const unitsId = newestOf(layers, 'units')?.id ?? null;
      const roadsId = roadLayerId === undefined ? (newestOf(layers, 'roads')?.id ?? null) : roadLayerId;
      return start(
        'location',
        [demandLayerId, candidateLayerId, existingLayerId, unitsId, roadsId],
        (job, project) =>
          job.task('locate', {
            demand: rowsOf(project, demandLayerId),
            candidates: rowsOf(project, candidateLayerId),
            existing: rowsOrNull(project, existingLayerId),
            units: rowsOrNull(project, unitsId),
            roads: rowsOrNull(project, roadsId),
            distancesPath: null,
            weight: null,
            params,
          }),
        ({ plan }) => [{ table: plan, role: 'plan', name: { zh: '选址方案', en: 'Site plan' } }],
      );
    },
    'run.result': ({ runId }) => {
      const project = workspace.project();
      const run = project.runs().find((candidate) => candidate.id === runId);
      if (run === undefined) throw new Error(`no run ${runId}`);
      return { run, result: project.runResult(runId) };
    },
  };
}

interface RunFacts {
  readonly analysis: RunInfo['analysis'];
  readonly startedAt: Date;
  readonly inputs: RunInfo['inputs'];
  readonly version: string;
}

/** The clock says when and how long; nothing of it enters the result, so the same run gives the same bytes. */
function record(project: ProjectFile, facts: RunFacts, outcome: Outcome, outputs: readonly Output[]): RunInfo {
  const number = project.runs().filter((run) => run.analysis === facts.analysis).length + 1;
  return project.recordRun(
    {
      analysis: facts.analysis,
      startedAt: facts.startedAt.toISOString(),
      durationS: Math.round((Date.now() - facts.startedAt.getTime()) / 100) / 10,
      status: 'done',
      params: outcome.params,
      inputs: facts.inputs,
      softwareVersion: facts.version,
      seed: typeof outcome.params['seed'] === 'number' ? outcome.params['seed'] : 0,
      summary: outcome.summary,
      result: outcome.result,
    },
    outputs.map((output) => ({
      table: output.table,
      layer: { ...layerOf(output, facts.analysis, number), crsNote: resultNote(project, facts.inputs) },
    })),
  );
}

function layerOf(
  { name, role, date = null }: Output,
  analysis: RunInfo['analysis'],
  number: number,
): Omit<NewLayer, 'crsNote'> {
  return {
    name: [name.zh, date, `第 ${number} 次`].filter((part) => part !== null).join(' '),
    role,
    source: titles[analysis].zh,
    date,
    classification: 'internal',
    keptAside: 0,
    sha256: null,
  };
}

/** What comes of approximate positions is approximate: the note of a result names the shifted systems of its inputs. */
function resultNote(project: ProjectFile, inputs: RunInfo['inputs']): Words {
  const ids = new Set(inputs.map(({ layerId }) => layerId));
  const notes = project.layers().flatMap(({ id, crsNote }) => (ids.has(id) ? [crsNote] : []));
  const names = shiftedNames(shiftedOrigin(notes));
  if (names === '') return { zh: 'EPSG:4326（分析结果）', en: 'EPSG:4326 (result of an analysis)' };
  return {
    zh: `EPSG:4326（分析结果，输入含 ${names} 近似换算的坐标）`,
    en: `EPSG:4326 (result of an analysis, some inputs converted approximately from ${names})`,
  };
}

function inputOf(project: ProjectFile, layerId: string): RunInfo['inputs'][number] {
  const name = project.layers().find((layer) => layer.id === layerId)?.name ?? layerId;
  return { layerId, name, sha256: project.layerHash(layerId) };
}

function sceneOf(workspace: Workspace, layerId: string, maskLayerId: string | null): SceneFile {
  const layer: RasterLayerInfo = workspace.rasterLayer(layerId);
  const project = workspace.project();
  return {
    path: project.rasterReference(layerId).path,
    date: layer.date,
    maskPath: maskLayerId === null ? null : project.rasterReference(maskLayerId).path,
    bands: layer.bandRoles,
    scale: layer.calibration?.scale ?? null,
    offset: layer.calibration?.offset ?? null,
    crsWhereMissing: layer.crs,
  };
}

/** The layers that give a detection its context, by their roles; where there are several, the topmost. */
function contextLayers(project: ProjectFile): Readonly<Record<string, string>> {
  const roles = {
    units: 'units',
    roads: 'roads',
    water: 'water',
    homes: 'compounds',
    permits: 'permits',
    complaints: 'complaints',
    facilities: 'facilities',
    landUse: 'landuse',
  } as const;
  const found: Record<string, string> = {};
  for (const [kind, role] of Object.entries(roles)) {
    const layer = newestOf(project.layers(), role);
    if (layer?.kind === 'vector') found[kind] = layer.id;
  }
  return found;
}

const tablesOf = (project: ProjectFile, ids: Readonly<Record<string, string>>): Record<string, TableSource> =>
  Object.fromEntries(Object.entries(ids).map(([kind, layerId]) => [kind, rowsOf(project, layerId)]));

const rowsOf = (project: ProjectFile, layerId: string): TableSource => ({
  kind: 'table',
  table: project.readTable(layerId),
});

const rowsOrNull = (project: ProjectFile, layerId: string | null): TableSource | null =>
  layerId === null ? null : rowsOf(project, layerId);
