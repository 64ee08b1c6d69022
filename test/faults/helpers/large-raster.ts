import { quietRun } from '../../../analysis/core/run.ts';
import { rasterOf } from '../../../electron/engine/datasets/raster-handles.ts';
import { buildOverviews } from '../../../electron/engine/tasks/build-overviews.ts';
import { picture, stretch } from '../../../electron/engine/tasks/pictures.ts';

/** Builds overviews, or draws a first picture 1,600 pixels wide; says how long it took and what memory it has seen at most. */
const [, , what = '', path = ''] = process.argv;
const startMs = performance.now();
const facts = what === 'build' ? await buildOverviews({ path }, quietRun) : await firstPicture();
const elapsedMs = performance.now() - startMs;
console.log(JSON.stringify({ facts, elapsedMs, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));

async function firstPicture() {
  const { info } = await rasterOf(path);
  const bands = [2, 1, 0] as const;
  const view = { bands: [...bands], stretch: await stretch({ rasters: [{ path }], bands }, quietRun) };
  const scale = info.width / 1_600;
  const [a, b, c, d, e, f] = info.transform;
  const transform = [a * scale, b * scale, c, d * scale, e * scale, f] as const;
  const shape = { crs: info.crs, width: 1_600, height: Math.round(info.height / scale), transform };
  const png = await picture({ path, view: view as never, shape }, quietRun);
  return { bytes: png?.length ?? 0 };
}
