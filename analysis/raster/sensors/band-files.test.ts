import { expect, it } from 'vitest';
import { bandFileSets } from './band-files.ts';

const sets = (...names: string[]) =>
  bandFileSets(names, /^tiff?$/i).map(({ stem, files }) => `${stem}: ${files.map(({ number }) => number).join(' ')}`);

it('groups the band files of a scene in the order of their numbers', () => {
  expect(sets('l8_B10.tif', 'l8_B2.tif', 'l8_B1.tif', 'l8_BQA.tif', 'l8_MTL.txt')).toEqual(['l8: 1 2 10']);
  expect(sets('T50_20250518_B8A.tif', 'T50_20250518_B08.tif', 'T50_20250518_B11.tif')).toEqual([
    'T50_20250518: 8 8a 11',
  ]);
  expect(sets('LC08_X_SR_B4.TIF', 'LC08_X_SR_B5.TIF', 'LC08_X_SR_B6.TIF', 'LC08_X_ST_B10.TIF')).toEqual([
    'LC08_X_SR: 4 5 6',
  ]);
});
it('takes the finest of several resolutions', () => {
  const [set] = bandFileSets(['S_B02_20m.tif', 'S_B02_10m.tif', 'S_B03_10m.tif', 'S_B04_10m.tif'], /^tif$/);
  expect(set!.files.map(({ name }) => name)).toEqual(['S_B02_10m.tif', 'S_B03_10m.tif', 'S_B04_10m.tif']);
});
it('finds no scene in two bands or in other files', () => {
  expect(sets('a_B1.tif', 'a_B2.tif', 'b_B3.tif', 'photo.tif', 'B1.tif')).toEqual([]);
});
