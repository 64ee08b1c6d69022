import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FeatureTable } from '../core/features.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { writePointShapefile } from './write-shapefile.ts';

const ogr = spawnSync('ogrinfo', ['--version']).status === 0;

const stations: FeatureTable = {
  name: 'stations',
  crs: 'EPSG:4326',
  fields: [
    { name: '设施名称', type: 'text' },
    { name: '规模', type: 'real' },
    { name: '桶数', type: 'integer' },
  ],
  rows: [
    { geometry: { type: 'Point', coordinates: [116.4, 39.9] }, values: ['建外街道清洁站', 12.5, 4] },
    { geometry: { type: 'Point', coordinates: [116.5, 39.8] }, values: ['垡头', null, -3] },
    { geometry: null, values: [null, 1, 2] },
  ],
};

describe('encodeGb18030', () => {
  it('writes 朝阳 as GBK does', () => {
    expect([...encodeGb18030('朝阳A')]).toEqual([0xb3, 0xaf, 0xd1, 0xf4, 0x41]);
  });

  it('comes back through the decoder: common, rare, outside the basic plane', () => {
    const text = '垡头 孛罗营 ①㎡ 𠮷 € ÿ 한';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
  });
});

describe('writePointShapefile', () => {
  it('says how long it is and how many rows it has', () => {
    const { shp, shx, dbf } = writePointShapefile(stations, { encoding: 'gbk', date: '2026-05-20' });
    expect(shp.byteLength).toBe(100 + 28 + 28 + 12);
    expect(new DataView(shp.buffer).getInt32(24) * 2).toBe(shp.byteLength);
    expect(shx.byteLength).toBe(100 + 3 * 8);
    expect(new DataView(dbf.buffer).getUint32(4, true)).toBe(3);
  });

  it('cuts long Chinese names between characters', () => {
    const long: FeatureTable = { ...stations, fields: [{ name: '一二三四五六', type: 'text' }], rows: [] };
    const { dbf } = writePointShapefile(long, { encoding: 'gbk', date: '2026-05-20' });
    expect(new TextDecoder('gb18030').decode(dbf.subarray(32, 42))).toBe('一二三四五');
  });

  it.skipIf(!ogr)('is read by GDAL with the same rows (needs gdal-bin)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shapefile-'));
    const { shp, shx, dbf } = writePointShapefile(stations, {
      encoding: 'gbk',
      languageByte: 0x4d,
      date: '2026-05-20',
    });
    writeFileSync(join(folder, 's.shp'), shp);
    writeFileSync(join(folder, 's.shx'), shx);
    writeFileSync(join(folder, 's.dbf'), dbf);
    const out = spawnSync('ogr2ogr', ['-f', 'GeoJSON', '/vsistdout/', join(folder, 's.shp')]).stdout.toString();
    const features = JSON.parse(out).features as { geometry: unknown; properties: Record<string, unknown> }[];
    expect(features.map((feature) => feature.properties)).toEqual([
      { 设施名称: '建外街道清洁站', 规模: 12.5, 桶数: 4 },
      { 设施名称: '垡头', 规模: null, 桶数: -3 },
      { 设施名称: null, 规模: 1, 桶数: 2 },
    ]);
    expect(features.map((feature) => feature.geometry)).toEqual(stations.rows.map((row) => row.geometry));
  });
});
