import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGeoPackageTables } from './geopackage-tables.ts';
import { createProject, type GeoPackageProject, type LayerOrigin, openProject } from './index.ts';
import { MIGRATIONS, migrate } from './migrations.ts';
import { author, newLayer, noon, point, square, tableOf, temporaryFolder } from './project-for-tests.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let project: GeoPackageProject;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'p.gpkg');
  project = createProject(path, author);
});
afterEach(() => {
  project.close();
  folder.remove();
});

const reopen = (): void => {
  project.close();
  project = openProject(path, author);
};
const tableNames = (): string[] => {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'units*'").all();
  db.close();
  return rows.map(({ name }) => String(name)).sort();
};
const origin: LayerOrigin = {
  fileName: '台账.csv',
  encoding: 'gb18030',
  remarks: 1,
  report: { duplicates: 2 },
  asideFields: ['名称', '经度'],
  aside: [{ row: 3, problem: { code: 'missing-crs', file: '台账.csv' }, values: ['甲', null] }],
};

describe('what an import said', () => {
  it('is kept with the layer, rows kept aside with their cells', () => {
    const table = tableOf({ n: 'integer' }, [[point(116.5, 39.9), 1]]);
    const { id } = project.addVectorLayer(table, newLayer('other', '点', { licence: '内部使用', origin }));
    reopen();
    expect(project.origin(id)).toEqual(origin);
    expect(project.layers()[0]).toMatchObject({ licence: '内部使用', fileName: '台账.csv', remarks: 1 });
  });

  it('is nothing for a result', () => {
    const { id } = project.addVectorLayer(tableOf({ n: 'integer' }, []), newLayer('other', '点'));
    expect(project.origin(id)).toBeNull();
  });

  it('can be edited, and edits are taken back', () => {
    const { id } = project.addVectorLayer(tableOf({ n: 'integer' }, []), newLayer('other', '点'));
    project.updateLayer(id, { source: '区城管委', licence: 'CC BY 4.0' });
    expect(project.layers()[0]).toMatchObject({ source: '区城管委', licence: 'CC BY 4.0' });
    project.undo();
    expect(project.layers()[0]).toMatchObject({ source: '测试', licence: '' });
  });
});

describe('rows that were replaced', () => {
  const one = tableOf({ name: 'text' }, [[square(116.4, 39.9), '建外']]);
  const two = tableOf({ name: 'text', code: 'text' }, [[square(116.5, 39.9), '建外街道', '110105001']]);

  it('come back by undo, with their fields, hash and extent, and go again by redo, also after a restart', () => {
    const { id } = project.addVectorLayer(one, newLayer('units', '街道'));
    const before = project.layers()[0]!;
    project.replaceRows(id, two, { zh: '修复', en: 'Repair' });
    expect(project.readTable(id).rows).toEqual(two.rows);
    expect(project.layers()[0]).toMatchObject({ revision: 2 });
    expect(project.layers()[0]?.extent?.[0]).toBe(116.5);
    expect(project.layerHash(id)).not.toBe(before.sha256);
    reopen();
    project.undo();
    expect(project.readTable(id).rows).toEqual(one.rows);
    expect(project.layers()[0]).toEqual({ ...before, revision: 3 });
    project.redo();
    expect(project.readTable(id).fields.map(({ name }) => name)).toEqual(['name', 'code']);
  });

  it('are deleted once no step can bring them back', () => {
    const { id } = project.addVectorLayer(one, newLayer('units', '街道'));
    project.replaceRows(id, two, { zh: '修复', en: 'Repair' });
    project.close();
    expect(tableNames()).toEqual(['units', 'units_2']);
    project = openProject(path, author);
    project.undo();
    project.updateLayer(id, { name: '别的' });
    project.close();
    expect(tableNames()).toEqual(['units']);
    project = openProject(path, author);
    expect(project.readTable(id).rows).toEqual(one.rows);
  });
});

it('brings a project of the first version to this one, and keeps a copy of it', () => {
  const old = join(folder.path, 'old.gpkg');
  const db = new DatabaseSync(old);
  createGeoPackageTables(db);
  migrate(db, 0, { softwareVersion: '0.1.0', at: noon().toISOString() }, MIGRATIONS.slice(0, 1));
  db.prepare('INSERT INTO cg_meta VALUES (1, ?, ?, 0, 1, ?, ?, ?, 0, ?)').run(
    ...['id', '旧项目', noon().toISOString(), noon().toISOString(), '0.1.0', 'head'],
  );
  db.close();
  const opened = openProject(old, author);
  const { id } = opened.addVectorLayer(tableOf({ n: 'integer' }, []), newLayer('other', '点', { origin }));
  expect([opened.info().name, opened.origin(id)?.encoding]).toEqual(['旧项目', 'gb18030']);
  opened.close();
  const beside = readdirSync(dirname(old)).filter((name) => name !== basename(old) && name.startsWith('old'));
  expect(beside).toHaveLength(1);
});
