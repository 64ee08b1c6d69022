import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Crs } from '../../../analysis/core/features.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { shiftedOrigin } from '../../../analysis/vector/shifted-provenance.ts';
import { readVectorFile } from '../datasets/vector-files.ts';
import { type Converted, convert } from './convert.ts';
import { importVector } from './import-vector.ts';

const folder = mkdtempSync(join(tmpdir(), 'convert-'));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const from = (path: string, crs: string | null) => ({ path, layer: '', encoding: null, crs });
const converted = (path: string, crs: string | null, out: string, toCrs: Crs | null): Promise<Converted> =>
  convert(
    { file: from(path, crs), out: join(folder, out), toCrs, encoding: 'utf-8', where: [], aside: null },
    quietRun,
  );

it('writes CGCS2000 from GCJ-02 with the origin in every row, and the positions moved', async () => {
  const csv = file('points.csv', 'name,lon,lat\n甲,116.4874,39.9231\n乙,116.5,39.93\n');
  const facts = await converted(csv, 'GCJ-02', 'points.shp', 'EPSG:4548');
  expect(shiftedOrigin(facts.provenance)).toEqual(['gcj02']);
  const { table } = await readVectorFile(from(join(folder, 'points.shp'), null), quietRun);
  const at = table.fields.findIndex(({ name }) => name === 'coord_from');
  expect(table.rows.map(({ values }) => values[at])).toEqual(['GCJ-02 ≈', 'GCJ-02 ≈']);
  const [lon = 0] = table.rows[0]!.geometry!.type === 'Point' ? table.rows[0]!.geometry!.coordinates : [];
  expect((116.4874 - lon) * 111_320 * Math.cos((39.92 * Math.PI) / 180)).toBeGreaterThan(400);
});

it('knows a written file again as one from GCJ-02, and leaves its unmarked rows unmarked', async () => {
  const mixed = file('mixed.csv', 'name,lon,lat,coord_from\n甲,116.48,39.92,GCJ-02 ≈\n乙,116.49,39.93,\n');
  const facts = await converted(mixed, null, 'mixed-out.csv', null);
  expect(shiftedOrigin(facts.provenance)).toEqual(['gcj02']);
  const lines = readFileSync(join(folder, 'mixed-out.csv'), 'utf8').trim().split(/\r?\n/);
  expect(lines.map((line) => line.includes('GCJ-02 ≈'))).toEqual([false, true, false]);
  const { crsNote } = await importVector(from(mixed, null), quietRun);
  expect(shiftedOrigin([crsNote])).toEqual(['gcj02']);
});

it('keeps the sign of an earlier conversion and does not write it twice', async () => {
  const again = file('again.csv', 'name,lon,lat,coord_from\n甲,116.48,39.92,GCJ-02 ≈\n乙,116.49,39.93,\n');
  await converted(again, 'BD-09', 'again.geojson', null);
  const written = JSON.parse(readFileSync(join(folder, 'again.geojson'), 'utf8')) as {
    features: { properties: Record<string, unknown> }[];
  };
  expect(written.features.map(({ properties }) => properties['coord_from'])).toEqual(['GCJ-02 ≈', 'BD-09 ≈']);
});

it('adds no field to what came in plain degrees', async () => {
  const plain = file('plain.csv', 'name,lon,lat\n甲,116.4874,39.9231\n');
  const facts = await converted(plain, null, 'plain-out.csv', null);
  expect(facts.provenance).toEqual([]);
  expect(readFileSync(join(folder, 'plain-out.csv'), 'utf8')).not.toContain('coord_from');
});

it('writes a .prj for Lambert-93', async () => {
  const plain = file('paris.csv', 'name,lon,lat\nParis,2.35,48.85\n');
  await converted(plain, null, 'paris.shp', 'EPSG:2154');
  expect(readFileSync(join(folder, 'paris.prj'), 'utf8')).toContain('D_RGF_1993');
});

it('says that a fitted plane cannot be written down', async () => {
  const base = '+proj=tmerc +lon_0=117 +x_0=500000 +ellps=GRS80';
  const plane = `PROJ:+proj=pipeline +step ${base} +step +inv +proj=helmert +x=1000 +y=2000 +s=1 +theta=0` as const;
  const plain = file('town.csv', 'name,lon,lat\n甲,116.48,39.92\n');
  expect((await converted(plain, null, 'town.shp', plane)).lostSystem).toBe(true);
  expect((await converted(plain, null, 'town2.shp', 'EPSG:4548')).lostSystem).toBe(false);
});

it('keeps nothing of a shift that a person gave with the system, in what goes into a project', async () => {
  const csv = file('old.csv', '名称,X,Y\n甲,4421000,500100\n乙,4422000,500200\n');
  const said = 'EPSG:2436 +towgs84=15.8,-154.4,-82.3,0,0,0,0';
  const vector = await importVector(from(csv, said), quietRun);
  expect(vector.table.crs).toBe('EPSG:4326');
  expect(vector.table.rows).toHaveLength(2);
  expect(JSON.stringify(vector)).not.toMatch(/15\.8|154\.4|82\.3/);
  expect(vector.crsNote.zh).toContain('含基准转换参数');
});
