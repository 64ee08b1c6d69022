import { type Zippable, zipSync } from 'fflate';
import { transformBetween } from '../../analysis/core/crs.ts';
import type { FeatureTable } from '../../analysis/core/features.ts';
import { writeShapefile } from '../../analysis/vector/write-shapefile.ts';
import type { District } from '../district.ts';
import { DEMO_SOURCE } from '../geojson.ts';
import { lonLatOf } from '../plan/warp.ts';
import { UNIT_TARGETS } from '../units/targets.ts';

const DATE = '2026-05-20';
/** Zip entries carry a local time: this is the same hour everywhere. */
const ZIP_TIME = new Date(2026, 4, 20, 12, 0, 0);

/**
 * Facilities as an office hands them on: GBK text that nothing declares, metres of CGCS2000 / 3-degree Gauss-Krüger; loose, zipped,
 * zipped without .prj, and zipped without .shp.
 */
export function dirtyShapefiles(district: District): [name: string, bytes: Uint8Array][] {
  const { parts } = writeShapefile(facilityTable(district), { encoding: 'gbk', date: DATE, saysEncoding: false });
  const { '.shp': shp, '.shx': shx, '.dbf': dbf } = parts;
  const prj = parts['.prj']!;
  return [
    ['dirty/facilities-gbk.shp', shp],
    ['dirty/facilities-gbk.shx', shx],
    ['dirty/facilities-gbk.dbf', dbf],
    ['dirty/facilities-gbk.prj', prj],
    [
      'dirty/facilities-gbk.zip',
      zipOf({
        'facilities-gbk.shp': shp,
        'facilities-gbk.shx': shx,
        'facilities-gbk.dbf': dbf,
        'facilities-gbk.prj': prj,
      }),
    ],
    ['dirty/no-prj.zip', zipOf({ 'facilities.shp': shp, 'facilities.shx': shx, 'facilities.dbf': dbf })],
    [
      'dirty/no-shp.zip',
      zipOf({
        'facilities.dbf': dbf,
        'facilities.prj': prj,
        'readme.txt': new TextEncoder().encode(`${DEMO_SOURCE}\n`),
      }),
    ],
  ];
}

/** The larger facilities; there are some three hundred. */
function facilityTable({ facilities }: District): FeatureTable {
  const toGk = transformBetween('EPSG:4326', 'EPSG:4548');
  const rows = facilities
    .filter(({ type }) => type !== 'bin-station' && type !== 'collect-point' && type !== 'decor-waste')
    .map(({ id, name, type, unit, u, v, capacity, status }) => {
      const [east, north] = toGk(...lonLatOf(u, v));
      return {
        geometry: {
          type: 'Point' as const,
          coordinates: [Math.round(east * 1000) / 1000, Math.round(north * 1000) / 1000],
        },
        values: [id, name, type, unit < 0 ? null : UNIT_TARGETS[unit]!.name, capacity, status, DEMO_SOURCE],
      };
    });
  return {
    name: 'facilities-gbk',
    crs: 'EPSG:4548',
    fields: [
      { name: '编号', type: 'text' },
      { name: '设施名称', type: 'text' },
      { name: '类型', type: 'text' },
      { name: '所属街乡', type: 'text' },
      { name: '规模', type: 'real' },
      { name: '状态', type: 'text' },
      { name: '来源', type: 'text' },
    ],
    rows,
  };
}

const zipOf = (files: Zippable): Uint8Array => zipSync(files, { level: 6, mtime: ZIP_TIME });
