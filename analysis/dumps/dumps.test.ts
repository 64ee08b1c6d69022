import { describe, expect, it } from 'vitest';
import { readParams } from '../core/params.ts';
import { AppError } from '../core/problems.ts';
import { quietRun } from '../core/run.ts';
import { BAND_ROLES } from './bands.ts';
import { candidatesFromTable, candidatesTable, dumps, dumpsParams } from './index.ts';
import { type Field, memoryRaster, paintScene, tableOf, testGrid } from './scene-for-tests.ts';

const grid = testGrid(80, 80);
const params = readParams(dumpsParams);
/** A patchwork of unchanged ground, so that the dates can be compared. */
const town: Field[] = [
  { id: 'asphalt', column: 0, row: 0, width: 80, height: 12 },
  { id: 'built-up', column: 0, row: 60, width: 80, height: 10 },
  { id: 'concrete', column: 0, row: 70, width: 80, height: 10 },
  { id: 'tree', column: 60, row: 12, width: 20, height: 48 },
];
const heap: Field = { id: 'rubble', column: 20, row: 30, width: 8, height: 6 };
const before = paintScene(grid, 'grass', town, { seed: 1, date: '2025-05-18' });
const after = paintScene(grid, 'grass', [...town, heap], { seed: 2, date: '2026-05-20' });

describe('dumps', () => {
  it('finds a heap of 8 × 6 pixels that was a field the year before', async () => {
    const { candidates, stats } = await dumps.run({ before, after }, params, quietRun);
    expect(candidates).toHaveLength(1);
    const [candidate] = candidates;
    // 4,800 m² of pixels on the grid; UTM scale here is 0.99963, so 4,803 m² on the ellipsoid, and simplification cuts corners.
    expect(candidate!.areaM2).toBeGreaterThan(4400);
    expect(candidate!.areaM2).toBeLessThan(5100);
    expect(candidate!.conditions.C2).toBeGreaterThan(0.9);
    expect(candidate!.id).toBe('D0001');
    expect(stats).toMatchObject({ mode: 'two-date', pixelsTotal: 6400, pixelsValid: 6400 });
  });

  it('adds its score up from the terms, and says which were not known', async () => {
    const { candidates } = await dumps.run({ before, after }, params, quietRun);
    const { terms, score } = candidates[0]!;
    expect(terms.reduce((sum, term) => sum + term.contribution, 0)).toBeCloseTo(score, 3);
    expect(terms.find(({ id }) => id === 'persistence')).toMatchObject({ known: false, contribution: 0 });
  });

  it('finds nothing when nothing changed', async () => {
    const again = paintScene(grid, 'grass', town, { seed: 3, date: '2026-05-20' });
    const { candidates } = await dumps.run({ before, after: again }, params, quietRun);
    expect(candidates).toEqual([]);
  });

  it('is not misled when one date is stored 20 % darker', async () => {
    const darker = paintScene(grid, 'grass', town, { seed: 1, date: '2025-05-18', gain: 0.8 });
    const { candidates, stats } = await dumps.run({ before: darker, after }, params, quietRun);
    expect(candidates).toHaveLength(1);
    for (const band of stats.normalisation) expect(band.gain).toBeCloseTo(1.25, 1);
  });

  it('works with one date, and says so', async () => {
    const { candidates, stats, notes } = await dumps.run({ after }, params, quietRun);
    expect(stats.mode).toBe('one-date');
    expect(notes.some(({ zh }) => zh.includes('只有一期'))).toBe(true);
    expect(candidates.some(({ conditions }) => (conditions.C1 ?? 0) > 0)).toBe(false);
  });

  it('degrades without short-wave infrared, and says so', async () => {
    const roles = BAND_ROLES.slice(0, 7).filter((role) => !role.startsWith('redEdge'));
    const few = {
      before: paintScene(grid, 'grass', town, { seed: 1, roles }),
      after: paintScene(grid, 'grass', [...town, heap], { seed: 2, roles }),
    };
    const { candidates, notes, stats } = await dumps.run(few, params, quietRun);
    expect(stats.roles).toEqual(['blue', 'green', 'red', 'nir']);
    expect(candidates).toHaveLength(1);
    expect(notes.some(({ en }) => en.startsWith('No short-wave'))).toBe(true);
  });

  it('does not call masked ground unchanged', async () => {
    const classes = new Float32Array(80 * 80).fill(5);
    for (let row = 28; row < 40; row++) classes.fill(9, row * 80 + 18, row * 80 + 32);
    const masked = { ...after, mask: memoryRaster('scl.tif', grid, [classes]) };
    const { candidates, stats, notes } = await dumps.run({ before, after: masked }, params, quietRun);
    expect(candidates).toEqual([]);
    // 12 × 14 pixels of cloud, grown by two pixels on each side: 16 × 18.
    expect(stats.pixelsTotal - stats.pixelsValid).toBe(288);
    expect(notes.some(({ en }) => en.includes('not “no change”'))).toBe(true);
  });

  it('gives the same answer again, and the same candidates back from the table', async () => {
    const one = await dumps.run({ before, after }, params, quietRun);
    const two = await dumps.run({ before, after }, params, quietRun);
    expect(two).toEqual(one);
    expect(candidatesFromTable(candidatesTable(one, true))).toEqual({
      candidates: one.candidates,
      excluded: one.excluded,
    });
  });

  it('sets a patch in an exclusion layer aside and keeps it', async () => {
    const around = (await dumps.run({ before, after }, params, quietRun)).candidates[0]!.polygon;
    const { candidates, excluded } = await dumps.run(
      { before, after, exclusions: [tableOf('yards', [around])] },
      params,
      quietRun,
    );
    expect(candidates).toEqual([]);
    expect(excluded[0]).toMatchObject({ reason: 'exclusion-layer', excludedBy: 'yards' });
  });
});

describe('refusals', () => {
  const problemOf = async (work: Promise<unknown>): Promise<string> => {
    try {
      await work;
      return 'none';
    } catch (error) {
      return error instanceof AppError ? error.problem.code : String(error);
    }
  };

  it('refuses a scene that does not touch the district', async () => {
    const far = tableOf('units', [
      {
        type: 'Polygon',
        coordinates: [
          [
            [100, 30],
            [100.1, 30],
            [100.1, 30.1],
            [100, 30],
          ],
        ],
      },
    ]);
    expect(await problemOf(dumps.run({ after, before, units: far }, params, quietRun))).toBe('dumps-no-overlap');
  });

  it('refuses three bands', async () => {
    const { swir1, nir, ...bands } = after.bands;
    expect([swir1, nir]).toEqual([8, 6]);
    expect(await problemOf(dumps.run({ after: { ...after, bands } }, params, quietRun))).toBe('dumps-bands-missing');
  });

  it('refuses a cloudy scene', async () => {
    const classes = new Float32Array(80 * 80).fill(5).fill(9, 0, 2400);
    const mask = memoryRaster('scl.tif', grid, [classes]);
    expect(await problemOf(dumps.run({ after: { ...after, mask } }, params, quietRun))).toBe('dumps-too-cloudy');
  });

  it('refuses stored numbers taken for reflectance', async () => {
    expect(await problemOf(dumps.run({ after: { ...after, scale: 0.01 } }, params, quietRun))).toBe(
      'dumps-scale-wrong',
    );
  });

  it('refuses two dates that have nothing in common', async () => {
    const other = paintScene(grid, 'fallow', [{ id: 'water', column: 0, row: 0, width: 40, height: 80 }], { seed: 9 });
    expect(await problemOf(dumps.run({ after, before: other }, params, quietRun))).toBe('dumps-dates-differ');
  });
});
