import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, FeatureCollection } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import type { FeatureTable } from '../../analysis/core/features.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { encodeGb18030 } from '../../analysis/vector/encode-gb18030.ts';
import { extentOf, unionExtent } from '../../analysis/vector/geometry-extent.ts';
import { inspectVector, readVector } from '../../analysis/vector/index.ts';
import { writeGeoJson, writeGeoJsonLines } from '../../analysis/vector/write-geojson.ts';
import { writeKml } from '../../analysis/vector/write-kml.ts';
import { fileSource } from '../helpers/file-source.ts';

const hasGdal = spawnSync('ogr2ogr', ['--version']).status === 0;
const why = hasGdal ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const table: FeatureTable = {
  name: '设施 层',
  crs: 'EPSG:4326',
  fields: [
    { name: '名称', type: 'text' },
    { name: 'households', type: 'integer' },
    { name: 'area', type: 'real' },
  ],
  rows: [
    { geometry: { type: 'Point', coordinates: [116.4812345, 39.9212345] }, values: ['甲 & <乙>', 12, 1.5] },
    {
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [116.4, 39.9],
            [116.5, 39.9],
            [116.5, 40],
            [116.4, 40],
            [116.4, 39.9],
          ],
          [
            [116.42, 39.92],
            [116.42, 39.94],
            [116.44, 39.94],
            [116.44, 39.92],
            [116.42, 39.92],
          ],
        ],
      },
      values: ['“引号” "q"', null, 0.25],
    },
    {
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [116, 39],
            [117, 40],
          ],
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
        ],
      },
      values: [null, -7, null],
    },
  ],
};

const path = (name: string): string => join(folder, name);

function ogr(name: string, layer?: string): Feature[] {
  const more = layer === undefined ? [] : [layer];
  const text = execFileSync('ogr2ogr', ['-f', 'GeoJSON', '-dim', 'XY', '/vsistdout/', path(name), ...more], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (JSON.parse(text) as FeatureCollection).features;
}

/** OGR cannot read a KMZ of its own whose layer has a Chinese name. */
const plainName = (name: string): string[] => (name.endsWith('.kmz') ? ['-nln', 'facilities'] : []);

function made(format: string, name: string): string {
  writeFileSync(path('source.geojson'), writeGeoJson(table));
  execFileSync('ogr2ogr', ['-f', format, ...plainName(name), path(name), path('source.geojson')], { stdio: 'ignore' });
  return path(name);
}

const boxOf = (geometries: readonly (Feature['geometry'] | null)[]) =>
  geometries.reduce<ReturnType<typeof extentOf>>((box, one) => (one ? unionExtent(box, extentOf(one)) : box), null);

const column = (read: FeatureTable, name: string) =>
  read.rows.map(({ values }) => values[read.fields.findIndex((field) => field.name === name)] ?? null);

describe.skipIf(!hasGdal)(`files that OGR writes are read alike${why}`, () => {
  it.each([
    ['LIBKML', 'a.kml'],
    ['LIBKML', 'a.kmz'],
    ['FlatGeobuf', 'a.fgb'],
    ['GeoJSONSeq', 'a.geojsonl'],
    ['GeoJSON', 'a.geojson'],
  ])('%s: counts, values, positions (%s)', async (format, name) => {
    made(format, name);
    const ours = await readVector([fileSource(path(name))], {}, quietRun);
    const theirs = ogr(name, plainName(name)[1]);
    expect(ours.aside).toEqual([]);
    expect(ours.table.rows.length).toBe(theirs.length);
    for (const field of ['名称', 'households', 'area']) {
      expect([...column(ours.table, field)].sort()).toEqual(theirs.map((f) => f.properties?.[field] ?? null).sort());
    }
    const [box, expected] = [boxOf(ours.table.rows.map((row) => row.geometry)), boxOf(theirs.map((f) => f.geometry))];
    for (const [index, value] of box!.entries()) expect(value).toBeCloseTo(expected![index]!, 9);
  });

  it('a DXF written by OGR: every entity, in metres', async () => {
    const points: FeatureTable = { ...table, rows: table.rows.map((row) => ({ ...row, values: [] })), fields: [] };
    writeFileSync(path('plain.geojson'), writeGeoJson(points));
    execFileSync('ogr2ogr', ['-f', 'DXF', '-t_srs', 'EPSG:4548', path('a.dxf'), path('plain.geojson')], {
      stdio: 'ignore',
    });
    const previews = await inspectVector([fileSource(path('a.dxf'))], { crs: 'EPSG:4548' }, quietRun);
    const theirs = ogr('a.dxf');
    expect(theirs.length).toBeGreaterThan(2);
    expect(previews.reduce((sum, { rows }) => sum + rows, 0)).toBe(theirs.length);
    const [west] = boxOf(table.rows.slice(0, 2).map((row) => row.geometry))!;
    expect(previews.find(({ geometryType }) => geometryType === 'point')?.extent?.[0]).toBeCloseTo(116.4812345, 6);
    expect(previews.find(({ geometryType }) => geometryType === 'polygon')?.extent?.[0]).toBeCloseTo(west, 6);
  });
});

describe.skipIf(!hasGdal)(`files that we write are read alike by OGR${why}`, () => {
  it('KML: names, numbers, text with markup, positions to 1e-7 degrees', () => {
    writeFileSync(path('ours.kml'), writeKml(table));
    const theirs = ogr('ours.kml');
    expect(theirs.length).toBe(3);
    expect(theirs.map((f) => f.properties?.['Name'] ?? null)).toEqual(['甲 & <乙>', '“引号” "q"', null]);
    expect(theirs.map((f) => f.properties?.['households'] ?? null)).toEqual([12, null, -7]);
    expect(theirs.map((f) => f.properties?.['area'] ?? null)).toEqual([1.5, 0.25, null]);
    for (const [index, { geometry }] of theirs.entries()) {
      expect(geometry.type).toBe(table.rows[index]!.geometry!.type);
      const [ours, read] = [extentOf(table.rows[index]!.geometry!)!, extentOf(geometry)!];
      for (const [side, value] of read.entries()) expect(Math.abs(value - ours[side]!)).toBeLessThan(1e-7);
    }
  });

  it('KML comes back to us as it was', async () => {
    writeFileSync(path('back.kml'), writeKml(table));
    const { table: read } = await readVector([fileSource(path('back.kml'))], {}, quietRun);
    expect(read.name).toBe(table.name);
    expect(read.rows.map(({ geometry }) => geometry)).toEqual(table.rows.map(({ geometry }) => geometry));
    for (const { name } of table.fields) expect(column(read, name)).toEqual(column(table, name));
  });

  it('GeoJSON lines', () => {
    writeFileSync(path('ours.geojsonl'), writeGeoJsonLines(table));
    expect(ogr('ours.geojsonl').map((f) => f.properties)).toEqual(
      table.rows.map(({ values }) => ({ 名称: values[0], households: values[1], area: values[2] })),
    );
  });
});

const KML = `<?xml version="1.0" encoding="GBK"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document><name>文档</name>
<Schema name="s" id="s"><SimpleField name="户数" type="int"/></Schema>
<Placemark><name>散点</name><Point><coordinates>116.4,39.9,12</coordinates></Point></Placemark>
<Folder><name>一</name><Placemark><name>甲 &amp; 乙</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="户数">12</SimpleData></SchemaData></ExtendedData>
<MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>116,39 117,39 117,40 116,39</coordinates></LinearRing></outerBoundaryIs></Polygon><LineString><coordinates>116,39 117,40</coordinates></LineString></MultiGeometry></Placemark>
<Folder><name>内</name><Placemark><gx:Track><when>2024-01-01T00:00:00Z</when><when>2024-01-01T00:01:00Z</when><gx:coord>116 39 1</gx:coord><gx:coord>117 40 1</gx:coord></gx:Track></Placemark></Folder></Folder>
<NetworkLink><Link><href>http://example.invalid/a.kml</href></Link></NetworkLink></Document></kml>`;

describe.skipIf(!hasGdal)(`files made by hand${why}`, () => {
  it('a KML in GBK with folders in folders: a layer for each, as OGR has it', async () => {
    writeFileSync(path('utf8.kml'), KML.replace('GBK', 'UTF-8'));
    writeFileSync(path('gbk.kml'), encodeGb18030(KML));
    const previews = await inspectVector([fileSource(path('gbk.kml'))], {}, quietRun);
    expect(previews.map(({ name }) => name)).toEqual(['文档', '一', '内']);
    for (const { name, rows, extent, sample } of previews) {
      const theirs = ogr('utf8.kml', name);
      expect(rows).toBe(theirs.length);
      expect(extent).toEqual(boxOf(theirs.map((f) => f.geometry)));
      const named = theirs[0]?.properties?.['Name'];
      if (named !== undefined && named !== null) expect(sample[0]).toContain(named);
    }
    expect(previews[0]?.provenance.map(({ en }) => en)).toContain('1 × NetworkLink not read');
  });

  it('a DXF with blocks, bulges, curves and Chinese text in GBK', async () => {
    writeFileSync(
      path('hand.dxf'),
      encodeGb18030(readFileSync(new URL('./odd-files/drawing.dxf', import.meta.url), 'utf8')),
    );
    const source = fileSource(path('hand.dxf'));
    const theirs = ogr('hand.dxf');
    const read = new Map<string, FeatureTable>();
    for (const { name } of await inspectVector([source], { crs: 'EPSG:4548' }, quietRun)) {
      read.set(name, (await readVector([source], { crs: 'EPSG:4548', layer: name }, quietRun)).table);
    }
    const texts = theirs.flatMap((f) => f.properties?.['Text'] ?? []).filter((text) => text !== 'SOLID');
    expect(column(read.get('hand_text')!, 'text')).toEqual(['J1°朝阳', '朝阳\n第二行']);
    expect(texts).toEqual(['J1°朝阳', '朝阳\n第二行']);
    const layers = (tables: readonly FeatureTable[]) => new Set(tables.flatMap((one) => column(one, 'layer')));
    for (const { properties } of theirs) expect(layers([...read.values()])).toContain(properties?.['Layer']);
  });
});
