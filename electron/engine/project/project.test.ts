import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { AppError } from '../../../analysis/core/problems.ts';
import { createProject, type GeoPackageProject, openProject, verifyChain } from './index.ts';
import {
  author,
  candidateOutput,
  detection,
  newLayer,
  point,
  square,
  tableOf,
  temporaryFolder,
  verdictBy,
} from './project-for-tests.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let project: GeoPackageProject;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, '朝阳 #1.gpkg');
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

/** The code of the problem that `work` ends with. */
function problemOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.problem.code;
    throw error;
  }
  return 'none';
}

describe('a project file', () => {
  it('is one file when closed, and says what it is', () => {
    expect(project.info()).toEqual({
      name: '测试项目',
      savedAt: '2026-05-20T04:00:00.000Z',
      isSample: false,
      readOnly: false,
    });
    project.close();
    expect(readdirSync(folder.path)).toEqual([basename(path)]);
    const head = readFileSync(path);
    expect([head.toString('latin1', 68, 72), head.readUInt32BE(60)]).toEqual(['GPKG', 10300]);
    expect([head[18], head[19]]).toEqual([1, 1]); // not WAL any more
  });

  it('is never overwritten by a new one', () => {
    expect(problemOf(() => createProject(path, author))).toBe('project-exists');
  });

  it('belongs to one program at a time', () => {
    expect(problemOf(() => openProject(path, author))).toBe('project-locked');
  });

  it('is met with words when it is missing, foreign or truncated', () => {
    expect(problemOf(() => openProject(join(folder.path, 'none.gpkg'), author))).toBe('project-not-found');
    const text = join(folder.path, 'text.gpkg');
    writeFileSync(text, 'not a database at all');
    expect(problemOf(() => openProject(text, author))).toBe('project-not-a-project');
    project.addVectorLayer(tableOf({ a: 'text' }, [[point(116, 40), 'x'.repeat(50_000)]]), newLayer('other', '点'));
    project.close();
    const half = join(folder.path, 'half.gpkg');
    writeFileSync(half, readFileSync(path).subarray(0, 40_960));
    expect(problemOf(() => openProject(half, author))).toBe('project-damaged');
    expect(readFileSync(half).equals(readFileSync(path).subarray(0, 40_960))).toBe(true);
  });
});

describe('vector layers', () => {
  const awkward: FeatureTable = tableOf(
    [
      ['名称', 'text'],
      ['__proto__', 'text'],
      ['fid', 'integer'],
      ['FID', 'integer'],
      ['geom', 'text'],
      ['"; DROP TABLE cg_layers;--', 'real'],
      ['', 'boolean'],
      ['日期', 'date'],
      ['制表\t换行\n', 'text'],
    ],
    [
      [point(116.4, 39.9), '望京街道', 'p', 7, 8, 'g', 0.1, true, '2026-05-20', '😀'],
      [null, null, null, null, null, null, null, null, null, null],
      [point(-0.5, 0), '', "it's", -1, 0, '""', 1e300, false, '1999-12-31', '\\'],
    ],
  );

  it('come back as they were, after a restart too', () => {
    const { id } = project.addVectorLayer(awkward, newLayer('facilities', '收运设施'));
    reopen();
    const back = project.readTable(id);
    expect(back.fields).toEqual(awkward.fields);
    expect(back.rows).toEqual(awkward.rows);
    expect(back).toMatchObject({ name: '收运设施', crs: 'EPSG:4326' });
  });

  it('are GeoJSON with row ids and every name kept', () => {
    const { id } = project.addVectorLayer(awkward, newLayer('facilities', '收运设施'));
    const { features } = JSON.parse(project.readGeoJson(id));
    expect(features.map((feature: { id: number }) => feature.id)).toEqual([1, 2, 3]);
    expect(Object.keys(features[0].properties)).toEqual(awkward.fields.map(({ name }) => name));
    expect(Object.entries(features[2].properties)[5]).toEqual(['"; DROP TABLE cg_layers;--', 1e300]);
  });

  it('say their extent, kind, rows, and what was said of them', () => {
    const table = tableOf({ n: 'integer' }, [
      [square(116.4, 39.9), 1],
      [square(116.5, 40), 2],
    ]);
    const info = project.addVectorLayer(table, newLayer('units', '街道', { date: '2026-01-01', keptAside: 3 }));
    expect(info).toMatchObject({
      kind: 'vector',
      geometryType: 'polygon',
      rows: 2,
      role: 'units',
      date: '2026-01-01',
      keptAside: 3,
      runId: null,
      visible: true,
    });
    const [west, south, east, north] = info.extent!;
    expect([west, south]).toEqual([116.4, 39.9]);
    expect([east, north]).toEqual([116.5 + 0.001, 40 + 0.001]);
    expect(project.layers()).toEqual([info]);
  });

  it('move to degrees when they are in metres', () => {
    const planar = { ...tableOf({}, [[point(450_000, 4_420_000)]]), crs: 'EPSG:4548' as const };
    const { id } = project.addVectorLayer(planar, newLayer('other', '点'));
    const { geometry } = project.readTable(id).rows[0]!;
    // echo "450000 4420000" | gdaltransform -s_srs EPSG:4548 -t_srs EPSG:4326
    if (geometry?.type !== 'Point') throw new Error('a point comes back as a point');
    expect(geometry.coordinates[0]).toBeCloseTo(116.415223585899, 9);
    expect(geometry.coordinates[1]).toBeCloseTo(39.9127045318933, 9);
  });

  it('hold single and multi parts in one table, and give single parts back as single', () => {
    const both = tableOf({}, [
      [square(116, 40)],
      [{ type: 'MultiPolygon', coordinates: [square(117, 40).coordinates, square(118, 40).coordinates] }],
    ]);
    const { id, geometryType } = project.addVectorLayer(both, newLayer('units', '街道'));
    expect(geometryType).toBe('polygon');
    expect(project.readTable(id).rows).toEqual(both.rows);
  });

  it('without any geometry or without any row are layers too', () => {
    const bare = tableOf({ a: 'integer' }, [[null, 1]]);
    const none = project.addVectorLayer(bare, newLayer('other', '表'));
    expect([none.geometryType, none.extent]).toEqual(['none', null]);
    expect(project.readTable(none.id).rows).toEqual(bare.rows);
    const empty = project.addVectorLayer(tableOf({ a: 'integer' }, []), newLayer('other', '空'));
    expect(project.readGeoJson(empty.id)).toBe('{"type":"FeatureCollection","features":[]}');
  });

  it('keep a column that does not keep to its type, as a wider one', () => {
    const mixed = tableOf({ whole: 'integer', any: 'integer', day: 'date' }, [
      [null, 1, 1, '2026-02-30'],
      [null, 1.5, 'x', '2026-02-28'],
    ]);
    const { fields, id } = project.addVectorLayer(mixed, newLayer('other', '表'));
    expect(fields.map(({ type }) => type)).toEqual(['real', 'text', 'date']);
    expect(project.readTable(id).rows.map(({ values }) => values)).toEqual([
      [1, '1', '2026-02-30'],
      [1.5, 'x', '2026-02-28'],
    ]);
  });

  it('are known by the hash of their file, or of their rows', () => {
    const given = project.addVectorLayer(awkward, newLayer('other', 'a', { sha256: 'cd'.repeat(32) }));
    const own = [1, 2].map((number) =>
      project.addVectorLayer(tableOf({ n: 'integer' }, [[point(116, 40), number]]), newLayer('other', `b${number}`)),
    );
    const [first, second] = own.map(({ id }) => project.layerHash(id));
    expect(project.layerHash(given.id)).toBe('cd'.repeat(32));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
  });

  it('leave nothing behind when adding one fails', () => {
    const broken = { ...awkward, rows: [{ geometry: { type: 'Circle' } as never, values: [] }] };
    expect(() => project.addVectorLayer(broken, newLayer('other', 'x'))).toThrow();
    expect(project.layers()).toEqual([]);
    expect(project.canUndo()).toBeNull();
    reopen();
    expect(project.layers()).toEqual([]);
  });

  it('are listed under a name of their own, the topmost first', () => {
    for (const name of ['一', '二', '二'])
      project.addVectorLayer(tableOf({}, [[point(116, 40)]]), newLayer('facilities', name));
    expect(project.layers().map(({ name }) => name)).toEqual(['二', '二', '一']);
    project.close();
    const db = new DatabaseSync(path, { readOnly: true });
    const listed = db.prepare("SELECT table_name, identifier FROM gpkg_contents WHERE data_type = 'features'").all();
    db.close();
    expect(listed.map(Object.values)).toEqual([
      ['facilities', '一'],
      ['facilities_2', '二'],
      ['facilities_3', '二 (2)'],
    ]);
  });
});

describe('raster layers', () => {
  const scene = (file: string) => ({
    ...newLayer('scene', '影像', { date: '2026-05-20', sha256: 'ef'.repeat(32) }),
    path: file,
    byteLength: 5,
    width: 600,
    height: 500,
    crs: 'EPSG:32650',
    bandNames: ['B2', 'B3'],
    bandRoles: { blue: 0, green: 1 },
    view: { bands: [0, 1, 1] as const, stretch: [[0, 1] as const, [0, 1] as const, [0, 1] as const] as const },
    extent: [116, 39, 117, 40] as const,
  });

  it('stay where they are, are found beside a moved project, and can be linked again', () => {
    const file = join(folder.path, 'scene.tif');
    writeFileSync(file, 'bytes');
    const { id, reachable } = project.addRasterLayer(scene(file));
    expect(reachable).toBe(true);
    expect(project.rasterReference(id)).toEqual({ path: file, byteLength: 5, sha256: 'ef'.repeat(32) });
    writeFileSync(file, 'other length');
    expect(project.layers()[0]).toMatchObject({ reachable: false });
    project.relinkRaster(id, { path: file, byteLength: 12, sha256: '12'.repeat(32) });
    expect(project.layers()[0]).toMatchObject({ reachable: true, revision: 2 });
    expect(project.layerHash(id)).toBe('12'.repeat(32));
    project.undo();
    expect(project.rasterReference(id).sha256).toBe('ef'.repeat(32));
  });

  it('keep their view', () => {
    const { id } = project.addRasterLayer(scene(join(folder.path, 'missing.tif')));
    project.updateLayer(id, {
      view: {
        bands: [1, 0, 0],
        stretch: [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      },
      opacity: 0.5,
    });
    reopen();
    expect(project.layers()[0]).toMatchObject({
      view: { bands: [1, 0, 0] },
      opacity: 0.5,
      revision: 2,
      reachable: false,
    });
  });
});

describe('runs and candidates', () => {
  it('keep what was run on what, with which result', () => {
    const run = project.recordRun(detection, [candidateOutput(2)]);
    reopen();
    expect(project.runs()).toEqual([run]);
    expect(run).toEqual({ ...detection, id: 'run-1', outputLayerIds: ['layer-1'], result: undefined });
    expect(project.runResult('run-1')).toEqual({ counted: 2 });
    expect(project.layers()[0]).toMatchObject({ runId: 'run-1', role: 'candidates' });
    expect(problemOf(() => project.runResult('run-9'))).toBe('project-no-run');
  });

  it('list candidates by rank with their words, terms and place', () => {
    const { id } = project.recordRun(detection, [candidateOutput(2)]);
    const [first, second] = project.candidates(id);
    expect(second?.id).toBe('D002');
    expect(first).toMatchObject({
      id: 'D001',
      runId: id,
      rank: 1,
      score: 0.9,
      probability: 0.6,
      areaM2: 900,
      unit: '高安屯',
      sentence: { zh: '像渣土', en: 'like rubble' },
      beforeDate: '2025-05-18',
      afterDate: '2026-05-20',
      decision: null,
    });
    expect(first?.classGuess.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(first?.terms[0]).toMatchObject({ id: 'spectral', contribution: 0.2 });
    expect(first?.centre[0]).toBeCloseTo(116.5025, 9);
    expect(first?.centre[1]).toBeCloseTo(39.9005, 9);
  });

  it('give the candidates of a later run ids of their own', () => {
    const runs = [
      project.recordRun(detection, [candidateOutput(2)]),
      project.recordRun(detection, [candidateOutput(2)]),
    ];
    const ids = runs.map(({ id }) => project.candidates(id).map((candidate) => candidate.id));
    expect(ids).toEqual([
      ['D001', 'D002'],
      ['D001-R2', 'D002-R2'],
    ]);
    project.decide('D001-R2', verdictBy('李'));
    expect(project.decisionOf('D001')).toBeNull();
  });

  it('keep a decision, show it in the row, and take it back without forgetting it', () => {
    const run = project.recordRun(detection, [candidateOutput(2)]);
    const decided = project.decide('D001', verdictBy('李'));
    expect(decided.decision).toEqual(verdictBy('李'));
    reopen();
    expect(project.candidates(run.id)[0]?.decision).toEqual(verdictBy('李'));
    const status = (): unknown => project.readTable('layer-1').rows[1]?.values.at(-1);
    expect(status()).toBe('confirmed');
    const back = project.decide('D001', { ...verdictBy('王'), verdict: null, reason: '看错' });
    expect([back.decision, status()]).toEqual([null, 'candidate']);
    expect(verifyChain(project)).toEqual({ isWhole: true, events: 2 });
    expect(problemOf(() => project.decide('D009', verdictBy('李')))).toBe('project-no-candidate');
  });
});

describe('a project that may only be read', () => {
  it('of a newer program opens, says why, and refuses changes', () => {
    const { id } = project.addVectorLayer(tableOf({ n: 'integer' }, [[point(116, 40), 1]]), newLayer('other', '点'));
    project.close();
    const db = new DatabaseSync(path);
    db.exec('UPDATE cg_meta SET schema_version = 99; ALTER TABLE cg_meta ADD COLUMN mood TEXT');
    db.close();
    project = openProject(path, author);
    expect(project.readOnlyReason).toEqual({ code: 'project-newer', file: basename(path), version: 99, known: 2 });
    expect(project.info().readOnly).toBe(true);
    expect(project.readTable(id).rows).toHaveLength(1);
    expect(problemOf(() => project.removeLayer(id))).toBe('project-read-only');
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});
