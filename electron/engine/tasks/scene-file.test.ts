import { expect, it } from 'vitest';
import { quietRun } from '../../../analysis/core/run.ts';
import type { RasterFile, RasterInfo } from '../../../analysis/raster/raster-file.ts';
import { isEightBit, reflectanceRule } from './scene-file.ts';

/** A scene of one dark and one bright pixel in one band. */
function scene(sampleType: RasterInfo['sampleType'], values: readonly number[], scale = 1): RasterFile {
  const info = { width: 2, height: 1, sampleType, bands: [{ name: null, scale, offset: 0 }] } as unknown as RasterInfo;
  const readPreview = async () => ({ bands: [Float32Array.from(values)] });
  return { info, readPreview } as unknown as RasterFile;
}
const rule = (file: RasterFile) => reflectanceRule(file, quietRun);

it('takes 8-bit counts at full scale, and knows them for what they are', async () => {
  expect(await rule(scene('uint8', [0, 255]))).toEqual({ scale: 1 / 255, offset: 0 });
  expect(isEightBit(scene('uint8', []))).toBe(true);
  expect(isEightBit(scene('uint8', [], 0.004))).toBe(false);
  expect(isEightBit(scene('uint16', []))).toBe(false);
});
it('takes sixteen bits for Sentinel-2 products, with the offset when nothing is darker', async () => {
  expect(await rule(scene('uint16', [200, 3000]))).toEqual({ scale: 1 / 10_000, offset: 0 });
  expect(await rule(scene('uint16', [1200, 3000]))).toEqual({ scale: 1 / 10_000, offset: -0.1 });
});
it('believes the file, and takes floating-point values as they are', async () => {
  expect(await rule(scene('uint16', [1], 0.0001))).toEqual({ scale: 0.0001, offset: 0 });
  expect(await rule(scene('float32', [0.1]))).toEqual({ scale: 1, offset: 0 });
});
