import { geojson } from 'flatgeobuf';
import type { FeatureCollection, Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { flatGeobufFormat } from './read-flatgeobuf.ts';

const collection = (...features: readonly [Geometry, Record<string, unknown>][]): FeatureCollection => ({
  type: 'FeatureCollection',
  features: features.map(([geometry, properties]) => ({ type: 'Feature', geometry, properties })),
});
const read = (bytes: Uint8Array) =>
  flatGeobufFormat.read([memorySource('a.fgb', bytes)], 'a', { crs: 'EPSG:4326' }, quietRun);

const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 0],
    ],
    [
      [2, 1],
      [3, 1],
      [3, 2],
      [2, 1],
    ],
  ],
};
const kinds: readonly Geometry[] = [
  { type: 'Point', coordinates: [1, 2] },
  {
    type: 'LineString',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  square,
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [5, 6],
        [7, 8],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      square.coordinates,
      [
        [
          [9, 9],
          [10, 9],
          [10, 10],
          [9, 9],
        ],
      ],
    ],
  },
];

describe('FlatGeobuf', () => {
  it.each(kinds.map((geometry) => [geometry.type, geometry] as const))(
    'what the reference library writes is read: %s',
    async (_, geometry) => {
      const { rows, fields } = await read(geojson.serialize(collection([geometry, { 名称: '甲', n: 1.5, is: true }])));
      expect(fields.map(({ name, type }) => [name, type])).toEqual([
        ['名称', 'text'],
        ['n', 'real'],
        ['is', 'boolean'],
      ]);
      expect(rows).toEqual([{ row: 1, geometry, values: ['甲', 1.5, true] }]);
    },
  );

  it('a file that breaks off gives its whole features, and the cut one is kept aside', async () => {
    const bytes = geojson.serialize(collection([kinds[0]!, { n: 1 }], [kinds[0]!, { n: 2 }]));
    const { rows, aside } = await read(bytes.subarray(0, bytes.length - 8));
    expect(rows.map(({ values }) => values)).toEqual([[1]]);
    expect(aside).toMatchObject([{ row: 2, problem: { code: 'bad-geometry', reason: 'file-ends' } }]);
  });

  it('offsets and counts beyond the file end in a refusal or a row kept aside, whatever byte is hit', async () => {
    const bytes = geojson.serialize(collection([square, { 名称: '甲', n: 1 }]));
    for (let at = 8; at + 4 <= bytes.length; at++) {
      const hit = bytes.slice();
      hit.fill(0xff, at, at + 4);
      const outcome = await read(hit).then(
        ({ rows, aside }) => rows.length + aside.length,
        (error: unknown) => (error as { problem?: { code: string } }).problem?.code,
      );
      expect([1, 2, 'damaged-file', 'unknown-crs', 'missing-crs']).toContain(outcome);
    }
  });
});
