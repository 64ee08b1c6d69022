import { describe, expect, it } from 'vitest';
import type { Crs } from '../core/features.ts';
import { coordinateRemarks } from './coordinate-checks.ts';
import type { Extent } from './geometry-extent.ts';

const CHAOYANG: Extent = [116.34, 39.8, 116.64, 40.11];

function remark(crs: Crs, x: number, y: number, reference?: Extent) {
  const rows = [0, 1, 2].map((index) => ({
    row: index + 1,
    geometry: { type: 'Point' as const, coordinates: [x + index * 1e-3, y] },
    values: [],
  }));
  return coordinateRemarks({ rows }, crs, reference)[0]?.problem ?? null;
}

describe('numbers that speak against the system', () => {
  it('says nothing of what fits', () => {
    expect(remark('EPSG:4548', 457_000, 4_420_000, CHAOYANG)).toBeNull();
    expect(remark('EPSG:4527', 39_457_000, 4_420_000, CHAOYANG)).toBeNull();
    expect(remark('EPSG:4490', 116.45, 39.92, CHAOYANG)).toBeNull();
    expect(remark('EPSG:2263', 987_000, 210_000)).toBeNull();
    expect(remark('EPSG:32733', 500_000, 6_000_000)).toBeNull();
  });
  it('finds belt 39 in numbers said to be of belt 38', () => {
    expect(remark('EPSG:4526', 39_457_000, 4_420_000)).toMatchObject({
      code: 'crs-belt-mismatch',
      belt: 39,
      fits: 'EPSG:4527',
    });
  });
  it('keeps to the datum of the file', () => {
    expect(remark('EPSG:2362', 39_457_000, 4_420_000)).toMatchObject({ code: 'crs-belt-mismatch', fits: 'EPSG:2363' });
  });
  it('finds a belt number that the system has not, and one that is missing', () => {
    expect(remark('EPSG:4548', 39_457_000, 4_420_000)).toMatchObject({
      code: 'crs-zone-prefix',
      hasPrefix: true,
      fits: 'EPSG:4527',
    });
    expect(remark('EPSG:4527', 457_000, 4_420_000)).toMatchObject({
      code: 'crs-zone-prefix',
      hasPrefix: false,
      fits: 'EPSG:4548',
    });
  });
  it('finds the survey’s X, which is north, in front', () => {
    expect(remark('EPSG:4548', 4_420_000, 457_000)).toMatchObject({ code: 'crs-axes-swapped' });
    expect(remark('EPSG:4527', 4_420_000, 39_457_000)).toMatchObject({ code: 'crs-axes-swapped' });
    expect(remark('EPSG:4548', 4_420_000, 39_457_000)).toMatchObject({ code: 'crs-axes-swapped' });
  });
  it('finds latitude in front, by its size or by the reference', () => {
    expect(remark('EPSG:4490', 39.92, 116.45)).toMatchObject({ code: 'crs-lonlat-swapped' });
    expect(remark('EPSG:4490', 43.8, 87.6, [87.3, 43.6, 87.8, 44])).toMatchObject({ code: 'crs-lonlat-swapped' });
    expect(remark('EPSG:4490', 43.8, 87.6)).toBeNull();
  });
  it('finds degrees where metres should be, and the other way round', () => {
    expect(remark('EPSG:4548', 116.45, 39.92)).toMatchObject({ code: 'crs-degrees-in-projected' });
    expect(remark('EPSG:3857', 116.45, 39.92)).toMatchObject({ code: 'crs-degrees-in-projected' });
    expect(remark('EPSG:4490', 39_457_000, 4_420_000)).toMatchObject({
      code: 'crs-metres-in-geographic',
      fits: 'EPSG:4527',
    });
    expect(remark('EPSG:4490', 457_000, 4_420_000)).toMatchObject({ code: 'crs-metres-in-geographic', fits: '' });
  });
  it('finds the belt that puts eastings without a number into the district', () => {
    expect(remark('EPSG:4547', 457_000, 4_420_000, CHAOYANG)).toMatchObject({
      code: 'crs-off-reference',
      fits: 'EPSG:4548',
    });
  });
  it('says how far off data of another city are', () => {
    expect(remark('EPSG:4490', 121.47, 31.23, CHAOYANG)).toMatchObject({
      code: 'crs-off-reference',
      kilometres: 1_069,
      fits: '',
    });
  });
});
