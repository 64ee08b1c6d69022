import { strToU8, zipSync } from 'fflate';
import gcoord from 'gcoord';
import { describe, expect, it } from 'vitest';
import { type ByteSource, memorySource } from '../core/bytes.ts';
import { sphereDistanceM } from '../core/earth.ts';
import { quietRun } from '../core/run.ts';
import { inspectVector, readVector } from './read-vector.ts';

const textSource = (name: string, text: string): ByteSource => memorySource(name, new TextEncoder().encode(text));
const read = (...files: ByteSource[]) => readVector(files, {}, quietRun);
const problem = (expected: object) => ({ problem: expect.objectContaining(expected) });
const point = (coordinates: unknown, properties: object = {}) =>
  JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates }, properties });
const collection = (...features: string[]) => `{"type":"FeatureCollection","features":[${features.join(',')}]}`;

describe('GeoJSON', () => {
  it('keeps good rows, sets bad ones aside and says why', async () => {
    const text = collection(point([116.4, 39.9], { name: '甲', n: 1 }), point(['116', 39.9]), point([39.9, 116.4]));
    const { table, aside } = await read(textSource('a.geojson', text));
    expect(table.rows).toEqual([{ geometry: { type: 'Point', coordinates: [116.4, 39.9] }, values: ['甲', 1] }]);
    expect(aside.map(({ row, problem: { code } }) => [row, code])).toEqual([
      [2, 'bad-geometry'],
      [3, 'swapped-coordinates'],
    ]);
  });

  it('keeps a field called __proto__ as a field', async () => {
    const text = collection('{"type":"Feature","geometry":null,"properties":{"__proto__":"x","constructor":"y"}}');
    const { table } = await read(textSource('a.geojson', text));
    expect(table.fields.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
    expect(table.rows[0]?.values).toEqual(['x', 'y']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it.each([33, 10_000, 1_000_000])('nested %i deep is refused before it is parsed', async (depth) => {
    const text = `{"type":"Point","coordinates":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    await expect(read(textSource('deep.json', text))).rejects.toMatchObject(problem({ code: 'too-deep' }));
  });

  it('one per line is read, and a broken line is a bad row', async () => {
    const { table, aside } = await read(textSource('a.geojsonl', `${point([1, 2])}\n{oops\n${point([3, 4])}\n`));
    expect(table.rows.length).toBe(2);
    expect(aside).toMatchObject([{ row: 2, problem: { code: 'bad-row' } }]);
  });

  it('in metres without saying so imports nothing', async () => {
    const text = collection(point([500_000, 4_420_000]));
    await expect(read(textSource('m.geojson', text))).rejects.toMatchObject(problem({ code: 'coordinates-outside' }));
  });
});

describe('a table', () => {
  it('in GBK is read with its codes left as text', async () => {
    // "经度,纬度,编号" in GBK
    const header = Uint8Array.of(
      0xbe,
      0xad,
      0xb6,
      0xc8,
      0x2c,
      0xce,
      0xb3,
      0xb6,
      0xc8,
      0x2c,
      0xb1,
      0xe0,
      0xba,
      0xc5,
      0x0a,
    );
    const row = strToU8('116.4,39.9,007\n');
    const bytes = new Uint8Array([...header, ...row]);
    const { table } = await read(memorySource('a.csv', bytes));
    expect(table.fields.map(({ name }) => name)).toEqual(['经度', '纬度', '编号']);
    expect(table.rows[0]?.values).toEqual([116.4, 39.9, '007']);
  });

  it('in BD-09 is moved by about a kilometre, and that is noted', async () => {
    const { table, provenance } = await read(textSource('a.csv', 'bd09_lng,bd09_lat\n116.404,39.915\n'));
    const { geometry } = table.rows[0]!;
    const [lon, lat] = geometry?.type === 'Point' ? (geometry.coordinates as [number, number]) : [0, 0];
    expect(sphereDistanceM(116.404, 39.915, lon, lat)).toBeGreaterThan(500);
    expect(sphereDistanceM(116.404, 39.915, lon, lat)).toBeLessThan(2_000);
    // The published shift is defined from WGS 84 to BD-09: going that way must land on the row again.
    const back = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09);
    expect(sphereDistanceM(116.404, 39.915, back[0]!, back[1]!)).toBeLessThan(0.5);
    expect(provenance[0]?.zh).toContain('BD-09');
  });

  it('without coordinate columns names the columns it has', async () => {
    const wanted = problem({ code: 'no-coordinates', columns: 'name, address' });
    await expect(read(textSource('a.csv', 'name,address\nx,y\n'))).rejects.toMatchObject(wanted);
  });
});

/** A .shp of points, its records as given. */
function pointShp(points: readonly (readonly [number, number])[]): Uint8Array {
  const bytes = new Uint8Array(100 + points.length * 28);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, bytes.length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, 1, true);
  for (const [index, [x, y]] of points.entries()) {
    const at = 100 + index * 28;
    view.setInt32(at, index + 1);
    view.setInt32(at + 4, 10);
    view.setInt32(at + 8, 1, true);
    view.setFloat64(at + 12, x, true);
    view.setFloat64(at + 20, y, true);
  }
  return bytes;
}

describe('a shapefile', () => {
  const wgs84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]]]';
  const shp = memorySource(
    'p.shp',
    pointShp([
      [116.4, 39.9],
      [116.5, 39.95],
    ]),
  );

  it('of two points is read with the system of its .prj', async () => {
    const { table } = await read(shp, textSource('p.prj', wgs84));
    expect(table.rows.map(({ geometry }) => geometry)).toMatchObject([
      { coordinates: [116.4, 39.9] },
      { coordinates: [116.5, 39.95] },
    ]);
  });

  it('without .prj shows itself but waits for a system', async () => {
    expect(await inspectVector([shp], {}, quietRun)).toMatchObject([{ rows: 2, blocking: { code: 'missing-crs' } }]);
    expect((await readVector([shp], { crs: 'EPSG:4490' }, quietRun)).table.rows.length).toBe(2);
  });

  it('with a lying record keeps the rows before it and none of it is silent', async () => {
    const bytes = pointShp([
      [116.4, 39.9],
      [116.5, 39.95],
    ]);
    new DataView(bytes.buffer).setInt32(100 + 28 + 4, -5);
    const { table, aside } = await read(memorySource('p.shp', bytes), textSource('p.prj', wgs84));
    expect(table.rows.length).toBe(1);
    expect(aside).toMatchObject([{ row: 2, problem: { code: 'bad-geometry', reason: 'file-ends' } }]);
  });

  it('in a zip is taken out by its base name, whatever the path says', async () => {
    const zip = zipSync({ '../../evil.shp': pointShp([[116.4, 39.9]]), '../../evil.prj': strToU8(wgs84) });
    expect((await read(memorySource('z.zip', zip))).table.name).toBe('evil');
  });

  it('in a zip leaves everything else packed, bombs too', async () => {
    const zip = zipSync({
      'p.shp': pointShp([[116.4, 39.9]]),
      'p.prj': strToU8(wgs84),
      'junk.txt': new Uint8Array(3e7),
    });
    const started = performance.now();
    expect((await read(memorySource('z.zip', zip))).table.rows.length).toBe(1);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('that unpacks to more than 200 times its size is refused', async () => {
    const zip = zipSync({ 'p.shp': new Uint8Array(3e7) });
    await expect(read(memorySource('z.zip', zip))).rejects.toMatchObject(problem({ code: 'file-too-large' }));
  });

  it('missing from its zip is said to be missing', async () => {
    const zip = zipSync({ 'p.dbf': new Uint8Array(10) });
    await expect(read(memorySource('z.zip', zip))).rejects.toMatchObject(
      problem({ code: 'missing-part', part: '.shp' }),
    );
  });
});

describe('a file whose positions are said to be shifted', () => {
  it('lands within a metre of the true place, and the provenance says so', async () => {
    const truth = [116.4, 39.9] as const;
    const [lon, lat] = gcoord.transform([...truth], gcoord.WGS84, gcoord.GCJ02) as [number, number];
    const file = textSource('outline.json', JSON.stringify({ type: 'Point', coordinates: [lon, lat] }));
    const { table, provenance } = await readVector([file], { datum: 'gcj02' }, quietRun);
    const geometry = table.rows[0]!.geometry;
    const [x, y] = geometry?.type === 'Point' ? geometry.coordinates : [];
    expect(sphereDistanceM(lon, lat, ...truth)).toBeGreaterThan(400);
    expect(sphereDistanceM(x!, y!, ...truth)).toBeLessThan(1);
    expect(provenance.map(({ en }) => en)).toContain('converted approximately from GCJ-02 to WGS 84');
    const [preview] = await inspectVector([file], { datum: 'gcj02' }, quietRun);
    expect(preview).toMatchObject({ datum: 'gcj02', blocking: null, crsHow: { en: 'chosen by you' } });
  });
});
