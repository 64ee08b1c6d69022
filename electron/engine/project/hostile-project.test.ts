import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError, type Problem } from '../../../analysis/core/problems.ts';
import { createProject, openProject } from './index.ts';
import { author, candidateOutput, detection, temporaryFolder, verdictBy } from './project-for-tests.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'p.gpkg');
  const project = createProject(path, author);
  project.recordRun(detection, [candidateOutput(3)]);
  project.decide('D001', verdictBy('李'));
  project.close();
});
afterEach(() => folder.remove());

/** Plants something, and says how opening ends; the file must stay as it is, byte by byte, when it is refused. */
function openWith(sql: string): Problem | null {
  const db = new DatabaseSync(path);
  db.function('ST_IsEmpty', () => 0);
  db.exec(sql);
  db.close();
  const before = readFileSync(path);
  try {
    openProject(path, author).close();
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(readFileSync(path).equals(before)).toBe(true);
    return error.problem;
  }
}

const TABLES = ['candidates_2026_05_20_1', 'cg_review_events', 'cg_layers', 'cg_undo', 'gpkg_contents'];

describe('a project from somebody else', () => {
  it('is refused when a trigger of its own sits on any table', () => {
    for (const table of TABLES) {
      for (const verb of ['INSERT', 'UPDATE', 'DELETE']) {
        const plant = `CREATE TRIGGER quiet AFTER ${verb} ON ${table} BEGIN DELETE FROM cg_runs; END`;
        expect(openWith(plant), `${verb} on ${table}`).toMatchObject({ code: 'project-unsafe', object: 'quiet' });
        expect(openWith('DROP TRIGGER quiet'), `${table} without it`).toBeNull();
      }
    }
  });

  it('is refused when a trigger hides under the name of a standard one', () => {
    const [table, rtree] = ['candidates_2026_05_20_1', 'rtree_candidates_2026_05_20_1_geom'];
    const bodies = [
      'DELETE FROM cg_runs;',
      `DELETE FROM ${rtree} WHERE id IN (SELECT 1);`,
      `DELETE FROM ${rtree}; DELETE FROM cg_runs;`,
      `DELETE FROM ${rtree} WHERE id = randomblob(1000000000);`,
      'SELECT RAISE(ABORT, 1);',
    ];
    for (const body of bodies) {
      const plant = `DROP TRIGGER IF EXISTS ${rtree}_insert; CREATE TRIGGER ${rtree}_insert AFTER INSERT ON ${table} BEGIN ${body} END`;
      expect(openWith(plant), body).toMatchObject({ code: 'project-unsafe', object: `${rtree}_insert` });
    }
  });

  it('is refused with a view, a virtual table or a generated column', () => {
    const plants: [string, string, string][] = [
      [
        'CREATE VIEW endless AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x FROM r) SELECT * FROM r',
        'endless',
        'DROP VIEW endless',
      ],
      ['CREATE VIRTUAL TABLE words USING fts5(x)', 'words', 'DROP TABLE words'],
      ['CREATE TABLE t (a INTEGER, b AS (a + 1))', 't.b', 'DROP TABLE t'],
    ];
    for (const [plant, object, remove] of plants) {
      expect(openWith(plant), plant).toMatchObject({ code: 'project-unsafe', object });
      expect(openWith(remove)).toBeNull();
    }
  });

  it('is refused when a table of ours was altered or an append-only trigger is missing', () => {
    expect(openWith('DROP TRIGGER cg_review_events_no_delete')).toMatchObject({ object: 'cg_review_events_no_delete' });
    expect(openWith('ALTER TABLE cg_runs ADD COLUMN extra TEXT')).toMatchObject({ code: 'project-unsafe' });
  });

  it('may hold a layer that GDAL or QGIS added, with the triggers of any version, and keeps it', () => {
    const trigger = (suffix: string, rest: string): string =>
      `CREATE TRIGGER "rtree_旧 layer_geom_${suffix}" ${rest} END;`;
    const full = '(NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))';
    const values = 'NEW."fid",ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"),ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")';
    const added = `
      CREATE TABLE "旧 layer" ("fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "geom" POINT, "a" MEDIUMINT);
      CREATE VIRTUAL TABLE "rtree_旧 layer_geom" USING rtree(id, minx, maxx, miny, maxy);
      CREATE TABLE gpkg_ogr_contents(table_name TEXT NOT NULL PRIMARY KEY,feature_count INTEGER DEFAULT NULL);
      ${trigger('update5', `AFTER UPDATE ON "旧 layer" WHEN OLD."fid" != NEW."fid" AND ${full} BEGIN DELETE FROM "rtree_旧 layer_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_旧 layer_geom" VALUES (${values});`)}
      ${trigger('update6', `AFTER UPDATE OF "geom" ON "旧 layer" WHEN OLD."fid" = NEW."fid" AND ${full} AND (OLD."geom" NOTNULL AND NOT ST_IsEmpty(OLD."geom")) BEGIN UPDATE "rtree_旧 layer_geom" SET minx = ST_MinX(NEW."geom"), maxx = ST_MaxX(NEW."geom"),miny = ST_MinY(NEW."geom"), maxy = ST_MaxY(NEW."geom") WHERE id = NEW."fid";`)}
      CREATE TRIGGER "trigger_insert_feature_count_旧 layer" AFTER INSERT ON "旧 layer" BEGIN UPDATE gpkg_ogr_contents SET feature_count = feature_count + 1 WHERE lower(table_name) = lower('旧 layer'); END;`;
    expect(openWith(added)).toBeNull();
    const db = new DatabaseSync(path, { readOnly: true });
    expect(db.prepare('SELECT count(*) n FROM "旧 layer"').get()).toEqual({ n: 0 });
    db.close();
  });
});

describe('a damaged project', () => {
  it('never crashes the program, and is not written to when it is refused', () => {
    const good = readFileSync(path);
    const outcomes = new Map<string, number>();
    for (let trial = 0; trial < 60; trial++) {
      const bad = Buffer.from(good);
      // even trials spoil the start of a page, odd ones 48 bytes anywhere; the first page is left to the header checks
      const page = 1 + Math.floor(((good.length / 4096 - 1) * trial) / 60);
      const start = trial % 2 === 0 ? page * 4096 : page * 4096 + ((trial * 61) % 4000);
      for (let byte = 0; byte < 48; byte++) bad[start + byte] = (bad[start + byte]! * 7 + trial + 1) & 0xff;
      const copy = join(folder.path, `copy-${trial}.gpkg`);
      writeFileSync(copy, bad);
      try {
        const project = openProject(copy, author);
        project.layers();
        project.close();
        outcomes.set('opened', (outcomes.get('opened') ?? 0) + 1);
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        outcomes.set(error.problem.code, (outcomes.get(error.problem.code) ?? 0) + 1);
        expect(readFileSync(copy).equals(bad), `${trial} ${error.problem.code}`).toBe(true);
      }
    }
    expect(outcomes.get('project-damaged') ?? 0).toBeGreaterThan(20);
    expect([...outcomes.values()].reduce((sum, count) => sum + count)).toBe(60);
  });
});
