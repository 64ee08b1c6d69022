import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProject, type GeoPackageProject, openProject } from '../../electron/engine/project/index.ts';
import {
  author,
  candidateOutput,
  detection,
  newLayer,
  point,
  square,
  tableOf,
  temporaryFolder,
} from '../../electron/engine/project/project-for-tests.ts';
import { SPATIAL_REFERENCES } from '../../electron/engine/project/spatial-references.ts';

/** GDAL reads what we write and we read what GDAL changes (Debian packages gdal-bin and python3-gdal). */
const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
const VALIDATOR = '/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py';
const why = hasGdal ? '' : ' (skipped: ogrinfo is not installed; apt-get install gdal-bin python3-gdal)';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
let project: GeoPackageProject;

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, '项目.gpkg');
  project = createProject(path, author);
  const rows = [
    [point(116.4, 39.9), '望京"街道', 7, 0.5, true, '2026-05-20'],
    [point(116.5, 39.8), null, null, null, null, null],
    [null, 'no place', -1, 1e-9, false, '1999-12-31'],
  ] as const;
  const fields = { 名称: 'text', n: 'integer', 'a"b': 'real', b: 'boolean', d: 'date' } as const;
  project.addVectorLayer(tableOf(fields, rows), newLayer('facilities', '收运设施'));
  project.addVectorLayer(tableOf({}, [[square(116.4, 39.9)]]), newLayer('units', '街道'));
  project.recordRun(detection, [candidateOutput(4)]);
  project.close();
});
afterEach(() => folder.remove());

const run = (program: string, ...args: string[]) => {
  const { stdout, stderr, status } = spawnSync(program, args, { encoding: 'utf8' });
  return { stdout, stderr, status };
};

describe.skipIf(!hasGdal)(`a closed project in GDAL${why}`, () => {
  it('is read by ogrinfo without a warning: every layer, row, value and the coordinate system', () => {
    const { stdout, stderr, status } = run('ogrinfo', '-al', path);
    expect([status, stderr]).toEqual([0, '']);
    const count = (layer: string): string | undefined =>
      new RegExp(`Layer name: ${layer}\\n[^]*?Feature Count: (\\d+)`).exec(stdout)?.[1];
    expect(['facilities', 'units', 'candidates_2026_05_20_1', 'cg_layers'].map(count)).toEqual(['3', '1', '4', '3']);
    expect(stdout).toContain('名称 (String) = 望京"街道');
    expect(stdout).toContain('d (Date) = 2026/05/20');
    expect(stdout).toContain('b (Integer(Boolean)) = 1');
    expect(stdout).toContain('POINT (116.4 39.9)');
    expect(stdout).toContain('Extent: (116.400000, 39.800000) - (116.500000, 39.900000)');
    expect(stdout.match(/GEOGCRS\["WGS 84"/g)).toHaveLength(3);
  });

  it.skipIf(!existsSync(VALIDATOR))('passes the GeoPackage validator with every row checked', () => {
    const { stdout, stderr, status } = run('/usr/bin/python3', VALIDATOR, '--extra', '--warning-as-error', path);
    expect([status, stdout + stderr]).toEqual([0, '']);
  });

  it('has an index that finds by place', () => {
    const { stdout } = run('ogrinfo', '-so', '-spat', '116.49', '39.79', '116.51', '39.81', path, 'facilities');
    expect(stdout).toContain('Feature Count: 1');
  });

  it('names its coordinate systems as GDAL does', () => {
    const named = SPATIAL_REFERENCES.filter(({ organization }) => organization === 'EPSG');
    expect(named.map(({ id }) => id)).toEqual([4326, 4490, 4548, 4527, 32650]);
    for (const { id, definition } of named) {
      const { stdout } = run('gdalsrsinfo', '-o', 'wkt1', '--single-line', `EPSG:${id}`);
      expect(definition).toBe(stdout.trim());
    }
  });

  it('may be edited: rows, columns and names come back, and the index is kept by the triggers', () => {
    const edit = `
from osgeo import ogr
ogr.UseExceptions()
ds = ogr.Open(${JSON.stringify(path)}, 1)
layer = ds.GetLayerByName('facilities')
layer.CreateField(ogr.FieldDefn('added', ogr.OFTInteger))
row = layer.GetFeature(1)
row.SetGeometry(ogr.CreateGeometryFromWkt('POINT (116.9 40.1)'))
row.SetField('added', 5)
layer.SetFeature(row)
layer.DeleteFeature(3)
ds = None`;
    expect(run('/usr/bin/python3', '-c', edit)).toMatchObject({ status: 0, stderr: '' });
    project = openProject(path, author);
    const info = project.layers().find(({ name }) => name === '收运设施')!;
    expect(info).toMatchObject({ rows: 2, revision: 2, extent: [116.5, 39.8, 116.9, 40.1] });
    const { fields, rows } = project.readTable(info.id);
    expect(fields.at(-1)).toEqual({ name: 'added', type: 'integer' });
    expect(rows[0]).toEqual({ geometry: point(116.9, 40.1), values: ['望京"街道', 7, 0.5, true, '2026-05-20', 5] });
    project.close();
    const { stdout } = run('ogrinfo', '-so', '-spat', '116.89', '40.09', '116.91', '40.11', path, 'facilities');
    expect(stdout).toContain('Feature Count: 1');
  });
});
