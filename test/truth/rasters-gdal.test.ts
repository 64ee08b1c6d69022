import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { quietRun } from '../../analysis/core/run.ts';
import { openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import { warpWindow } from '../../analysis/raster/warp.ts';
import { fileSource } from '../helpers/file-source.ts';
import { openRasterFile } from '../helpers/open-raster-file.ts';

const PYTHON = '/usr/bin/python3';
const hasGdal = spawnSync(PYTHON, ['-c', 'import osgeo.gdal, numpy']).status === 0;
const why = hasGdal ? '' : ' (skipped: Python with GDAL and NumPy is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'rasters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One file and what GDAL sees in it; see make-rasters.py. */
interface Row {
  readonly name: string;
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** the bands (0-based) whose pixels GDAL wrote down; a band of transparency is not among them */
  readonly bands: readonly number[];
  /** GDAL's order: x, pixel width, row shear, y, column shear, pixel height */
  readonly transform: readonly [number, number, number, number, number, number];
  readonly tolerance: number;
  readonly overviews: number;
  /** width and height of the first overview */
  readonly overview: readonly [number, number] | null;
}

function makeRows(): readonly Row[] {
  if (!hasGdal) return [];
  execFileSync(PYTHON, [join(import.meta.dirname, 'make-rasters.py'), folder], { stdio: 'pipe', timeout: 60_000 });
  return JSON.parse(readFileSync(join(folder, 'rows.json'), 'utf8')) as readonly Row[];
}

describe.skipIf(!hasGdal)(`files that GDAL wrote are read as GDAL reads them${why}`, () => {
  const rows = makeRows();

  it('there are more than two hundred kinds', () => {
    expect(rows.length).toBeGreaterThan(200);
  });

  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, row) => {
    const raster = await openRasterFile(join(folder, row.file));
    const { info } = raster;
    const [c, a, b, f, d, e] = row.transform;
    expect([info.width, info.height, info.crs]).toEqual([row.width, row.height, 'EPSG:4548']);
    expect(distance(info.transform, [a, b, c, d, e, f])).toBeLessThan(1e-6);
    expect(info.overviews.length).toBe(row.overviews);
    const window = { column: 0, row: 0, width: row.width, height: row.height };
    const grid = await raster.readWindow(window, row.bands, quietRun);
    expect(differing(grid.bands, readFileSync(join(folder, `${row.name}.f32`)), row.tolerance)).toBe(0);
    if (row.overview === null) return;
    const preview = await raster.readPreview(window, row.bands, ...row.overview, quietRun);
    expect(differing(preview.bands, readFileSync(join(folder, `${row.name}.overview.f32`)), 0)).toBe(0);
  });

  it.each(['place-rotated-area', 'place-south-up-area', 'place-sheared-point', 'place-mirrored-area'])(
    '%s lies where gdalwarp puts it',
    async (name) => {
      const warped = join(folder, `${name}-warped.tif`);
      const options = ['-q', '-et', '0', '-r', 'near', '-ot', 'Float32', '-dstnodata', '-9999'];
      const grid = ['-t_srs', 'EPSG:32650', '-tr', '7', '7', '-overwrite'];
      execFileSync('gdalwarp', [...options, ...grid, join(folder, `${name}.tif`), warped]);
      const expected = await openGeoTiff(fileSource(warped));
      const { width, height } = expected.info;
      const theirs = await expected.readWindow({ column: 0, row: 0, width, height }, [0], quietRun);
      const source = await openGeoTiff(fileSource(join(folder, `${name}.tif`)));
      const ours = await warpWindow(source, [0], expected.info, 'nearest', quietRun);
      let [same, other] = [0, 0];
      for (const [at, value] of theirs.bands[0]!.entries()) {
        if (Object.is(value, ours.bands[0]![at]!)) same++;
        else other++;
      }
      // Where a target centre falls on the border of two source pixels the two programs may choose differently.
      expect(same).toBeGreaterThan(3_000);
      expect(other / (same + other)).toBeLessThan(0.01);
    },
  );
});

const distance = (ours: readonly number[], theirs: readonly number[]): number =>
  Math.max(...ours.map((value, at) => Math.abs(value - theirs[at]!)));

/** Pixels that are not the same number, or not both NaN; within `tolerance` for a lossy coding. */
function differing(ours: readonly Float32Array[], bytes: Buffer, tolerance: number): number {
  const theirs = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  let count = 0;
  let at = 0;
  for (const band of ours) {
    for (const value of band) {
      const other = theirs[at++]!;
      if (value !== other && !(Number.isNaN(value) && Number.isNaN(other)) && !(Math.abs(value - other) <= tolerance))
        count++;
    }
  }
  return at === theirs.length ? count : Number.POSITIVE_INFINITY;
}
