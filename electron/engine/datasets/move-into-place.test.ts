import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryFolder } from '../project/project-for-tests.ts';
import { moveIntoPlace, unfinishedFiles } from './move-into-place.ts';

let folder: ReturnType<typeof temporaryFolder>;
const at = (name: string): string => join(folder.path, name);
const make = (...names: string[]): void => {
  for (const name of names) writeFileSync(at(name), name);
};
const listed = (): string[] => readdirSync(folder.path).sort();

beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

it('moves the whole set of a shapefile and takes away what the old one leaves', () => {
  make('.a-1.shp', '.a-1.shx', '.a-1.dbf', '.a-1.cpg', 'a.shp', 'a.DBF', 'a.qix', 'a.prj', 'ab.dbf', 'a.txt');
  moveIntoPlace(at('.a-1.shp'), at('a.shp'));
  expect(listed()).toEqual(['a.cpg', 'a.dbf', 'a.shp', 'a.shx', 'a.txt', 'ab.dbf']);
  expect(readFileSync(at('a.dbf'), 'utf8')).toBe('.a-1.dbf');
});

it('leaves the old set as it was when a part cannot be moved', () => {
  make('.a-1.shp', '.a-1.shx', '.a-1.dbf', 'a.shp', 'a.shx', 'a.dbf');
  mkdirSync(at('a.cpg'));
  make('a.cpg/inside', '.a-1.cpg');
  mkdirSync(at('..a-1.shp-a.cpg'));
  make('..a-1.shp-a.cpg/taken');
  expect(() => moveIntoPlace(at('.a-1.shp'), at('a.shp'))).toThrow();
  expect(['a.shp', 'a.shx', 'a.dbf'].map((name) => readFileSync(at(name), 'utf8'))).toEqual([
    'a.shp',
    'a.shx',
    'a.dbf',
  ]);
  expect(unfinishedFiles(at('.a-1.shp')).length).toBe(4);
});

it('moves any other file alone', () => {
  make('.a-1.csv', '.a-1.dbf');
  moveIntoPlace(at('.a-1.csv'), at('a.csv'));
  expect(listed()).toEqual(['.a-1.dbf', 'a.csv']);
});
