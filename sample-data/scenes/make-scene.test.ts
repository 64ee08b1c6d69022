import { zlibSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { GridShape } from '../../analysis/core/grid.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { writeGeoTiff } from '../../analysis/raster/write-geotiff.ts';
import { fillRect, makeCanvas } from '../landcover/canvas.ts';
import { coverIndex } from '../landcover/covers.ts';
import { paintPlan } from '../landcover/paint-plan.ts';
import { makePlan, type Plan } from '../plan/make-plan.ts';
import { castShadows } from './cast-shadows.ts';
import { makeScene, type Scene } from './make-scene.ts';
import { sceneArea } from './scene-grid.ts';
import { SCENES } from './scene-spec.ts';

const grid: GridShape = { crs: 'EPSG:32650', width: 80, height: 80, transform: [10, 0, 466_000, 0, -10, 4_424_000] };

describe('castShadows', () => {
  it('lets a wall of 20 m throw a shadow of 20 m to the north under a sun at 45°', () => {
    const canvas = makeCanvas({ u0: 0, v0: 0, u1: 50, v1: 100 }, 5);
    fillRect(canvas, { u0: 0, u1: 50, v0: 40, v1: 45 }, 1, 128, 20);
    const shaded = castShadows(canvas, 45, 180);
    const rows = Array.from({ length: 20 }, (_, row) => shaded[row * 10 + 5]);
    // Row 11 is the wall; its shadow sinks by 5 m a row and is gone (below one metre) after three more rows.
    expect(rows.slice(7, 12)).toEqual([0, 1, 1, 1, 0]);
  });
});

describe('a scene', () => {
  let plan: Plan;
  const sceneOf = async (index: number): Promise<Scene> =>
    makeScene(paintPlan(plan, sceneArea(grid), 5), grid, { ...SCENES[index]!, clouds: 0 }, 7, quietRun);
  beforeAll(() => {
    plan = makePlan(7);
  });

  it('has the same bytes for the same seed', async () => {
    const fileOf = async (): Promise<Uint8Array> =>
      writeGeoTiff({ shape: grid, bands: (await sceneOf(0)).bands }, (bytes) => zlibSync(bytes), quietRun);
    expect(Buffer.from(await fileOf()).equals(Buffer.from(await fileOf()))).toBe(true);
  });

  it('holds plausible reflectance and known scene classes', async () => {
    const { bands, classes } = await sceneOf(1);
    expect(bands).toHaveLength(10);
    for (const band of bands) expect(band.every((value) => value > 0 && value < 11_000)).toBe(true);
    const allowed = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(classes.every((value) => allowed.has(value))).toBe(true);
  });

  it('shows green in May where January shows little', async () => {
    const ndvi = ({ bands }: Scene): number => {
      const [red, nir] = [bands[2]!, bands[6]!];
      return red.reduce((sum, value, i) => sum + (nir[i]! - value) / (nir[i]! + value - 2000), 0) / red.length;
    };
    expect(ndvi(await sceneOf(0))).toBeGreaterThan(ndvi(await sceneOf(2)) + 0.1);
  });

  it('paints a lake with the reflectance of its table row and calls it water', async () => {
    const canvas = makeCanvas(sceneArea(grid), 5);
    canvas.cover.fill(coverIndex('water'));
    const { bands, classes } = await makeScene(canvas, grid, { ...SCENES[0]!, clouds: 0, haze: 0 }, 7, quietRun);
    const blue = bands[0]!.reduce((sum, value) => sum + value, 0) / bands[0]!.length;
    expect(Math.abs(blue / 10_000 - 0.1 - 0.025)).toBeLessThan(0.012);
    const water = classes.filter((value) => value === 6).length / classes.length;
    expect(water).toBeGreaterThan(0.8);
  });
});
