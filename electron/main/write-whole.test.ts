import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeWhole } from './write-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'clearground-write-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('replaces a file and leaves nothing beside it', async () => {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, 'old');
  await writeWhole(path, new TextEncoder().encode('new'));
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

it('says in facts what cannot be written, by its name alone', async () => {
  await expect(writeWhole(join(folder, 'gone', 'b.pdf'), new Uint8Array(1))).rejects.toMatchObject({
    problem: { code: 'output-unwritable', file: 'b.pdf', reason: 'ENOENT' },
  });
});
