import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { readVector } from '../read-vector.ts';
import { systemOfMember } from './crs-member.ts';

const named = (name: string) => systemOfMember('a.geojson', { type: 'name', properties: { name } }).crs;

describe('the old crs member of GeoJSON', () => {
  it('takes short names, URNs with and without a version, and CRS84', () => {
    expect(named('EPSG:4548')).toBe('EPSG:4548');
    expect(named('urn:ogc:def:crs:EPSG::4548')).toBe('EPSG:4548');
    expect(named('urn:ogc:def:crs:EPSG:6.9:3857')).toBe('EPSG:3857');
    expect(named('urn:ogc:def:crs:OGC:1.3:CRS84')).toBe('EPSG:4326');
  });
  it('takes the numbers that Web Mercator had before', () => {
    expect([named('EPSG:900913'), named('ESRI:102100')]).toEqual(['EPSG:3857', 'EPSG:3857']);
  });
  it('takes the number of the drafts before 2008', () => {
    expect(systemOfMember('a.geojson', { type: 'EPSG', properties: { code: 3857 } }).crs).toBe('EPSG:3857');
  });
  it('is degrees without one, and a problem with a name that nobody knows', () => {
    expect([systemOfMember('a.geojson', undefined).crs, systemOfMember('a.geojson', null).crs]).toEqual([
      'EPSG:4326',
      'EPSG:4326',
    ]);
    expect(systemOfMember('a.geojson', { properties: { name: 'EPSG:9' } }).crsProblem?.code).toBe('unknown-crs');
    // An ESRI number that EPSG uses for another system must not be taken for it.
    expect(named('ESRI:54009')).toBeNull();
  });
});

describe('GeoJSON that an editor saved as “Unicode”', () => {
  const text =
    '{"type":"Feature","properties":{"名称":"三里屯"},"geometry":{"type":"Point","coordinates":[116.4,39.9]}}';
  it.each([
    ['little', [0xff, 0xfe], 0],
    ['big', [0xfe, 0xff], 1],
  ] as const)('is read in UTF-16, %s end first', async (_, mark, low) => {
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set(mark);
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      bytes[2 + at * 2 + low] = code & 0xff;
      bytes[2 + at * 2 + 1 - low] = code >> 8;
    }
    const { table } = await readVector([memorySource('街道.geojson', bytes)], {}, quietRun);
    expect(table.rows[0]?.values).toEqual(['三里屯']);
    expect(table.fields[0]?.name).toBe('名称');
  });
});
