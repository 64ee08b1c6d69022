import type { GridShape } from '../../analysis/core/grid.ts';
import type { Run } from '../../analysis/core/run.ts';
import type { Canvas } from '../landcover/canvas.ts';
import { classifyScene } from './classify-scene.ts';
import { addClouds, makeClouds } from './clouds.ts';
import { addFields, recordBand } from './instrument.ts';
import { renderGround } from './render.ts';
import type { SceneSpec } from './scene-spec.ts';

/** A picture as a Sentinel-2 Level-2A product stores it: reflectance · 10,000 + 1,000, and its scene classes. */
export interface Scene {
  readonly bands: readonly Uint16Array[];
  readonly classes: Uint8Array;
}

export async function makeScene(
  canvas: Canvas,
  grid: GridShape,
  spec: SceneSpec,
  seed: number,
  run: Run,
): Promise<Scene> {
  const bands = await renderGround(canvas, grid, spec, seed, run);
  const { width, height } = grid;
  addFields(bands, width, height, spec, seed);
  const clouds = makeClouds(width, height, grid.transform[0], spec, seed);
  addClouds(bands, clouds);
  for (const [b, values] of bands.entries()) {
    await run.breathe();
    recordBand(values, width, height, b, spec, seed);
  }
  const classes = classifyScene(bands, clouds, width, seed);
  return { bands: bands.map(stored), classes };
}

function stored(reflectance: Float32Array): Uint16Array {
  const numbers = new Uint16Array(reflectance.length);
  for (let i = 0; i < numbers.length; i++)
    numbers[i] = Math.max(1, Math.min(65_535, Math.round(reflectance[i]! * 10_000) + 1000));
  return numbers;
}
