import { expect, it } from 'vitest';
import { quietRun } from '../../core/run.ts';
import type { RasterFile, RasterInfo } from '../raster-file.ts';
import { asReflectance } from './as-reflectance.ts';
import { isEightBit, reflectanceRule } from './reflectance.ts';

interface Said {
  readonly name?: string;
  readonly scales?: readonly number[];
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A scene of one dark and one bright pixel in one band. */
function scene(sampleType: RasterInfo['sampleType'], values: readonly number[], said: Said = {}): RasterFile {
  const { name = 'scene.tif', scales = [1], metadata = {} } = said;
  const bands = scales.map((scale) => ({ name: null, nodata: null, scale, offset: 0 }));
  const info = { width: 2, height: 1, name, sampleType, bands, metadata: new Map(Object.entries(metadata)) };
  const read = async () => ({ bands: scales.map(() => Float32Array.from(values)) });
  return { info, readPreview: read, readWindow: read } as unknown as RasterFile;
}

const rule = async (file: RasterFile) => (await reflectanceRule(file, quietRun)).bands[0];

it('takes 8-bit counts at full scale, and knows them for what they are', async () => {
  expect(await rule(scene('uint8', [0, 255]))).toEqual({ scale: 1 / 255, offset: 0 });
  expect((await reflectanceRule(scene('uint8', [0, 255]), quietRun)).isReflectance).toBe(false);
  expect(isEightBit(scene('uint8', []))).toBe(true);
  expect(isEightBit(scene('uint8', [], { scales: [0.004] }))).toBe(false);
  expect(isEightBit(scene('uint16', []))).toBe(false);
});

it('takes sixteen bits of an unknown sensor for Sentinel-2, with the offset when nothing is darker', async () => {
  expect(await rule(scene('uint16', [200, 3000]))).toEqual({ scale: 1 / 10_000, offset: 0 });
  expect(await rule(scene('uint16', [1200, 3000]))).toEqual({ scale: 1 / 10_000, offset: -0.1 });
});

it('believes a processing baseline, from the name or the metadata, unless the darkest pixel speaks against it', async () => {
  const named = { name: 'S2A_MSIL2A_20230801T030531_N0509_R075_T50TMK.tif' };
  expect(await rule(scene('uint16', [1200, 3000], named))).toEqual({ scale: 1 / 10_000, offset: -0.1 });
  expect(await rule(scene('uint16', [200, 3000], named))).toEqual({ scale: 1 / 10_000, offset: 0 });
  const old = { metadata: { PROCESSING_BASELINE: '02.14' } };
  expect(await rule(scene('uint16', [1200, 3000], old))).toEqual({ scale: 1 / 10_000, offset: 0 });
  const { how } = await reflectanceRule(scene('uint16', [200, 3000], named), quietRun);
  expect(how.en).toContain('processing baseline 05.09, but its darkest pixel is 200');
});

it('knows Landsat surface reflectance by its name, and never gives another sensor the Sentinel-2 offset', async () => {
  const landsat = { name: 'LC09_L2SP_123032_20240501_20240502_02_T1_SR.tif' };
  expect(await rule(scene('uint16', [8000, 20000], landsat))).toEqual({ scale: 0.0000275, offset: -0.2 });
  expect(await rule(scene('uint16', [1200, 3000], { name: 'GF2_PMS1_E116.5_N39.9_20240501_L1A-MSS1.tif' }))).toEqual({
    scale: 1 / 10_000,
    offset: 0,
  });
});

it('believes the file band by band, and takes floating-point values as they are', async () => {
  const { bands } = await reflectanceRule(scene('uint16', [1, 2], { scales: [0.0001, 0.0002] }), quietRun);
  expect(bands.map(({ scale }) => scale)).toEqual([0.0001, 0.0002]);
  expect(await rule(scene('float32', [0.1]))).toEqual({ scale: 1, offset: 0 });
});

it('multiplies each band by its own factors as it is read, and keeps a stored zero a hole', async () => {
  const file = asReflectance(scene('uint16', [0, 4], { scales: [1, 1] }), [
    { scale: 0.5, offset: 1 },
    { scale: 0.25, offset: 0 },
  ]);
  const grid = await file.readWindow({ column: 0, row: 0, width: 2, height: 1 }, [0, 1], quietRun);
  expect(grid.bands.map((band) => [...band])).toEqual([
    [Number.NaN, 3],
    [Number.NaN, 1],
  ]);
});
