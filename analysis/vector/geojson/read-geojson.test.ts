import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';
import { geoJsonFormat } from './read-geojson.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (bytes: Uint8Array) => geoJsonFormat.read([memorySource('a.geojson', bytes)], 'a', {}, quietRun);
const point = (x: number, properties: object = {}) =>
  JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Point', coordinates: [x, 1] } });

describe('GeoJSON, a megabyte at a time', () => {
  it('loses nothing at the borders between pieces', async () => {
    const features = Array.from({ length: 30_000 }, (_, n) =>
      point(n % 180, { n, text: `甲","[{${'x'.repeat(60)}\\` }),
    );
    const { rows, fields } = await read(bytesOf(`{"type":"FeatureCollection","features":[${features.join(',\n')}]}`));
    expect(fields.map(({ name }) => name)).toEqual(['n', 'text']);
    expect(rows.length).toBe(30_000);
    expect(rows.every(({ values }, n) => values[0] === n && values[1] === `甲","[{${'x'.repeat(60)}\\`)).toBe(true);
  });

  it('members before and behind the features are read', async () => {
    const crs = '"crs":{"type":"name","properties":{"name":"EPSG:4548"}}';
    const tail = await read(
      bytesOf(`{"features":[${point(1)}],"x":{"features":[1]},${crs},"type":"FeatureCollection"}`),
    );
    expect([tail.rows.length, tail.crs]).toEqual([1, 'EPSG:4548']);
  });

  it('a text sequence may have line ends within its records', async () => {
    const record = (value: string) => `\u001e${value}\n`;
    const { rows, aside } = await read(
      bytesOf(record(point(1).replace(',', ',\n')) + record('{oops') + record(point(2))),
    );
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(aside).toMatchObject([{ row: 2, problem: { code: 'bad-row' } }]);
  });

  it('forty lines that break off are forty bad rows, not one deep file', async () => {
    const { rows, aside } = await read(bytesOf([point(1), ...Array(40).fill('{"a":["'), point(2)].join('\n')));
    expect([rows.length, aside.length]).toEqual([2, 40]);
  });

  it('GBK with a backslash as the second byte of a character', async () => {
    const bytes = encodeGb18030(`{"type":"FeatureCollection","features":[${point(1, { 名: '誠' })}]}`);
    expect(bytes).toContain(0x5c);
    expect((await read(bytes)).rows[0]?.values).toEqual(['誠']);
  });

  it('TopoJSON is refused in words', async () => {
    const text = '{"type":"Topology","objects":{},"arcs":[]}';
    await expect(read(bytesOf(text))).rejects.toMatchObject({ problem: { code: 'topojson' } });
    const esri =
      '{"geometryType":"esriGeometryPoint","features":[{"attributes":{"a":1},"geometry":{"x":116.4,"y":39.9}}]}';
    await expect(read(bytesOf(esri))).rejects.toMatchObject({ problem: { code: 'esri-json' } });
  });

  it('a fault is named by its line', async () => {
    const text = `{"type":"FeatureCollection","features":[\n${point(1)},\n{"type":nope}\n]}`;
    await expect(read(bytesOf(text))).rejects.toMatchObject({ problem: { code: 'not-geojson', where: 'line 3' } });
  });
});
