import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epsgCodes, epsgSystem } from '../../analysis/core/crs/epsg/table.ts';
import { projectionOf } from '../../analysis/core/crs/projections.ts';
import { parametersOf } from '../../analysis/core/crs/system.ts';
import { esriWktOf } from '../../analysis/vector/shapefile/write-wkt.ts';

const PYTHON = '/usr/bin/python3';
const hasProj = spawnSync(PYTHON, ['-c', 'import pyproj']).status === 0;
const why = hasProj ? '' : ' (skipped: python3-pyproj is not installed)';

/** The rarer projections whole, every fortieth of the conical and transverse ones. */
const codes = epsgCodes().filter((code, index) => {
  const projection = code > 0 ? (epsgSystem(code)?.parameters.projection ?? 'longlat') : 'longlat';
  if (projection === 'longlat' || projection === 'webmerc') return false;
  return index % (projection === 'tmerc' || projection === 'lcc' ? 40 : 4) === 0;
});

describe.skipIf(!hasProj)(`texts of .prj files in PROJ${why}`, () => {
  it('mean the same plane to a millimetre', () => {
    const cases = codes.flatMap((code) => {
      const parameters = parametersOf(`EPSG:${code}`)!;
      const text = esriWktOf(`EPSG:${code}`);
      const { lon_0, lonc = 0, lat_0, lat_ts, lat_1 = 0 } = parameters.numbers;
      const origin = lat_0 ?? lat_ts ?? lat_1;
      const lat = Math.abs(origin) > 85 ? Math.sign(origin) * 80 : origin + 0.6;
      const lon = (lon_0 ?? lonc) + parameters.meridianDeg + 0.7;
      return text === null ? [] : [{ code, parameters, text, lon, lat }];
    });
    expect(cases.length).toBeGreaterThan(150);
    const input = cases.map(({ text, lon, lat }) => JSON.stringify([text, lon, lat])).join('\n');
    const script = join(import.meta.dirname, 'crs', 'proj-wkt-points.py');
    const answers = execFileSync(PYTHON, [script], { input, encoding: 'utf8', timeout: 60_000 }).trim().split('\n');
    const out = new Float64Array(3);
    const off = cases.flatMap(({ code, parameters, lon, lat }, index) => {
      const [x = Number.NaN, y = Number.NaN] = answers[index]!.split(' ').map(Number);
      projectionOf(parameters).forward(lon, lat, out);
      const metres = Math.hypot(out[0]! - x, out[1]! - y) * parameters.toMetre;
      return metres < 1e-3 ? [] : [`EPSG:${code} ${metres}`];
    });
    expect(off).toEqual([]);
  }, 60_000);
});
