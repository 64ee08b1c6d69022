import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isTiff } from '../datasets/file-kind.ts';
import type { Handlers } from '../handlers.ts';
import type { Job } from '../jobs/job.ts';
import { makeSample, readManifest, SAMPLE_SEED, sampleFolderName } from '../sample-folder.ts';
import { SAMPLE_LAYERS, type SampleLayer, sampleRasters } from '../sample-layers.ts';
import type { Tasks } from '../tasks/index.ts';
import type { Workspace } from '../workspace.ts';
import { addPart, type ReadPart } from './add-layers.ts';

const TITLE = { zh: '打开演示区', en: 'Open the demonstration district' };
const SOURCE = '演示数据';

/** The demonstration district: its data and its project are made on first need, later opened as they were left. */
export function sampleHandlers(workspace: Workspace): Handlers<'sample.open'> {
  return {
    'sample.open': ({ extent }) => {
      const { dataFolder, projects } = workspace.setup;
      const folder = join(dataFolder, sampleFolderName(extent));
      const path = join(dataFolder, 'projects', extent === 'district' ? '演示区.gpkg' : '演示区（高安屯）.gpkg');
      const { jobId } = workspace.jobs.start(TITLE, async (job) => {
        if (readManifest(folder) === null) await generate(job, folder, extent);
        if (!existsSync(path)) await makeProject(workspace, job, folder, path);
        job.write(() => workspace.switchTo(() => projects.open(path), job.id));
        return {
          runId: null,
          layerIds: workspace
            .project()
            .layers()
            .map((layer) => layer.id),
        };
      });
      return { jobId };
    },
  };
}

async function generate(job: Job<Tasks>, folder: string, extent: 'quick' | 'district'): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const staging = `${folder}-partial`;
  const task = (target: string) =>
    job.task('sample', { folder: target, extent, seed: SAMPLE_SEED }, { from: 0, to: 0.7 });
  try {
    await makeSample(folder, staging, task);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Reads every layer first and makes the project beside its place, so that a half-made one never stands there. */
async function makeProject(workspace: Workspace, job: Job<Tasks>, folder: string, path: string): Promise<void> {
  const parts = await readLayers(job, folder);
  mkdirSync(dirname(path), { recursive: true });
  const staging = `${path}.partial`;
  rmSync(staging, { force: true });
  job.write(() => {
    const project = workspace.setup.projects.create(staging, { name: '演示区', isSample: true });
    try {
      for (const part of parts) addPart(project, part);
    } finally {
      project.close();
    }
    renameSync(staging, path);
  });
}

async function readLayers(job: Job<Tasks>, folder: string): Promise<ReadPart[]> {
  const files = (readManifest(folder)?.files ?? []).map(({ name }) => name);
  const layers = [...sampleRasters(files), ...SAMPLE_LAYERS.filter(({ file }) => files.includes(file))];
  const parts: ReadPart[] = [];
  for (const [index, layer] of layers.entries()) {
    const share = { from: 0.7 + (0.3 * index) / layers.length, to: 0.7 + (0.3 * (index + 1)) / layers.length };
    job.say({ zh: `读取${layer.name}`, en: `Reading ${layer.file}` }, share.from);
    parts.push(await readLayer(job, join(folder, layer.file), layer, share));
  }
  return parts;
}

async function readLayer(
  job: Job<Tasks>,
  path: string,
  layer: SampleLayer & { readonly date?: string },
  share: { readonly from: number; readonly to: number },
): Promise<ReadPart> {
  const { name, role, visible, date = null } = layer;
  const facts = { name, role, visible, date, source: SOURCE, classification: 'public' as const };
  if (await isTiff(path)) {
    return { kind: 'raster', raster: await job.task('inspectRaster', { path }, share), facts };
  }
  const file = { path, layer: '', encoding: null, crs: null };
  return { kind: 'vector', vector: await job.task('importVector', file, share), facts };
}
