import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Engine } from '../engine.ts';
import { InlineRunner } from '../jobs/inline-runner.ts';
import { projectStore } from '../project-store.ts';
import { tasks } from '../tasks/index.ts';

let folder: string;
let engine: Engine;
let opened: (string | null)[];
const inFolder = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clearground-projects-'));
  opened = [];
  engine = new Engine({
    dataFolder: folder,
    version: '0.1.0-test',
    runner: new InlineRunner(tasks),
    projects: projectStore('0.1.0-test'),
    emit: () => {},
    opened: (path) => opened.push(path),
  });
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const token = (name: string): string => {
  engine.grant(`token of ${name}`, inFolder(name));
  return `token of ${name}`;
};
const create = (name: string, title = name) => engine.handle('project.create', { file: token(name), name: title });

it('keeps the open project open when the other one cannot be opened', async () => {
  await create('a.gpkg');
  writeFileSync(inFolder('b.gpkg'), 'no project at all');
  await expect(engine.handle('project.open', { file: token('b.gpkg') })).rejects.toThrow('project-not-a-project');
  expect(engine.workspace.snapshot().project?.name).toBe('a.gpkg');
  expect(opened).toEqual([inFolder('a.gpkg'), inFolder('a.gpkg')]);
});

it('makes a new project in place of an old one, and leaves nothing beside it', async () => {
  await create('a.gpkg', '旧');
  await engine.handle('project.close', {});
  writeFileSync(inFolder('a.gpkg-journal'), 'left by a crash');
  expect((await create('a.gpkg', '新')).project?.name).toBe('新');
  await engine.handle('project.close', {});
  expect(readdirSync(folder)).toEqual(['a.gpkg']);
});

it('never replaces a file that is no GeoPackage', async () => {
  writeFileSync(inFolder('scene.tif'), 'II*');
  await expect(create('scene.tif')).rejects.toThrow('project-not-a-project');
  expect(readFileSync(inFolder('scene.tif'), 'utf8')).toBe('II*');
  expect(existsSync(inFolder('scene.tif.new'))).toBe(false);
});
