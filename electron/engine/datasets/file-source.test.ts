import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AppError } from '../../../analysis/core/problems.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { companionsOf } from './companions.ts';
import { isTiff } from './file-kind.ts';
import { openFileSource } from './file-source.ts';
import { sha256Of } from './sha256.ts';

const folder = mkdtempSync(join(tmpdir(), 'file-source-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

describe('openFileSource', () => {
  it('reads the asked range, and fewer bytes only at the end', async () => {
    const source = await openFileSource(write('a.bin', Uint8Array.of(1, 2, 3, 4, 5)));
    expect([source.name, source.size]).toEqual(['a.bin', 5]);
    expect([...(await source.read(1, 3))]).toEqual([2, 3, 4]);
    expect([...(await source.read(3, 10))]).toEqual([4, 5]);
    expect([...(await source.read(9, 1))]).toEqual([]);
    await source.close();
  });
  it('says which file is missing, and that a folder is not a file', async () => {
    const problemOf = async (path: string) =>
      openFileSource(path).then(
        () => null,
        (error: unknown) => (error as AppError).problem,
      );
    expect(await problemOf(join(folder, 'gone.tif'))).toEqual({
      code: 'file-unreadable',
      file: 'gone.tif',
      reason: 'ENOENT',
    });
    expect((await problemOf(folder))?.code).toBe('file-unreadable');
  });
});

it('sha256Of agrees with hashing the bytes in one go', async () => {
  const bytes = Uint8Array.from({ length: 9_000_001 }, (_, index) => index % 251);
  const source = await openFileSource(write('big.bin', bytes));
  expect(await sha256Of([source], quietRun)).toBe(createHash('sha256').update(bytes).digest('hex'));
  await source.close();
});

it('companionsOf finds the parts of a shapefile in any case, and nothing of another one', async () => {
  const shp = write('点位.shp', '');
  for (const name of ['点位.DBF', '点位.shx', '点位.Prj', '其他.cpg', '点位.txt']) write(name, '');
  expect([...(await companionsOf(shp)).entries()].sort()).toEqual([
    ['.dbf', join(folder, '点位.DBF')],
    ['.prj', join(folder, '点位.Prj')],
    ['.shx', join(folder, '点位.shx')],
  ]);
});

it('isTiff looks at the bytes, not at the name', async () => {
  expect(await isTiff(write('x.txt', 'II*\0rest'))).toBe(true);
  expect(await isTiff(write('photo.tif', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)))).toBe(false);
  expect(await isTiff(write('empty.tif', ''))).toBe(false);
});
