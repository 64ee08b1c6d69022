import type { FeatureTable } from '../core/features.ts';
import { inStages, type Run } from '../core/run.ts';
import { connectedComponents } from './components.ts';
import { prepareDates } from './dates.ts';
import { ndvi } from './indices.ts';
import { atLeastOfNine, type Mask } from './morphology.ts';
import { dropSmall } from './objects.ts';
import { count, emptyHistogram, otsuThreshold } from './otsu.ts';
import type { DumpsParams } from './params.ts';
import { patchesOf } from './patch.ts';
import { bandOf } from './scene-pixels.ts';
import { bridgeCorners } from './tidy-mask.ts';
import type { DumpsInputs } from './types.ts';
import type { DumpsStage } from './words.ts';

const WEIGHTS: Partial<Record<DumpsStage, number>> = {
  gate: 1,
  'read-after': 5,
  'read-before': 5,
  mask: 1,
  normalise: 2,
  change: 1,
  objects: 2,
};

/**
 * What everybody would try first, to measure our method against: fall of NDVI, Otsu's threshold over the ground where it fell, majority of 3 × 3,
 * 8-connected patches of at least `minAreaM2`, ranked by their mean fall. Same inputs, mask and normalisation; no spectrum, no context.
 *
 * @returns polygons in EPSG:4326 with the fields id, score (mean fall of NDVI), area_m2
 */
export async function ndviLossBaseline(inputs: DumpsInputs, params: DumpsParams, run: Run): Promise<FeatureTable> {
  const stage = inStages(WEIGHTS as Record<DumpsStage, number>, run);
  const { grid, after, pair, clear } = await prepareDates(inputs, params, stage);
  if (!pair) throw new Error('the baseline compares two dates');
  const { width, height } = grid;
  const [red1, nir1] = [bandOf(pair.before, 'red')!, bandOf(pair.before, 'nir')!];
  const [red2, nir2] = [bandOf(after, 'red')!, bandOf(after, 'nir')!];
  const fall = new Float32Array(clear.length);
  const histogram = emptyHistogram(512, 1.024);
  for (let i = 0; i < clear.length; i++) {
    if (clear[i] !== 1) continue;
    fall[i] = ndvi(nir1[i]!, red1[i]!) - ndvi(nir2[i]!, red2[i]!);
    count(histogram, fall[i]!);
  }
  const threshold = otsuThreshold(histogram);
  const mask: Mask = Uint8Array.from(fall, (value) => (value >= threshold ? 1 : 0));
  const smooth = await atLeastOfNine(mask, width, height, 5, stage('objects'));
  await bridgeCorners(smooth, fall, width, height, stage('objects'));
  const all = await connectedComponents(smooth, width, height, 8, stage('objects'));
  const kept = dropSmall(all, params.minAreaM2 / grid.transform[0] ** 2);

  const sums = new Float64Array(kept.count + 1);
  const pixels = new Float64Array(kept.count + 1);
  for (let i = 0; i < kept.labels.length; i++) {
    const label = kept.labels[i]!;
    sums[label] = sums[label]! + fall[i]!;
    pixels[label] = pixels[label]! + 1;
  }
  const patches = await patchesOf(kept, grid, params.simplifyM, stage('objects'));
  return {
    name: 'ndvi-loss',
    crs: 'EPSG:4326',
    fields: [
      { name: 'id', type: 'text' },
      { name: 'score', type: 'real' },
      { name: 'area_m2', type: 'real' },
    ],
    rows: patches.map((patch) => ({
      geometry: patch.polygon,
      values: [`B${patch.label}`, sums[patch.label]! / pixels[patch.label]!, patch.areaM2],
    })),
  };
}
