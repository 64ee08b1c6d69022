import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { epsgCodes, epsgSystem } from '../../analysis/core/crs/epsg/table.ts';
import { projectionOf } from '../../analysis/core/crs/projections.ts';
import { parametersOf } from '../../analysis/core/crs/system.ts';
import { transformBetween } from '../../analysis/core/crs.ts';
import { recognizeWkt } from '../../analysis/core/crs-wkt.ts';
import type { Crs } from '../../analysis/core/features.ts';
import { PUBLISHED } from './crs/published.ts';

const PYTHON = '/usr/bin/python3';
const hasProj = spawnSync(PYTHON, ['-c', 'import pyproj']).status === 0;
const why = hasProj ? '' : ' (skipped: python3-pyproj is not installed)';

/** PROJ's DB may be newer or older than the table; a code that it lacks would end the script. */
function python(script: string, lines: readonly string[]): string[] {
  const path = join(import.meta.dirname, 'crs', script);
  const input = lines.join('\n');
  return execFileSync(PYTHON, [path], { input, encoding: 'utf8', maxBuffer: 1e9, timeout: 100_000 }).trim().split('\n');
}

const METRES_IN_DEGREE = 111_320;
const turn = (degrees: number): number => ((degrees + 540) % 360) - 180;
const codes = epsgCodes().filter((code) => code > 0 && epsgSystem(code) !== null);
/** Every projected system; of the 2,800 transverse Mercator ones, which share one implementation, every fourth. */
const projectedCodes = codes.filter((code, index) => {
  const projection = epsgSystem(code)?.parameters.projection;
  return projection !== 'longlat' && (projection !== 'tmerc' || index % 4 === 0);
});

describe('worked examples of IOGP Guidance Note 7 part 2', () => {
  it.each(PUBLISHED.map((point) => [point.method, point] as const))('%s', (_, { crs, lon, lat, x, y, tolerance }) => {
    const out = new Float64Array(3);
    const projection = projectionOf(parametersOf(crs)!);
    projection.forward(lon, lat, out);
    expect(Math.hypot(out[0]! - x, out[1]! - y)).toBeLessThan(tolerance);
    projection.inverse(out[0]!, out[1]!, out);
    expect(Math.abs(out[0]! - lon) + Math.abs(out[1]! - lat)).toBeLessThan(1e-9);
  });
});

describe.skipIf(!hasProj)(`agreement with PROJ${why}`, () => {
  it('projects and unprojects the systems of the table to 0.1 mm across their areas of use', () => {
    const out = new Float64Array(3);
    const off: string[] = [];
    let compared = 0;
    for (const line of python('proj-points.py', projectedCodes.map(String))) {
      const [code = 0, lon = 0, lat = 0, x = 0, y = 0] = line.split(' ').map(Number);
      if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
      compared++;
      const { parameters } = epsgSystem(code)!;
      const projection = projectionOf(parameters);
      projection.forward(lon, lat, out);
      const forwardM = Math.hypot(out[0]! - x, out[1]! - y) * parameters.toMetre;
      projection.inverse(x, y, out);
      const eastM = turn(out[0]! - lon) * Math.cos((lat * Math.PI) / 180) * METRES_IN_DEGREE;
      const inverseM = Math.hypot(eastM, (out[1]! - lat) * METRES_IN_DEGREE);
      if (!(forwardM < 1e-4 && inverseM < 1e-4)) off.push(`${line}: ${forwardM} m, ${inverseM} m`);
    }
    expect(off).toEqual([]);
    expect(compared).toBeGreaterThan(15_000);
  }, 120_000);

  it('moves between datums as PROJ does with the same seven parameters, to a tenth of a millimetre', () => {
    const shifts = ['598.1,73.7,418.2,0.202,0.045,-2.455,6.7', '-87,-98,-121', '24,-123,-94,0.02,-0.25,-0.13,1.1'];
    const cases = shifts.flatMap((shift, index) =>
      [-60, 0.5, 39.9, 71].map((lat, at) => {
        const figure = ['bessel', 'intl', 'krass'][index]!;
        const lon = at * 40 - 20;
        const text = `+proj=tmerc +lat_0=0 +lon_0=${lon - 1} +k=1 +x_0=500000 +y_0=0 +ellps=${figure} +towgs84=${shift} +no_defs`;
        return { lon, lat, text };
      }),
    );
    const asked = cases.map(({ lon, lat, text }) => `${text}\t${lon}\t${lat}`);
    const answers = python('proj-shifts.py', asked).map((line) => line.split(' ').map(Number));
    for (const [index, { lon, lat, text }] of cases.entries()) {
      const [x = Number.NaN, y = Number.NaN] = answers[index]!;
      const [ownX, ownY] = transformBetween('EPSG:4326', `PROJ:${text}`)(lon, lat);
      expect(Math.hypot(ownX - x, ownY - y), text).toBeLessThan(1e-4);
    }
  });

  it('understands well-known texts of four dialects without any code in them', () => {
    const sampled = codes.filter((_, index) => index % 13 === 0);
    const off = new Map<string, string>();
    let texts = 0;
    for (const line of python('proj-wkt.py', sampled.map(String))) {
      const [code, dialect, text] = JSON.parse(line) as [number, string, string];
      texts++;
      const found = recognizeWkt(text);
      const crs = found.refusal?.kind === 'shift' ? found.refusal.system : found.crs;
      if (!isSamePlane(epsgSystem(code)!.parameters, crs))
        off.set(`${code} ${dialect}`, found.refusal?.kind ?? String(crs));
    }
    expect([...off]).toEqual([]);
    expect(texts).toBeGreaterThan(1_500);
  }, 60_000);
});

/** Do both put a place near the system's origin at the same plane coordinates, to a millimetre? */
function isSamePlane(expected: NonNullable<ReturnType<typeof parametersOf>>, crs: Crs | null): boolean {
  const parameters = crs === null ? null : parametersOf(crs);
  if (parameters === null) return false;
  const { lon_0, lonc = 0, lat_0, lat_ts, lat_1 = 0 } = expected.numbers;
  const origin = lat_0 ?? lat_ts ?? lat_1;
  const lat = Math.abs(origin) > 85 ? Math.sign(origin) * 80 : origin + 0.6;
  const lon = (lon_0 ?? lonc) + expected.meridianDeg + 0.7;
  const [one, other] = [new Float64Array(3), new Float64Array(3)];
  projectionOf(expected).forward(lon, lat, one);
  projectionOf(parameters).forward(lon, lat, other);
  return Math.hypot(one[0]! - other[0]!, one[1]! - other[1]!) < 1e-3;
}
