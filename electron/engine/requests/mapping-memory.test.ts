import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportPart } from '../../contract/import-choices.ts';
import { temporaryFolder } from '../project/project-for-tests.ts';
import { MappingMemory } from './mapping-memory.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

const part = {
  ...{ layer: '点', name: '点', role: 'machines', source: '', date: null, classification: 'public' },
  ...{ encoding: null, crs: 'GCJ-02', columns: { x: '横', y: '纵' } },
} as ImportPart;

it('recalls what was chosen for the same headers in another order', () => {
  const memory = new MappingMemory(folder.path);
  memory.remember(part, ['设备', '横', '纵']);
  expect(memory.recall(['纵', '横', '设备'])).toMatchObject({ role: 'machines', crs: 'GCJ-02' });
  expect(memory.recall(['纵', '横'])).toBeNull();
});

it('forgets where its folder cannot be written, and the import stays done', () => {
  writeFileSync(join(folder.path, 'file'), '');
  const memory = new MappingMemory(join(folder.path, 'file', 'below'));
  memory.remember(part, ['设备', '横', '纵']);
  expect(memory.recall(['设备', '横', '纵'])).toBeNull();
});
