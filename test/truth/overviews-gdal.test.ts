import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quietRun } from '../../analysis/core/run.ts';
import { buildOverviews } from '../../electron/engine/tasks/build-overviews.ts';
import { writeLargeTiff } from '../helpers/craft-large-tiff.ts';

const hasGdal = spawnSync('gdaladdo', ['--version']).status === 0;
const why = hasGdal ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'overviews-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasGdal)(`the overviews that we build are what GDAL builds and reads${why}`, () => {
  it.each([
    ['four 16-bit bands', []],
    ['one band of floating point with holes', ['-b', '1', '-ot', 'Float32', '-a_nodata', '1300']],
    [
      'three bytes with a mask',
      ['-b', '1', '-b', '2', '-b', '3', '-mask', '4', '-ot', 'Byte', '-scale', '1000', '3000'],
    ],
  ])('%s', async (_, options) => {
    const [large, ours, theirs] = ['large.tif', 'ours.tif', 'theirs.tif'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    rmSync(`${ours}.ovr`, { force: true });
    rmSync(`${theirs}.ovr`, { force: true });
    // Sides that halve without a rest: where one is odd GDAL stretches the copy over the edge, by a pixel of the copy at most.
    writeLargeTiff(large, 1_304, 1_008, false);
    execFileSync('gdal_translate', ['-q', '--config', 'GDAL_TIFF_INTERNAL_MASK', 'YES', ...options, large, ours]);
    copyFileSync(ours, theirs);
    await buildOverviews({ path: ours }, quietRun);
    execFileSync('gdaladdo', ['-q', '-ro', '-r', 'average', theirs, '2', '4', '8']);
    const [own, expected] = [levelOf(ours, 0), levelOf(theirs, 0)];
    expect(own.length).toBe(expected.length);
    // A mean that ends in .5 is rounded up by us and may be down by GDAL.
    expect(worstOf(own, expected)).toBeLessThanOrEqual(1);
    // Ours is the mean of means: beside a hole one of them may stand for fewer pixels, with values up to 30 apart.
    expect(worstOf(levelOf(ours, 1), levelOf(theirs, 1))).toBeLessThanOrEqual(4);
  });
});

/** All bands of one overview as GDAL reads them, as 64-bit numbers. */
function levelOf(path: string, level: number): Float64Array {
  const out = join(folder, 'level.raw');
  const options = ['-q', '-of', 'ENVI', '-ot', 'Float64', '-oo', `OVERVIEW_LEVEL=${level}`];
  execFileSync('gdal_translate', [...options, path, out]);
  const bytes = readFileSync(out);
  return new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

const worstOf = (own: Float64Array, expected: Float64Array): number =>
  own.reduce((worst, value, at) => Math.max(worst, Math.abs(value - expected[at]!)), 0);
