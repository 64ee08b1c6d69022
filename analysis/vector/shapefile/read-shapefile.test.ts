import { zipSync } from 'fflate';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import type { FeatureTable } from '../../core/features.ts';
import { quietRun, startRun } from '../../core/run.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';
import { readVector } from '../read-vector.ts';
import { writeShapefile } from '../write-shapefile.ts';
import { ringOf } from './ring.ts';
import { joinRings, lastOf, polygonOfRings } from './rings.ts';

const square = (x: number, y: number, size: number, clockwise = true): Position[] => {
  const ring = [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ]; // prettier-ignore
  return clockwise ? ring : ring.reverse();
};
const partsOf = (geometry: Geometry | null): number[] =>
  geometry?.type === 'Polygon'
    ? [geometry.coordinates.length]
    : geometry?.type === 'MultiPolygon'
      ? geometry.coordinates.map((rings) => rings.length)
      : [];
const shapeOf = (...rings: Position[][]): number[] => {
  const made = polygonOfRings(rings);
  return 'geometry' in made ? partsOf(made.geometry) : [];
};

describe('rings of one polygon', () => {
  it('are holes of the smallest outer ring around them, in any order', () => {
    const [outer, hole, island, lake] = [
      square(0, 0, 9),
      square(1, 1, 7, false),
      square(2, 2, 5),
      square(3, 3, 1, false),
    ];
    expect(shapeOf(outer, hole, island, lake)).toEqual([2, 2]);
    expect(shapeOf(lake, island, hole, outer)).toEqual([2, 2]);
  });

  it('are told by nesting where a writer turned everything round, or everything one way', () => {
    expect(shapeOf(square(0, 0, 9, false), square(1, 1, 2, true))).toEqual([2]);
    expect(shapeOf(square(0, 0, 9), square(1, 1, 2))).toEqual([2]);
    expect(shapeOf(square(0, 0, 9, false), square(1, 1, 5, false), square(2, 2, 1, false))).toEqual([2, 1]);
    expect(shapeOf(square(0, 0, 2), square(5, 5, 2))).toEqual([1, 1]);
  });

  it('without an outer ring around them are parts of their own', () => {
    expect(shapeOf(square(0, 0, 2), square(5, 5, 2, false))).toEqual([1, 1]);
  });

  it('twice the same do not swallow each other', () => {
    expect(shapeOf(square(0, 0, 2), square(0, 0, 2))).toEqual([1, 1]);
  });

  it('turn as RFC 7946 wants: outer counter-clockwise, holes clockwise', () => {
    const made = polygonOfRings([square(0, 0, 9), square(1, 1, 2, false)]);
    const turns =
      'geometry' in made && made.geometry.type === 'Polygon'
        ? made.geometry.coordinates.map((ring) => {
            const found = ringOf([...ring]);
            return typeof found === 'string' ? 0 : Math.sign(found.turn);
          })
        : []; // prettier-ignore
    expect(turns).toEqual([1, -1]);
  });

  it.each([
    ['40,000 holes of one ring', false],
    ['20,000 rings with a hole each', true],
  ])('%s take well under a second and pause on the way', (_, areNested) => {
    const rings: Position[][] = areNested ? [] : [square(0, 0, 500)];
    for (let index = 0; index < (areNested ? 20_000 : 40_000); index++) {
      const [x, y] = [1 + (index % 200) * 2, 1 + Math.floor(index / 200) * 2];
      if (areNested) rings.push(square(x, y, 1));
      rings.push(square(x + 0.25, y + 0.25, 0.5, false));
    }
    const started = performance.now();
    const steps = joinRings(rings.map((ring) => ringOf(ring)).filter((ring) => typeof ring !== 'string'));
    let pauses = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        expect(partsOf(step.value).reduce((sum, count) => sum + count, 0)).toBe(rings.length);
        break;
      }
      pauses++;
    }
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(pauses).toBeGreaterThan(100);
  });

  it('of a large polygon stop when the person cancels', async () => {
    const holes = Array.from({ length: 5_000 }, (_, index) =>
      square((index % 100) * 2 + 1, Math.floor(index / 100) * 2 + 1, 1, false),
    );
    const geometry: Geometry = { type: 'Polygon', coordinates: [square(0, 0, 300), ...holes] };
    const { parts } = writeShapefile(tableOf(geometry), { encoding: 'utf-8', date: '2026-05-20' });
    let now = 0;
    const run = startRun(
      'read',
      () => {},
      () => now > 2_000,
      () => (now += 60),
    );
    await expect(readVector([memorySource('a.shp', parts['.shp'])], { crs: 'EPSG:4548' }, run)).rejects.toMatchObject({
      problem: { code: 'cancelled' },
    });
    expect(lastOf(joinRings([])).type).toBe('MultiPolygon');
  });
});

const tableOf = (...geometries: (Geometry | null)[]): FeatureTable => ({
  name: 't',
  crs: 'EPSG:4326',
  fields: [{ name: '名称', type: 'text' }],
  rows: geometries.map((geometry, row) => ({ geometry, values: [`第${row + 1}行`] })),
});
const points = (count: number): Geometry[] =>
  Array.from({ length: count }, (_, index) => ({ type: 'Point', coordinates: [116 + index / 100, 39] }));
const written = (table: FeatureTable, encoding: 'gbk' | 'utf-8' = 'gbk') =>
  writeShapefile(table, { encoding, date: '2026-05-20' }).parts;

type Parts = Readonly<Record<string, Uint8Array | undefined>>;
const sourcesOf = (parts: Parts, stem = 'a') =>
  Object.entries(parts).flatMap(([extension, bytes]) => (bytes ? [memorySource(stem + extension, bytes)] : []));
const read = (parts: Parts) => readVector(sourcesOf(parts), { crs: 'EPSG:4326' }, quietRun);
const without = (parts: Parts, ...extensions: string[]): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([extension]) => !extensions.includes(extension)));

describe('a shapefile', () => {
  it('needs neither .shx nor .dbf nor .cpg', async () => {
    const parts = written(tableOf(...points(3)));
    expect((await read(without(parts, '.shx'))).table.rows.length).toBe(3);
    const bare = await read(without(parts, '.shx', '.dbf', '.cpg'));
    expect([bare.table.rows.length, bare.table.fields.length]).toEqual([3, 0]);
  });

  it('whose records lie about their length is read by its index', async () => {
    const parts = written(tableOf(...points(5)));
    const shp = parts['.shp'].slice();
    new DataView(shp.buffer).setInt32(100 + 28 * 2 + 4, 999_999);
    const { table, provenance } = await read({ ...parts, '.shp': shp });
    expect(table.rows.map(({ geometry }) => geometry?.type)).toEqual(Array(5).fill('Point'));
    expect(provenance.map(({ en }) => en).join()).toContain('1 records give another length');
  });

  it('whose index lies is read by walking through it', async () => {
    const parts = written(tableOf(...points(5)));
    const shx = parts['.shx'].slice();
    for (const at of [108, 116]) new DataView(shx.buffer).setInt32(at, 7_777);
    const { table, aside } = await read({ ...parts, '.shx': shx });
    expect([table.rows.length, aside.length]).toEqual([5, 0]);
  });

  it('with dead bytes between its records, as editors leave them, is read by its index', async () => {
    const parts = written(tableOf(...points(2)));
    const [shp, shx] = [new Uint8Array(100 + 28 + 40 + 28), parts['.shx'].slice()];
    shp.set(parts['.shp'].subarray(0, 128));
    shp.set(parts['.shp'].subarray(128), 168);
    new DataView(shp.buffer).setInt32(24, shp.length / 2);
    new DataView(shx.buffer).setInt32(108, 84);
    const { table } = await read({ ...parts, '.shp': shp, '.shx': shx });
    expect(table.rows.map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [116, 39] },
      { coordinates: [116.01, 39] },
    ]);
  });

  it('with another number of rows than shapes is an error, not shifted values', async () => {
    const [parts, more] = [written(tableOf(...points(3))), written(tableOf(...points(4)))];
    await expect(read({ ...parts, '.dbf': more['.dbf'] })).rejects.toMatchObject({
      problem: { code: 'count-mismatch', shapes: 3, records: 4 },
    });
  });

  it('leaves out the rows marked as deleted, with their shapes', async () => {
    const parts = written(tableOf(...points(3)));
    const dbf = parts['.dbf'].slice();
    const view = new DataView(dbf.buffer);
    dbf[view.getUint16(8, true) + view.getUint16(10, true)] = 0x2a;
    const { table } = await read({ ...parts, '.dbf': dbf });
    expect(
      table.rows.map(({ geometry, values }) => [geometry?.type === 'Point' && geometry.coordinates[0], values[0]]),
    ).toEqual([
      [116, '第1行'],
      [116.02, '第3行'],
    ]);
  });

  it('of bodies in space is refused by name', async () => {
    const shp = written(tableOf(...points(1)))['.shp'].slice();
    new DataView(shp.buffer).setInt32(32, 31, true);
    await expect(read({ '.shp': shp })).rejects.toMatchObject({ problem: { code: 'shapefile-multipatch' } });
  });

  it('of null shapes keeps its values', async () => {
    const { table, notes } = await read(written(tableOf(null, null)));
    expect(table.rows.map(({ geometry, values }) => [geometry, values[0]])).toEqual([
      [null, '第1行'],
      [null, '第2行'],
    ]);
    expect(notes.map(({ problem }) => problem.code)).toEqual(['empty-geometry', 'empty-geometry']);
  });

  it('is found in a zip in any folder, under names in GBK, with companions in any case', async () => {
    const parts = written(tableOf(...points(2)));
    const entries = Object.fromEntries(
      [...Object.entries(parts)].map(([extension, bytes], index) => [
        `d/e/ab${index % 2 === 0 ? extension.toUpperCase() : extension}`,
        bytes,
      ]),
    );
    const zip = zipSync({ ...entries, 'd/other.shp': parts['.shp'] });
    // fflate writes names as UTF-8: "ab" becomes "垡" in GBK, of the same two bytes.
    const name = encodeGb18030('垡');
    for (let at = 0; at + 8 < zip.length; at++) {
      if (String.fromCharCode(...zip.subarray(at, at + 6)) === 'd/e/ab') zip.set(name, at + 4);
    }
    const layer = await readVector([memorySource('set.zip', zip)], { crs: 'EPSG:4326', layer: '垡' }, quietRun);
    expect(layer.table.rows.map(({ values }) => values[0])).toEqual(['第1行', '第2行']);
    const other = await readVector([memorySource('set.zip', zip)], { crs: 'EPSG:4326', layer: 'other' }, quietRun);
    expect([other.table.rows.length, other.table.fields.length]).toEqual([2, 0]);
  });
});
