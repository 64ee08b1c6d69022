import { describe, expect, it } from 'vitest';
import { quietRun } from '../core/run.ts';
import { planarPoints } from '../network/planar-points.ts';
import { servedAreasM2 } from './served-area.ts';

const box = (x0: number, y0: number, x1: number, y1: number) => Float64Array.of(x0, y0, x1, y0, x1, y1, x0, y1, x0, y0);
const served = async (rings: readonly Float64Array[], sites: readonly (readonly [number, number])[], radiusM = 100) =>
  (await servedAreasM2([[rings]], planarPoints(...sites), new Uint8Array(sites.length).fill(1), radiusM, quietRun))[0]!;

const DISC = Math.PI * 100 ** 2;
/** The two-circle lens: 2r² acos(d / 2r) − (d / 2) √(4r² − d²) */
const lens = (d: number) => 2 * 100 ** 2 * Math.acos(d / 200) - (d / 2) * Math.sqrt(4 * 100 ** 2 - d * d);

describe('ground within the walk', () => {
  it('is a whole disc, to the centimetre grid', async () => {
    expect(await served([box(-500, -500, 500, 500)], [[0, 0]])).toBeCloseTo(DISC, -1);
  });

  it('is half a disc on a straight border', async () => {
    expect(await served([box(0, -500, 500, 500)], [[0, 0]])).toBeCloseTo(DISC / 2, -1);
  });

  it('counts overlapping ground once: two discs less their lens, within 0.1 %', async () => {
    const both = await served(
      [box(-500, -500, 500, 500)],
      [
        [-50, 0],
        [50, 0],
      ],
    );
    expect(Math.abs(both / (2 * DISC - lens(100)) - 1)).toBeLessThan(0.001);
  });

  it('leaves holes out, whichever way their rings turn', async () => {
    const hole = box(-10, -10, 10, 10);
    const turned = Float64Array.from([-10, -10, -10, 10, 10, 10, 10, -10, -10, -10]);
    const [one, other] = [
      await served([box(-500, -500, 500, 500), hole], [[0, 0]]),
      await served([box(-500, -500, 500, 500), turned], [[0, 0]]),
    ];
    expect(one).toBeCloseTo(DISC - 400, -1);
    expect(other).toBe(one);
  });

  it('is nothing without an open site, and whole where discs fill the area', async () => {
    const sites = planarPoints([0, 0]);
    expect([...(await servedAreasM2([[[box(-9, -9, 9, 9)]]], sites, Uint8Array.of(0), 100, quietRun))]).toEqual([0]);
    expect([...(await servedAreasM2([[[box(-9, -9, 9, 9)]]], sites, Uint8Array.of(1), 100, quietRun))]).toEqual([324]);
  });
});
