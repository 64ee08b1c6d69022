import { zlibSync } from 'fflate';
import { inStages, type Run } from '../analysis/core/run.ts';
import { type Deflate, writeGeoTiff } from '../analysis/raster/write-geotiff.ts';
import { dirtyRasters } from './dirty/dirty-rasters.ts';
import { dirtyShapefiles } from './dirty/dirty-shapefiles.ts';
import { dirtyTables } from './dirty/dirty-tables.ts';
import { makeDistrict } from './district.ts';
import { paintEvents } from './events/event.ts';
import { paintPlan } from './landcover/paint-plan.ts';
import { vectorFiles } from './layers.ts';
import { type Manifest, makeManifest, type WrittenFile } from './manifest.ts';
import { makeScene } from './scenes/make-scene.ts';
import { sceneArea, sceneGrid } from './scenes/scene-grid.ts';
import { SCENES } from './scenes/scene-spec.ts';
import { BAND_NAMES } from './scenes/spectra.ts';

export type { Manifest } from './manifest.ts';
export type SampleExtent = 'quick' | 'district';

export interface SampleOptions {
  readonly seed: number;
  readonly extent: SampleExtent;
}

export type WriteFile = (name: string, bytes: Uint8Array) => Promise<void>;

/** What the generator borrows: a fast zlib and a hash when there is one. */
export interface SampleTools {
  /** zlib stream of some bytes; without it a slower one in JavaScript */
  readonly deflate?: Deflate;
  /** SHA-256 in lower-case hexadecimal; without it the Web Crypto of the runtime */
  readonly sha256?: (bytes: Uint8Array) => Promise<string>;
}

export const DEFAULT_SEED = 7;
const CELL_M = 5;

/**
 * Makes the demonstration district and hands every file to `write`, the manifest last. The same seed and extent give the same
 * bytes (with the same `deflate`).
 */
export async function generateSample(
  options: SampleOptions,
  write: WriteFile,
  run: Run,
  tools: SampleTools = {},
): Promise<Manifest> {
  const deflate = tools.deflate ?? ((bytes: Uint8Array) => zlibSync(bytes, { level: 4 }));
  const sha256 = tools.sha256 ?? webSha256;
  const stages = inStages({ plan: 2, layers: 3, dirt: 1, ground: 4, scenes: 60 }, run);
  const files: WrittenFile[] = [];
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    files.push({ name, bytes: bytes.byteLength, sha256: await sha256(bytes) });
    await write(name, bytes);
  };

  const district = makeDistrict(options);
  await stages('plan').breathe();
  for await (const [name, bytes] of vectorFiles(district, stages('layers'))) await put(name, bytes);

  for (const [name, bytes] of [
    ...dirtyShapefiles(district),
    ...dirtyTables(district),
    ...(await dirtyRasters(options.seed, deflate, stages('dirt'))),
  ]) {
    await put(name, bytes);
  }

  const grid = sceneGrid(district.plan, options.extent);
  const ground = paintPlan(district.plan, sceneArea(grid), CELL_M);
  for (const [i, spec] of SCENES.entries()) {
    const stage = stages('scenes').stage(spec.date, i / SCENES.length, (i + 1) / SCENES.length);
    const today = { ...ground, cover: ground.cover.slice(), tone: ground.tone.slice(), rise: ground.rise.slice() };
    paintEvents(today, [...district.events.lookalikes, ...district.events.dumps], spec.date);
    const scene = await makeScene(today, grid, spec, options.seed, stage.stage('ground', 0, 0.6));
    const dateTime = `${spec.date.replaceAll('-', ':')} 02:55:41`;
    const file = { shape: grid, dateTime, description: `演示数据 Demonstration data ${spec.date}` };
    const tif = await writeGeoTiff(
      { ...file, bands: scene.bands, bandNames: BAND_NAMES, nodata: 0 },
      deflate,
      stage.stage('file', 0.6, 0.97),
    );
    await put(`scene-${spec.date}.tif`, tif);
    const mask = await writeGeoTiff(
      { ...file, bands: [scene.classes], bandNames: ['SCL'], nodata: 0 },
      deflate,
      stage.stage('mask', 0.97, 1),
    );
    await put(`mask-${spec.date}.tif`, mask);
  }
  const manifest = makeManifest(options, SCENES, files);
  await write('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`));
  return manifest;
}

async function webSha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
