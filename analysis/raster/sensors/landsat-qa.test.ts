import { expect, it } from 'vitest';
import { quietRun } from '../../core/run.ts';
import type { RasterFile } from '../raster-file.ts';
import { type QaLayout, qaAsClasses, qaLayoutOf } from './landsat-qa.ts';

function quality(name: string, values: readonly number[]): RasterFile {
  const info = { name, width: values.length, height: 1, bands: [{}], sampleType: 'uint16' };
  const read = async () => ({ bands: [Float32Array.from(values)] });
  return { info, readWindow: read, readPreview: read } as unknown as RasterFile;
}

const classes = async (layout: QaLayout, ...values: number[]) => {
  const window = { column: 0, row: 0, width: values.length, height: 1 };
  const file = qaAsClasses(quality('qa.tif', values), layout);
  return [...(await file.readWindow(window, [0], quietRun)).bands[0]!];
};

it('tells the three layouts by name and by value', async () => {
  expect(await qaLayoutOf(quality('LC09_T1_QA_PIXEL.TIF', [21_824]), quietRun)).toBe('collection-2');
  expect(await qaLayoutOf(quality('LC08_T1_BQA.TIF', [2_720, 1]), quietRun)).toBe('collection-1');
  expect(await qaLayoutOf(quality('l8_BQA.tif', [20_480, 1]), quietRun)).toBe('before-collections');
  expect(await qaLayoutOf(quality('T50TMK_SCL.tif', [4]), quietRun)).toBeNull();
});

// Values as USGS prints them: LSDS-1619 table 6-4, LSDS-1656 table 5-3.
it('reads Collection 2: clear, water, dilated cloud, cloud, shadow, snow, cirrus, fill', async () => {
  expect(await classes('collection-2', 21_824, 21_952, 21_762, 22_280, 23_888, 30_048, 54_596, 1)).toEqual([
    5, 6, 9, 9, 3, 11, 10, 0,
  ]);
});
it('reads Collection 1: clear, cloud, shadow, snow, cirrus, fill', async () => {
  expect(await classes('collection-1', 2_720, 2_800, 2_976, 3_744, 6_816, 1)).toEqual([5, 9, 3, 11, 10, 0]);
});
it('reads the layout before collections: clear, cloud, snow, water, fill, and a hole stays one', async () => {
  expect(await classes('before-collections', 20_480, 53_248, 23_552, 20_528, 1, Number.NaN)).toEqual([
    5,
    9,
    11,
    6,
    0,
    Number.NaN,
  ]);
});
