import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { BadGpkgGeometry, gpkgExtent, readGpkgGeometry } from './gpkg-geometry.ts';
import { writeGpkgGeometry } from './gpkg-geometry-write.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(hex.match(/../g)!, (pair) => Number.parseInt(pair, 16));

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const positions = (isZ: boolean, least: number): fc.Arbitrary<Position[]> =>
  fc.array(fc.array(number, { minLength: isZ ? 3 : 2, maxLength: isZ ? 3 : 2 }), { minLength: least, maxLength: 5 });
const geometry: fc.Arbitrary<Geometry> = fc.boolean().chain((isZ) => {
  const line = positions(isZ, 1);
  const lines = fc.array(line, { minLength: 1, maxLength: 3 });
  const simple = fc.oneof(
    line.map((list): Geometry => ({ type: 'Point', coordinates: list[0]! })),
    line.map((coordinates): Geometry => ({ type: 'LineString', coordinates })),
    line.map((coordinates): Geometry => ({ type: 'MultiPoint', coordinates })),
    lines.map((coordinates): Geometry => ({ type: 'Polygon', coordinates })),
    lines.map((coordinates): Geometry => ({ type: 'MultiLineString', coordinates })),
    fc
      .array(lines, { minLength: 1, maxLength: 3 })
      .map((coordinates): Geometry => ({ type: 'MultiPolygon', coordinates })),
  );
  const collection = fc
    .array(simple, { minLength: 1, maxLength: 3 })
    .map((geometries): Geometry => ({ type: 'GeometryCollection', geometries }));
  return fc.oneof(simple, collection);
});

describe('GeoPackage geometry', () => {
  it('writes the bytes that GDAL 3.6 writes for POINT (116 39)', () => {
    const written = writeGpkgGeometry({ type: 'Point', coordinates: [116, 39] }, 4326);
    expect(written).toEqual(bytesOf('47500001e610000001010000000000000000005d400000000000804340'));
  });

  it('carries the box of a line, and reads it without the positions', () => {
    const written = writeGpkgGeometry(
      {
        type: 'LineString',
        coordinates: [
          [3, 1],
          [2, 5],
        ],
      },
      4326,
    );
    expect(gpkgExtent(written)).toEqual([2, 1, 3, 5]);
  });

  it('says null for an empty geometry', () => {
    expect(readGpkgGeometry(writeGpkgGeometry({ type: 'MultiPoint', coordinates: [] }, 0)).geometry).toBeNull();
    expect(readGpkgGeometry(writeGpkgGeometry({ type: 'Point', coordinates: [] }, 0)).geometry).toBeNull();
  });

  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(geometry, fc.integer({ min: -1, max: 40_000 }), (value, srsId) => {
        expect(readGpkgGeometry(writeGpkgGeometry(value, srsId))).toEqual({ srsId, geometry: value });
      }),
    );
  });

  it('refuses cut-off values at every length, and spoiled bytes only ever as a bad geometry', () => {
    const whole = writeGpkgGeometry(
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
      4326,
    );
    for (let length = 0; length < whole.length; length++) {
      expect(() => readGpkgGeometry(whole.subarray(0, length)), String(length)).toThrow(BadGpkgGeometry);
    }
    for (let at = 0; at < whole.length; at++) {
      for (const value of [0, 1, 127, 255]) {
        try {
          readGpkgGeometry(whole.with(at, value));
        } catch (error) {
          expect(error).toBeInstanceOf(BadGpkgGeometry);
        }
      }
    }
  });
});
