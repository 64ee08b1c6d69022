import { basename } from 'node:path';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import type { Extent } from '../../../analysis/vector/geometry-extent.ts';
import type { LayerRole } from '../../contract/model.ts';
import type { DataPreview, PreviewPart } from '../../contract/preview.ts';
import type { RequestInput } from '../../contract/requests.ts';
import { isRaster } from '../datasets/file-kind.ts';
import type { Handlers } from '../handlers.ts';
import type { Job } from '../jobs/job.ts';
import type { ProjectFile } from '../project/api.ts';
import type { Tasks } from '../tasks/index.ts';
import { viewBands } from '../tasks/inspect-raster.ts';
import type { Workspace } from '../workspace.ts';
import { addPart, type ReadPart } from './add-layers.ts';
import { ensureOverviews } from './ensure-overviews.ts';
import { MappingMemory } from './mapping-memory.ts';
import { outsideProblem, refuseOutside } from './touches-district.ts';

type ImportPart = RequestInput<'data.import'>['parts'][number];
type Inspection = RequestInput<'data.inspect'>;

/** Opening files: a preview first, then a job that reads everything before anything is written. */
export function dataHandlers(workspace: Workspace): Handlers<'data.inspect' | 'data.quality' | 'data.import'> {
  const memory = new MappingMemory(workspace.setup.dataFolder);
  const look = async (path: string, input: Omit<Inspection, 'file'>): Promise<readonly PreviewPart[]> => {
    const asked = { path, ...input, reference: unitsExtent(workspace) };
    const parts = await workspace.setup.runner.start('inspect', asked, { what: basename(path) }).result;
    return parts.map((part) => blockedOutside(workspace, basename(path), part));
  };
  return {
    'data.inspect': async ({ file, ...input }): Promise<DataPreview> => {
      const path = workspace.files.pathOf(file);
      const parts: PreviewPart[] = [];
      for (const part of await look(path, input)) {
        const known = isUntouched(input) && part.mapping !== null ? memory.recall(part.mapping.headers) : null;
        const [again] = known === null ? [] : await look(path, { ...input, ...known, layer: part.layer });
        const isReadable = again !== undefined && again.mapping !== null && again.blocking === null;
        parts.push(isReadable ? { ...again, mapping: { ...again.mapping!, isRemembered: true } } : part);
      }
      return { token: file, fileName: basename(path), parts };
    },
    'data.quality': ({ file, role, ...choices }) => {
      const path = workspace.files.pathOf(file);
      const project = workspace.isOpen ? workspace.project() : null;
      const [units, roads] = [project && topmost(project, 'units'), project && topmost(project, 'roads')];
      const input = { file: { path, ...choices }, role, units, roads };
      return workspace.setup.runner.start('checkFile', input, { what: basename(path) }).result;
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
        for (const part of parts) memory.remember(part, fieldNamesOf(read[parts.indexOf(part)]));
        return { runId: null, layerIds };
      });
      return { jobId };
    },
  };
}

/** Where the data of the open project are expected: the box of its units, in degrees. */
function unitsExtent(workspace: Workspace): Extent | null {
  const layers = workspace.isOpen ? workspace.project().layers() : [];
  return layers.find(({ role, kind }) => role === 'units' && kind === 'vector')?.extent ?? null;
}

/** A first look, before the person has said anything: only then may an earlier file's mapping speak. */
const isUntouched = ({ encoding, crs, columns, fieldMap, role }: Omit<Inspection, 'file'>): boolean =>
  encoding === null && crs === null && columns === undefined && fieldMap === undefined && role === undefined;

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
  const { name, role, source, classification, licence = '' } = part;
  const facts = { name, role, source, classification, licence };
  if (await isRaster(path)) {
    const middle = share.from + 0.7 * (share.to - share.from);
    await ensureOverviews(job, path, { from: share.from, to: middle });
    const raster = await job.task('inspectRaster', { path, crs: part.crs }, { from: middle, to: share.to });
    refuseOutside(project, basename(path), raster.extent);
    const { bandRoles = raster.bandRoles, calibration } = part;
    const bands = viewBands(bandRoles, raster.bandNames.length);
    const isSame = bands.every((band, at) => band === raster.view.bands[at]);
    const stretch = isSame
      ? raster.view.stretch
      : await job.task('stretch', { rasters: [{ path, crs: part.crs }], bands });
    const view = { bands, stretch: stretch as typeof raster.view.stretch };
    return {
      kind: 'raster',
      raster: { ...raster, bandRoles, view },
      facts: { ...facts, date: part.date ?? raster.date, ...(calibration && { calibration }) },
    };
  }
  const { layer, encoding, crs, columns = null, fieldMap = [], repairSwapped = false } = part;
  const file = { path, layer, encoding, crs, columns, fieldMap, repairSwapped, role, units: topmost(project, 'units') };
  const vector = await job.task('importVector', file, share);
  if (vector.table.rows.length === 0) throw new AppError({ code: 'nothing-to-import', file: basename(path) });
  return { kind: 'vector', vector, facts: { ...facts, date: part.date } };
}

/** More rows than this are not carried over for a look at a file. */
const REFERENCE_ROWS = 60_000;

/** The rows of the project's topmost layer of a role; null without one. */
function topmost(project: ProjectFile, wanted: LayerRole): FeatureTable | null {
  const layer = project.layers().find(({ role, kind }) => role === wanted && kind === 'vector');
  if (layer?.kind !== 'vector' || layer.rows > REFERENCE_ROWS) return null;
  return project.readTable(layer.id);
}

const fieldNamesOf = (read: ReadPart | undefined): string[] =>
  read?.kind === 'vector' ? read.vector.table.fields.map(({ name }) => name) : [];

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
