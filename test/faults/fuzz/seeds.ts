import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { geojson as flatgeobuf } from 'flatgeobuf';
import type { Geometry } from 'geojson';
import { memorySource } from '../../../analysis/core/bytes.ts';
import type { FeatureTable } from '../../../analysis/core/features.ts';
import { quietRun } from '../../../analysis/core/run.ts';
import { openGeoTiff } from '../../../analysis/raster/index.ts';
import { writeGeoTiff } from '../../../analysis/raster/write-geotiff.ts';
import { inspectVector, readVector, writeGeoJson } from '../../../analysis/vector/index.ts';
import { writeShapefile } from '../../../analysis/vector/write-shapefile.ts';
import { inspectGeoPackage, readGeoPackage } from '../../../electron/engine/datasets/geopackage.ts';
import { writeVectorFile } from '../../../electron/engine/datasets/write-vector.ts';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A good file of some format, small, and how the program reads it: looked at first, then read whole. */
export interface Seed {
  readonly name: string;
  readonly files: readonly NamedBytes[];
  read(files: readonly NamedBytes[]): Promise<unknown>;
}

/** The formats, each with the files that its mutants are made of. */
const FORMATS: Readonly<Record<string, () => Promise<readonly Seed[]>>> = {
  shapefile: async () => SHAPES.map((shape) => vector(`${shape}.shp`, shapefileOf(shape))),
  'zipped shapefile': async () => [vector('zip', [{ name: 'a.zip', bytes: zipped(shapefileOf('polygon')) }])],
  geojson: async () => [
    text('a.geojson', new TextDecoder().decode(bytesOf(writeGeoJson(mixedTable())))),
    text(
      'a.geojsonl',
      '{"type":"Feature","geometry":{"type":"Point","coordinates":[116.4,39.9]}}\n{"type":"Feature","geometry":null,"properties":{"甲":1}}\n',
    ),
  ],
  csv: async () => [
    text('a.csv', '名称,经度,纬度,户数\n"甲, 一",116.5,39.9,12\n乙,116°30′00″E,39.95,\n'),
    text('a.tsv', 'name\tlon\tlat\nA\t116.5\t39.9\n'),
  ],
  xlsx: async () => [await written('a.xlsx', tableOf('point')), await unpacked('a.xlsx', tableOf('point'))],
  kml: async () => [text('a.kml', KML)],
  kmz: async () => [vector('kmz', [{ name: 'a.kmz', bytes: zipped([{ name: 'doc.kml', bytes: utf8(KML) }]) }])],
  flatgeobuf: async () => {
    const collection = JSON.parse(new TextDecoder().decode(bytesOf(writeGeoJson(tableOf('polygon')))));
    return [vector('a.fgb', [{ name: 'a.fgb', bytes: flatgeobuf.serialize(collection) }])];
  },
  dxf: async () => [{ ...text('a.dxf', DXF), read: (files) => readFiles(files, true) }],
  prj: async () =>
    PRJS.map((wkt, index) => {
      const files = shapefileOf('point').map((file) =>
        file.name.endsWith('.prj') ? { ...file, bytes: utf8(wkt) } : file,
      );
      const prj = files.find(({ name }) => name.endsWith('.prj'))!;
      const rest = files.filter((file) => file !== prj);
      return { ...vector(`prj ${index}`, [prj]), read: (mutants) => readFiles([...rest, ...mutants], false) };
    }),
  geopackage: async () => [await packaged(mixedTable())],
  geotiff: async () => [
    await tiff('deflate', 'tiled'),
    await tiff('none', 'striped'),
    await tiff('deflate', 'striped'),
  ],
};

export const FUZZED_FORMATS: readonly string[] = Object.keys(FORMATS);

export const seedsOf = (format: string): Promise<readonly Seed[]> => FORMATS[format]!();

const SHAPES = ['point', 'line', 'polygon'] as const;

const GEOMETRIES: Readonly<Record<(typeof SHAPES)[number], Geometry>> = {
  point: { type: 'Point', coordinates: [116.5, 39.9] },
  line: {
    type: 'MultiLineString',
    coordinates: [
      [
        [116.4, 39.9],
        [116.5, 39.95],
      ],
      [
        [116.41, 39.9],
        [116.51, 39.95],
        [116.52, 39.96],
      ],
    ],
  },
  polygon: {
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
};

const tableOf = (shape: (typeof SHAPES)[number], ...more: readonly Geometry[]): FeatureTable => ({
  name: '图层',
  crs: 'EPSG:4326',
  fields: [
    { name: '名称', type: 'text' },
    { name: 'count', type: 'integer' },
    { name: 'area', type: 'real' },
  ],
  rows: [GEOMETRIES[shape], ...more].map((geometry, i) => ({ geometry, values: [`朝阳 ${i}`, i, i / 3] })),
});
const mixedTable = (): FeatureTable => tableOf('point', GEOMETRIES.line, GEOMETRIES.polygon);

function shapefileOf(shape: (typeof SHAPES)[number]): NamedBytes[] {
  const { parts } = writeShapefile(tableOf(shape, GEOMETRIES[shape]), { encoding: 'gbk', date: '2026-01-01' });
  return Object.entries(parts).map(([extension, bytes]) => ({ name: `a${extension}`, bytes }));
}

const zipped = (files: readonly NamedBytes[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: new Date(2026, 0, 1) });

const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);
const bytesOf = (content: string | Uint8Array): Uint8Array => (typeof content === 'string' ? utf8(content) : content);

const vector = (name: string, files: readonly NamedBytes[]): Seed => ({
  name,
  files,
  read: (mutants) => readFiles(mutants, false),
});
const text = (name: string, words: string): Seed => vector(name, [{ name, bytes: utf8(words) }]);

/** As the window does it: the card, then every layer that the card says can be imported. */
async function readFiles(files: readonly NamedBytes[], needsCrs: boolean): Promise<void> {
  const sources = files.map(({ name, bytes }) => memorySource(name, bytes));
  const said = needsCrs ? ({ crs: 'EPSG:4548' } as const) : {};
  const previews = await inspectVector(sources, said, quietRun);
  for (const { name, blocking } of previews.slice(0, 3)) {
    if (blocking === null) await readVector(sources, { ...said, layer: name }, quietRun);
  }
}

/** A file that the program itself writes, for formats whose bytes are not to be typed by hand. */
async function written(name: string, table: FeatureTable): Promise<Seed> {
  const folder = mkdtempSync(join(tmpdir(), 'clearground-fuzz-'));
  try {
    await writeVectorFile(join(folder, name), table);

    return vector(name, [{ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The parts of a zipped file, so that mutants of them are zipped again and get past the checksums. */
async function unpacked(name: string, table: FeatureTable): Promise<Seed> {
  const [file] = (await written(name, table)).files;
  const files = Object.entries(unzipSync(file!.bytes)).map(([part, bytes]) => ({ name: part, bytes }));
  return {
    name: `parts of ${name}`,
    files,
    read: (mutants) => readFiles([{ name, bytes: zipped(mutants) }], false),
  };
}

/** SQLite reads files, not bytes: every mutant is one. */
async function packaged(table: FeatureTable): Promise<Seed> {
  const { files } = await written('a.gpkg', table);
  const folder = mkdtempSync(join(tmpdir(), 'clearground-fuzz-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'mutant.gpkg');
  return {
    name: 'a.gpkg',
    files,
    async read([file]) {
      writeFileSync(path, file!.bytes);
      const previews = await inspectGeoPackage(path, {}, quietRun);
      for (const { name, blocking } of previews.slice(0, 3)) {
        if (blocking === null) await readGeoPackage(path, { layer: name }, quietRun);
      }
    },
  };
}

async function tiff(compression: 'deflate' | 'none', layout: 'tiled' | 'striped'): Promise<Seed> {
  const shape = { crs: 'EPSG:32650', width: 40, height: 30, transform: [10, 0, 460_000, 0, -10, 4_420_000] } as const;
  const bands = [1, 2].map((band) => Uint16Array.from({ length: 1200 }, (_, i) => (i * band) % 4000));
  const content = { shape, bands, bandNames: ['B4', 'B8'], nodata: 0, layout, compression };
  const bytes = await writeGeoTiff(content, (plain) => deflateSync(plain), quietRun);
  return {
    name: `${compression} ${layout}`,
    files: [{ name: 'a.tif', bytes }],
    async read([file]) {
      const raster = await openGeoTiff(memorySource(file!.name, file!.bytes));
      const { width, height, bands: found } = raster.info;
      const window = { column: 0, row: 0, width: Math.min(64, width), height: Math.min(64, height) };
      await raster.readWindow(window, [0, found.length - 1], quietRun);
      await raster.readPreview({ column: 0, row: 0, width, height }, [0], 16, 16, quietRun);
    },
  };
}

const KML = `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>层</name>
<Schema name="s" id="s"><SimpleField name="户数" type="int"/></Schema>
<Folder><name>一</name><Placemark><name>甲 &amp; 乙</name><ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="户数">12</SimpleData></SchemaData>
<Data name="k"><value>v</value></Data></ExtendedData><Point><coordinates>116.5,39.9,3</coordinates></Point></Placemark>
<Placemark><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>116,39 117,39 117,40 116,39</coordinates></LinearRing></outerBoundaryIs></Polygon>
<LineString><coordinates>116,39 117,40</coordinates></LineString></MultiGeometry></Placemark></Folder></Document></kml>`;

const pairs = (...codes: readonly (string | number)[]): string => codes.join('\n');
const DXF = pairs(
  ...[0, 'SECTION', 2, 'HEADER', 9, '$ACADVER', 1, 'AC1015', 9, '$DWGCODEPAGE', 3, 'ANSI_936', 0, 'ENDSEC'],
  ...[0, 'SECTION', 2, 'BLOCKS', 0, 'BLOCK', 2, 'b', 10, 0, 20, 0, 0, 'POINT', 10, 1, 20, 1, 0, 'ENDBLK', 0, 'ENDSEC'],
  ...[0, 'SECTION', 2, 'ENTITIES', 0, 'POINT', 8, 'l', 10, 500000, 20, 4420000],
  ...[0, 'LINE', 8, 'l', 10, 500000, 20, 4420000, 11, 500010, 21, 4420010],
  ...[
    0,
    'LWPOLYLINE',
    8,
    'l',
    90,
    3,
    70,
    1,
    10,
    500000,
    20,
    4420000,
    42,
    0.5,
    10,
    500100,
    20,
    4420000,
    10,
    500100,
    20,
    4420100,
  ],
  ...[0, 'INSERT', 8, 'l', 2, 'b', 10, 500000, 20, 4420000, 41, 2, 50, 30, 70, 2, 71, 2, 44, 5, 45, 5],
  ...[0, 'TEXT', 8, 'l', 10, 500000, 20, 4420000, 40, 2, 1, 'J1'],
  ...[0, 'CIRCLE', 8, 'l', 10, 500000, 20, 4420000, 40, 30, 0, 'ENDSEC', 0, 'EOF', ''],
);

const PRJS = [
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
  'PROJCS["CGCS2000_3_Degree_GK_CM_117E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
];
