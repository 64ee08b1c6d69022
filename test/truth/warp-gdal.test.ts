import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Affine, Grid } from '../../analysis/core/grid.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { coordinateMesh } from '../../analysis/raster/coordinate-mesh.ts';
import { openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import type { RasterFile } from '../../analysis/raster/raster-file.ts';
import type { Resampling } from '../../analysis/raster/resample.ts';
import { kernelScale } from '../../analysis/raster/resample-wide.ts';
import { warpWindow } from '../../analysis/raster/warp.ts';
import { fileSource } from '../helpers/file-source.ts';
import { realData } from '../helpers/real-data.ts';

const hasGdal = spawnSync('gdalwarp', ['--version']).status === 0;
const why = hasGdal ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'warp-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [WIDTH, HEIGHT, NODATA] = [180, 150, -9999];
const METHODS = ['nearest', 'bilinear', 'cubic', 'average', 'mode'] as const;
const GDAL_NAMES = { nearest: 'near', bilinear: 'bilinear', cubic: 'cubic', average: 'average', mode: 'mode' } as const;

/** Waves and steps between 0 and 300; a round hole, single missing pixels and a missing corner where holes are wanted. */
function pattern(hasHoles: boolean): Float32Array {
  return Float32Array.from({ length: WIDTH * HEIGHT }, (_, at) => {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
    const isHole = Math.hypot(x - 60, y - 70) < 9.3 || (x % 37 === 5 && y % 29 === 7) || x + y < 12;
    if (hasHoles && isHole) return NODATA;
    const steps = 20 * ((Math.floor(x / 7) + Math.floor(y / 5)) % 4);
    return Math.round(120 + 80 * Math.sin(x / 5.3) * Math.cos(y / 7.1) + steps);
  });
}

/** Writes the pattern as GeoTIFF under any affine, through a raw file that a VRT describes. */
function sourceFile(name: string, crs: string, [a, b, c, d, e, f]: Affine, hasHoles: boolean): string {
  writeFileSync(join(folder, `${name}.raw`), new Uint8Array(pattern(hasHoles).buffer));
  const vrt = `<VRTDataset rasterXSize="${WIDTH}" rasterYSize="${HEIGHT}"><SRS>${crs}</SRS>
    <GeoTransform>${[c, a, b, f, d, e].join(',')}</GeoTransform>
    <VRTRasterBand dataType="Float32" band="1" subClass="VRTRawRasterBand">
      ${hasHoles ? `<NoDataValue>${NODATA}</NoDataValue>` : ''}
      <SourceFilename relativeToVRT="1">${name}.raw</SourceFilename><ByteOrder>LSB</ByteOrder>
      <PixelOffset>4</PixelOffset><LineOffset>${WIDTH * 4}</LineOffset></VRTRasterBand></VRTDataset>`;
  writeFileSync(join(folder, `${name}.vrt`), vrt);
  execFileSync('gdal_translate', ['-q', join(folder, `${name}.vrt`), join(folder, `${name}.tif`)]);
  return join(folder, `${name}.tif`);
}

const run = promisify(execFile);

/** How far ours and gdalwarp's pixels are apart. */
interface Comparison {
  readonly compared: number;
  /** pixels that only one of the two leaves empty */
  readonly holes: number;
  readonly worst: number;
  /** pixels further apart than 0.001 */
  readonly different: number;
}

/** gdalwarp with the exact transformation, onto a grid of its own choice within the options. */
async function gdalwarp(path: string, method: Resampling, options: readonly string[]): Promise<RasterFile> {
  const out = join(folder, `${method}.tif`);
  const fixed = ['-q', '-overwrite', '-et', '0', '-ot', 'Float32', '-dstnodata', String(NODATA)];
  await run('gdalwarp', [...fixed, '-r', GDAL_NAMES[method], ...options, path, out]);
  return openGeoTiff(fileSource(out));
}

async function compare(path: string, methods: readonly Resampling[], options: readonly string[], bands = [0]) {
  const ours = await openGeoTiff(fileSource(path));
  const nearest = await gdalwarp(path, 'nearest', options);
  const { info } = nearest;
  const whole = { column: 0, row: 0, width: info.width, height: info.height };
  // gdalwarp stretches kernels by the sizes of the chunk it works on; ours by the grids. The same number is given to both.
  const [scaleX, scaleY] = coordinateMesh(ours.info, info).coarseness.map(kernelScale);
  const scales = ['-wo', `XSCALE=${scaleX}`, '-wo', `YSCALE=${scaleY}`];
  const results: Partial<Record<Resampling, Comparison>> = {};
  // Two programs at a time; the widening means nothing to the nearest pixel.
  const warped = new Map<Resampling, RasterFile>([['nearest', nearest]]);
  const others = methods.filter((method) => method !== 'nearest');
  const half = Math.ceil(others.length / 2);
  const inTurn = async (some: readonly Resampling[]): Promise<void> => {
    for (const method of some) warped.set(method, await gdalwarp(path, method, [...options, ...scales]));
  };
  await Promise.all([inTurn(others.slice(0, half)), inTurn(others.slice(half))]);
  for (const method of methods) {
    const theirs = warped.get(method)!;
    const expected = await theirs.readWindow(whole, bands, quietRun);
    results[method] = difference(expected, await warpWindow(ours, bands, info, method, quietRun));
  }
  return results as Record<Resampling, Comparison>;
}

function difference(expected: Grid, actual: Grid): Comparison {
  let [compared, holes, worst, different] = [0, 0, 0, 0];
  for (const [band, pixels] of expected.bands.entries()) {
    for (const [index, value] of pixels.entries()) {
      const own = actual.bands[band]![index]!;
      if (Number.isNaN(value) !== Number.isNaN(own)) holes++;
      else if (!Number.isNaN(value)) {
        compared++;
        worst = Math.max(worst, Math.abs(value - own));
        if (Math.abs(value - own) > 1e-3) different++;
      }
    }
  }
  return { compared, holes, worst, different };
}

const NORTH_UP: Affine = [10, 0, 444_000, 0, -10, 4_430_000];
const SOUTH_UP: Affine = [10, 0, 444_000, 0, 10, 4_428_500];
const ROTATED: Affine = [9.4, 3.4, 444_000, 3.4, -9.4, 4_430_000];
const SOURCES = [
  ['north-up', NORTH_UP, false],
  ['south-up', SOUTH_UP, false],
  ['with holes', NORTH_UP, true],
] as const;

describe.skipIf(!hasGdal)(`warped onto any grid the pixels are those of gdalwarp${why}`, () => {
  beforeAll(() => {
    for (const [name, affine, hasHoles] of SOURCES) sourceFile(name, 'EPSG:32650', affine, hasHoles);
    sourceFile('rotated', 'EPSG:32650', ROTATED, false);
  });
  const file = (name: string): string => join(folder, `${name}.tif`);

  describe.each(SOURCES)('a %s source', (name) => {
    // Without a change of system the mesh is exact: every pixel is the same, on finer and on coarser grids.
    it.each(['4', '14', '20', '100'])('on pixels of %s m in place of 10', async (size) => {
      const found = await compare(file(name), METHODS, ['-tr', size, size]);
      for (const method of METHODS) expect([method, found[method]]).toMatchObject([method, { holes: 0, different: 0 }]);
    });
    // Where a target pixel reaches beyond the source gdalwarp gives the last source pixels too much weight; we do not.
    it('on pixels of 33 m inside the source', async () => {
      const found = await compare(file(name), METHODS, [
        '-tr',
        '33',
        '33',
        '-te',
        '444000',
        '4428515',
        '445782',
        '4430000',
      ]);
      for (const method of METHODS) expect([method, found[method]]).toMatchObject([method, { holes: 0, different: 0 }]);
    });
    it.each(['EPSG:3857', 'EPSG:4326'])('in %s', async (crs) => {
      const found = await compare(file(name), METHODS, ['-t_srs', crs]);
      // Our mesh is a few ten-thousandths of a pixel off here, and the steepest step of the pattern is 80.
      for (const method of ['bilinear', 'cubic'] as const) {
        expect([method, found[method].holes]).toEqual([method, 0]);
        expect(found[method].worst).toBeLessThan(0.03);
      }
      // A pixel may flip where its centre lies that near to a border.
      expect(found.nearest).toMatchObject({ holes: 0 });
      expect(found.nearest.different).toBeLessThan(5);
      // Ours is the box around all four corners of the target pixel, gdalwarp's around two of them; the grids are 0.4° apart.
      expect(found.average.worst).toBeLessThan(2);
      expect(found.average.holes).toBeLessThan(120);
      expect(found.mode.different).toBeLessThan(found.mode.compared * 0.01);
    });
  });

  it.each([
    ['-t_srs', 'EPSG:3857'],
    ['-t_srs', 'EPSG:4326'],
    ['-tr', '20', '20'],
    ['-tr', '100', '100'],
  ])('a rotated source, %s %s', async (...options) => {
    const found = await compare(file('rotated'), ['nearest', 'bilinear', 'cubic'], options);
    for (const method of ['bilinear', 'cubic'] as const) {
      expect([method, found[method].holes]).toEqual([method, 0]);
      expect(found[method].worst).toBeLessThan(0.03);
    }
    expect(found.nearest.different).toBeLessThan(10);
  });
});

const landsat = realData('landsat-pair-taizhou/Taizhou_2000TM.tif');
const whyReal = !hasGdal ? why : landsat === null ? ' (skipped: no real data here)' : '';

describe.skipIf(whyReal !== '')(`a Landsat scene is warped as gdalwarp does${whyReal}`, () => {
  it.each(['EPSG:3857', 'EPSG:4326'])('to %s', async (crs) => {
    const found = await compare(landsat!, ['nearest', 'bilinear', 'cubic'], ['-t_srs', crs], [0, 1, 2, 3, 4, 5]);
    expect(found.nearest.compared).toBeGreaterThan(900_000);
    // Nearest pixels flip where they lie within the mesh's error of a border.
    expect(found.nearest).toMatchObject({ holes: expect.toSatisfy((count: number) => count < 20) });
    expect(found.nearest.different).toBeLessThan(500);
    for (const method of ['bilinear', 'cubic'] as const) expect(found[method].worst).toBeLessThan(0.1);
  });
});
