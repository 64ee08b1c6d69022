import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { afterAll, describe, expect, it } from 'vitest';
import { transformBetween } from '../../analysis/core/crs.ts';
import type { CellValue, Crs, FeatureTable, Field } from '../../analysis/core/features.ts';
import { seededRandom } from '../../analysis/core/random.ts';
import { quietRun } from '../../analysis/core/run.ts';
import { inspectVectorFile, readVectorFile } from '../../electron/engine/datasets/vector-files.ts';
import { writeVectorFile } from '../../electron/engine/datasets/write-vector.ts';

const hasOgr = spawnSync('ogr2ogr', ['--version']).status === 0;
const why = hasOgr ? '' : ' (skipped: GDAL is not installed)';
const folder = mkdtempSync(join(tmpdir(), 'shapefile-gdal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FIELDS: readonly Field[] = [
  { name: '设施名称', type: 'text' },
  { name: '规模', type: 'real' },
  { name: '桶数', type: 'integer' },
  { name: '建成日期', type: 'date' },
  { name: '所属街道办事处名称', type: 'text' },
];

/** Rows of one kind of geometry with nulls, long text, extreme numbers and rare characters among them. */
function tableOf(kind: 'Point' | 'MultiPoint' | 'LineString' | 'Polygon', hasHeights: boolean): FeatureTable {
  const random = seededRandom(3);
  const rows = Array.from({ length: 40 }, (_, row) => ({
    geometry: row % 13 === 12 ? null : geometryOf(kind, hasHeights, random, row),
    values: valuesOf(row, random),
  }));
  return { name: 'stations', crs: 'EPSG:4326', fields: FIELDS, rows };
}

function valuesOf(row: number, random: () => number): CellValue[] {
  if (row % 7 === 6) return [null, null, null, null, null];
  const number = [random() * 1e6, -random() * 1e-9, 1 / 3, 1e15 + 0.5, 12.5][row % 5]!;
  const text = ['建外街道清洁站', '垡头①㎡', 'ASCII only', '镕'.repeat(150), '“引号”，逗号'][row % 5]!;
  return [text, number, Math.floor(random() * 1e9) * (row % 2 === 0 ? 1 : -1), `20${10 + (row % 16)}-02-28`, '三里屯'];
}

function geometryOf(kind: string, hasHeights: boolean, random: () => number, row: number): Geometry {
  const [x, y] = [116.3 + random() * 0.3, 39.8 + random() * 0.3];
  const at = (dx: number, dy: number): number[] => [x + dx, y + dy, ...(hasHeights ? [random() * 100] : [])];
  const square = (dx: number, size: number): number[][] => {
    const start = at(dx, dx);
    return [start, at(dx + size, dx), at(dx + size, dx + size), at(dx, dx + size), start];
  };
  switch (kind) {
    case 'Point':
      return { type: 'Point', coordinates: at(0, 0) };
    case 'MultiPoint':
      return { type: 'MultiPoint', coordinates: [at(0, 0), at(0.001, 0.002), at(-0.001, 0.003)] };
    case 'LineString':
      if (row % 3 > 0) return { type: 'LineString', coordinates: [at(0, 0), at(0.01, 0), at(0.01, 0.02)] };
      return {
        type: 'MultiLineString',
        coordinates: [
          [at(0, 0), at(0.01, 0)],
          [at(0, 1), at(0.01, 1), at(0, 2)],
        ],
      }; // prettier-ignore
    default: {
      const [outer, hole] = [square(0, 0.01), square(0.002, 0.003).toReversed()];
      if (row % 3 === 0) return { type: 'Polygon', coordinates: [outer] };
      if (row % 3 === 1) return { type: 'Polygon', coordinates: [outer, hole] };
      return { type: 'MultiPolygon', coordinates: [[outer, hole], [square(0.02, 0.004)]] };
    }
  }
}

const ogrFeatures = (path: string): Feature[] =>
  JSON.parse(
    execFileSync('ogr2ogr', ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=15', '/vsistdout/', path], {
      maxBuffer: 1e8,
    }).toString(),
  ).features;

/** Each ring from its smallest position on, outer ones counter-clockwise: two programs may begin a ring at different corners. */
function normalised(geometry: Geometry | null): unknown {
  if (geometry === null) return null;
  if (geometry.type === 'Polygon') return { type: geometry.type, rings: geometry.coordinates.map(ringFacts) };
  if (geometry.type === 'MultiPolygon')
    return { type: geometry.type, parts: geometry.coordinates.map((rings) => rings.map(ringFacts)) };
  return geometry;
}

const ringFacts = (ring: number[][]): number[][] => ring.slice(1).toSorted((a, b) => a[0]! - b[0]! || a[1]! - b[1]!);

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** The same numbers to 1e-9 and, numbers aside, the same words and structure. */
function expectSame(ours: unknown, theirs: unknown): void {
  const [own, other] = [numbersIn(ours), numbersIn(theirs)];
  expect(own.length).toBe(other.length);
  for (const [index, value] of own.entries()) expect(Math.abs(value - other[index]!)).toBeLessThan(1e-9);
  const shape = (value: unknown): string => JSON.stringify(value, (_, one) => (typeof one === 'number' ? 0 : one));
  expect(shape(ours)).toBe(shape(theirs));
}

describe.skipIf(!hasOgr)(`shapefiles and OGR${why}`, () => {
  const kinds = ['Point', 'MultiPoint', 'LineString', 'Polygon'] as const;
  const cases = kinds.flatMap((kind) =>
    [false, true].flatMap((hasHeights) =>
      (['gbk', 'utf-8'] as const).map((encoding) => ({ kind, hasHeights, encoding })),
    ),
  );

  it.each(cases)(
    'OGR and we read what we write: $kind, heights $hasHeights, $encoding',
    async ({ kind, hasHeights, encoding }) => {
      const table = tableOf(kind, hasHeights);
      const path = join(folder, `${kind}-${hasHeights}-${encoding}.shp`);
      const facts = await writeVectorFile(path, table, { encoding });
      expect(facts.cutValues).toBeGreaterThan(0);
      const names = new Map(facts.fieldNames.map(({ from, to }) => [from, to]));
      expect(names.get('所属街道办事处名称')).toBe(encoding === 'gbk' ? '所属街道办' : '所属街');
      const [theirs, ours] = [ogrFeatures(path), (await readVectorFile(file(path), quietRun)).table];
      expect(ours.fields.map(({ type }) => type)).toEqual(FIELDS.map(({ type }) => type));
      expect(theirs.length).toBe(table.rows.length);
      for (const [row, { geometry, values }] of table.rows.entries()) {
        const own = ours.rows[row]!;
        expectSame(normalised(own.geometry), normalised(theirs[row]!.geometry));
        expectSame(normalised(own.geometry), normalised(geometry));
        const read = ours.fields.map(({ name }) => theirs[row]!.properties?.[name] ?? null);
        // OGR's GeoJSON writes a date with slashes, and seventeen digits of a number.
        expect(own.values).toEqual(
          read.map((value, column) =>
            ours.fields[column]!.type === 'date' && value !== null ? String(value).replaceAll('/', '-') : value,
          ),
        );
        const cut = typeof values[0] === 'string' && values[0].length === 150;
        expect(own.values.slice(cut ? 1 : 0)).toEqual(values.slice(cut ? 1 : 0));
        if (cut) expect(values[0]!.toString().startsWith(String(own.values[0]))).toBe(true);
      }
    },
  );

  it.each([
    ['PointZ', 'POINT Z (116.4 39.9 12)'],
    ['PointM', 'POINT M (116.4 39.9 5)'],
    ['PointZM', 'POINT ZM (116.4 39.9 12 5)'],
    ['LineZM', 'MULTILINESTRING ZM ((0 0 1 9,1 1 2 9),(2 2 3 9,3 3 4 9,4 5 5 9))'],
    ['LineM', 'LINESTRING M (0 0 1,1 1 2)'],
    ['PolygonZ', 'POLYGON Z ((0 0 1,4 0 2,4 4 3,0 4 4,0 0 1))'],
    ['MultiPointZ', 'MULTIPOINT Z (1 2 3)'],
    ['a hole that turns as its outer ring does', 'MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0)),((3 3,5 3,5 5,3 5,3 3)))'],
    ['island in a lake', 'MULTIPOLYGON (((0 0,9 0,9 9,0 9,0 0),(1 1,1 8,8 8,8 1,1 1)),((3 3,5 3,5 5,3 5,3 3)))'],
  ])('we read what OGR writes: %s', async (name, wkt) => {
    const path = fromWkt(name.replaceAll(' ', '-'), [wkt]);
    const { table } = await readVectorFile(file(path), quietRun);
    const flat = wkt.includes(' M ');
    const theirs = ogrFeatures(path).map(({ geometry }) => (flat ? without(geometry) : geometry));
    expectSame(
      table.rows.map(({ geometry }) => normalised(geometry)),
      theirs.map(normalised),
    );
  });

  it('a hole of a PolygonZ, which GDAL 3.6 writes in the direction of its outer ring, is read as a hole', async () => {
    const path = fromWkt('hole-z', ['POLYGON Z ((0 0 1,4 0 2,4 4 3,0 4 4,0 0 1),(1 1 5,2 1 8,2 2 7,1 2 6,1 1 5))']);
    const { table } = await readVectorFile(file(path), quietRun);
    const { geometry } = table.rows[0]!;
    expect(geometry?.type === 'Polygon' && geometry.coordinates.map((ring) => ring.length)).toEqual([5, 5]);
  });

  it.each([
    ['CP936', '936'],
    ['GB18030', ''],
    ['UTF-8', 'UTF-8'],
    ['BIG5', ''],
    ['CP1252', ''],
    ['SHIFT-JIS', ''],
  ])('text that OGR writes as %s is read, with .cpg %j', async (encoding, cpg) => {
    const text =
      {
        BIG5: '臺北市中正區重慶南路一段號的國民',
        CP1252: 'Königstraße Århus café',
        'SHIFT-JIS': 'ひらがなとカタカナの東京都',
      }[encoding] ?? '朝阳区垃圾楼清洁站的统计';
    const path = fromWkt(`text-${encoding}`, ['POINT (1 2)'], text, encoding);
    if (cpg === '') rmSync(path.replace('.shp', '.cpg'), { force: true });
    else writeFileSync(path.replace('.shp', '.cpg'), `\uFEFF ${cpg}\r\n`);
    patch(path.replace('.shp', '.dbf'), 29, 0);
    const { table } = await readVectorFile(file(path), quietRun);
    expect(table.rows[0]!.values.at(-1)).toBe(text);
  });

  it('writes a .prj that PROJ takes for the same system, for every kind of system', async () => {
    const systems: Crs[] = [
      'EPSG:4326',
      'EPSG:4490',
      'EPSG:3857',
      'EPSG:4527',
      'EPSG:4548',
      'EPSG:4498',
      'EPSG:4509',
      'EPSG:32650',
      'EPSG:32733',
    ];
    for (const crs of systems) {
      const table: FeatureTable = {
        name: 'p',
        crs,
        fields: [],
        rows: [{ geometry: { type: 'Point', coordinates: placeIn(crs) }, values: [] }],
      };
      const path = join(folder, `prj-${crs.slice(5)}.shp`);
      await writeVectorFile(path, table);
      const there = JSON.parse(
        execFileSync('ogr2ogr', [
          '-f',
          'GeoJSON',
          '-t_srs',
          'EPSG:4326',
          '-lco',
          'COORDINATE_PRECISION=12',
          '/vsistdout/',
          path,
        ]).toString(),
      );
      const [lon, lat] = there.features[0].geometry.coordinates;
      const [ownLon, ownLat] = transformBetween(crs, 'EPSG:4326')(...placeIn(crs));
      expect([crs, Math.abs(lon - ownLon) < 1e-8, Math.abs(lat - ownLat) < 1e-8]).toEqual([crs, true, true]);
      const [preview] = await inspectVectorFile({ ...file(path), layer: '' }, quietRun);
      // The 6° zone of 117° E without its number is the 3° belt of 117° E: one system under two codes.
      expect(transformBetween(preview!.crs!, 'EPSG:4326')(...placeIn(crs))).toEqual([ownLon, ownLat]);
    }
  });

  it('writes a zip that OGR opens', async () => {
    const path = join(folder, 'set.zip');
    await writeVectorFile(path, tableOf('Point', false), { encoding: 'gbk' });
    expect(ogrFeatures(`/vsizip/${path}`).length).toBe(40);
    expect((await readVectorFile(file(path), quietRun)).table.rows.length).toBe(40);
  });
});

const file = (path: string) => ({ path, layer: '', encoding: null, crs: null });

const placeIn = (crs: Crs): [number, number] => {
  const south = crs === 'EPSG:32733';
  return transformBetween('EPSG:4326', crs)(south ? 15.5 : 116.46, south ? -22.5 : 39.92);
};

function fromWkt(name: string, wkts: readonly string[], text = 'x', encoding = 'UTF-8'): string {
  const csv = join(folder, `${name}.csv`);
  writeFileSync(csv, ['WKT,name', ...wkts.map((wkt) => `"${wkt}",${text}`)].join('\n'));
  const path = join(folder, `${name}.shp`);
  execFileSync(
    'ogr2ogr',
    [
      '-f',
      'ESRI Shapefile',
      '-a_srs',
      'EPSG:4326',
      '-lco',
      `ENCODING=${encoding}`,
      '-oo',
      'GEOM_POSSIBLE_NAMES=WKT',
      '-oo',
      'KEEP_GEOM_COLUMNS=NO',
      path,
      csv,
    ],
    { stdio: 'ignore' },
  );
  return path;
}

function without(geometry: Geometry): Geometry {
  const cut = (value: unknown): unknown =>
    Array.isArray(value) ? (typeof value[0] === 'number' ? value.slice(0, 2) : value.map(cut)) : value;
  return geometry.type === 'GeometryCollection'
    ? geometry
    : ({ ...geometry, coordinates: cut(geometry.coordinates) } as Geometry);
}

function patch(path: string, at: number, value: number): void {
  writeFileSync(path, readFileSync(path).fill(value, at, at + 1));
}
