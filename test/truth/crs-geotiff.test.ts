import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../analysis/core/bytes.ts';
import { parseCrs } from '../../analysis/core/crs/parse-crs.ts';
import { transformBetween } from '../../analysis/core/crs.ts';
import type { Crs } from '../../analysis/core/features.ts';
import { geoKeyDirectory } from '../../analysis/raster/geo-keys.ts';
import { openGeoTiff } from '../../analysis/raster/open-geotiff.ts';
import { tiffDirectory } from '../../analysis/raster/tiff-directory.ts';

const hasGdal = spawnSync('gdal_create', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'keys-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SYSTEMS: readonly (readonly [name: string, proj: string, lon: number, lat: number])[] = [
  [
    'Gauss-Krüger on a meridian of its own',
    '+proj=tmerc +lat_0=0 +lon_0=116.35 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80',
    116.5,
    40,
  ],
  [
    'Lambert with two parallels',
    '+proj=lcc +lat_1=25 +lat_2=47 +lat_0=36 +lon_0=105 +x_0=1000 +y_0=2000 +datum=WGS84',
    116.5,
    40,
  ],
  ['Albers of China', '+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +datum=WGS84', 116.5, 40],
  ['Lambert azimuthal', '+proj=laea +lat_0=39 +lon_0=116 +x_0=0 +y_0=0 +datum=WGS84', 116.5, 40],
  ['polar stereographic', '+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +x_0=0 +y_0=0 +datum=WGS84', -40, 75],
  ['sinusoidal on a sphere', '+proj=sinu +lon_0=110 +x_0=0 +y_0=0 +R=6371007.181', 116.5, 40],
  [
    'transverse Mercator in US feet',
    '+proj=tmerc +lat_0=40 +lon_0=-75 +k=0.9999 +x_0=150000 +y_0=0 +ellps=GRS80 +units=us-ft',
    -74.5,
    40.5,
  ],
];

const crsOf = (proj: string): Crs => {
  const parsed = parseCrs(proj);
  if (!('crs' in parsed)) throw new Error(proj);
  return parsed.crs;
};
const apartM = ([x, y]: readonly number[], [u, v]: readonly number[]): number => Math.hypot(x! - u!, y! - v!);

describe.skipIf(!hasGdal)(
  `GeoTIFF keys without an EPSG code${hasGdal ? '' : ' (skipped: GDAL is not installed)'}`,
  () => {
    it.each(SYSTEMS)('are read as GDAL writes them: %s', async (_, proj, lon, lat) => {
      const path = join(folder, 'gdal.tif');
      const options = ['-outsize', '2', '2', '-bands', '1', '-a_ullr', '0', '2', '2', '0'];
      execFileSync('gdal_create', ['-q', ...options, '-a_srs', proj, path]);
      const { info } = await openGeoTiff(memorySource('gdal.tif', readFileSync(path)));
      expect(
        apartM(transformBetween('EPSG:4326', info.crs)(lon, lat), transformBetween('EPSG:4326', crsOf(proj))(lon, lat)),
      ).toBeLessThan(1e-3);
    });
    it.each(SYSTEMS)('are understood by GDAL as we write them: %s', (_, proj, lon, lat) => {
      const path = join(folder, 'ours.tif');
      const place = { tag: 33550, type: 'double', values: [1, 1, 0] } as const;
      const tie = { tag: 33922, type: 'double', values: [0, 0, 0, 0, 2, 0] } as const;
      const image = [
        [256, 1],
        [257, 1],
        [258, 8],
        [259, 1],
        [262, 1],
        [273, 8],
        [277, 1],
        [278, 1],
        [279, 1],
      ].map(([tag, value]) => ({ tag: tag!, type: 'long' as const, values: [value!] }));
      writeFileSync(path, tiffDirectory([...image, place, tie, ...geoKeyDirectory(crsOf(proj))]));
      const wkt = execFileSync('gdalsrsinfo', ['-o', 'wkt2_2018', path], { encoding: 'utf8' });
      const file = join(folder, 'system.wkt');
      writeFileSync(file, wkt);
      const answer = execFileSync(
        'gdaltransform',
        ['-output_xy', '-s_srs', '+proj=longlat +datum=WGS84', '-t_srs', file],
        {
          input: `${lon} ${lat}\n`,
          encoding: 'utf8',
        },
      );
      const given = answer.trim().split(/\s+/).map(Number);
      expect(apartM(transformBetween('EPSG:4326', crsOf(proj))(lon, lat), given)).toBeLessThan(1e-3);
    });
  },
);
