import { expect, it } from 'vitest';
import { rasterDate } from './raster-date.ts';

it('reads the day from names as agencies write them', () => {
  expect(rasterDate('T50TMK_20250518T030539_B02.tif', undefined)).toBe('2025-05-18');
  expect(rasterDate('GF2_PMS1_E116.5_N39.9_20240501_L1A0007654321.tif', undefined)).toBe('2024-05-01');
  expect(rasterDate('朝阳区 2024-05-01 正射.tif', undefined)).toBe('2024-05-01');
  expect(rasterDate('LC80200392015216LGN00_B4.TIF', undefined)).toBe('2015-08-04');
  expect(rasterDate('L71119038_03820000317_B10.tif', undefined)).toBe('2000-03-17');
  expect(rasterDate('20241350.tif', undefined)).toBeNull();
});

it('asks the metadata and the band names before the date tag, which may be the day of processing', () => {
  const metadata = new Map([['DATE_ACQUIRED', '2020-02-29']]);
  expect(rasterDate('scene.tif', '2026:01:01 00:00:00', { metadata })).toBe('2020-02-29');
  const bandNames = [null, 'Resize (ETM+ Meta (Band 2):L71119038_03820000317_MTL.txt)'];
  expect(rasterDate('scene.tif', '2026:01:01 00:00:00', { bandNames })).toBe('2000-03-17');
  expect(rasterDate('scene.tif', '2026:01:01 00:00:00')).toBe('2026-01-01');
  expect(rasterDate('scene.tif', '2026:02:30 00:00:00')).toBeNull();
});
