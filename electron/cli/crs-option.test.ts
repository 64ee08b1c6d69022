import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { AppError } from '../../analysis/core/problems.ts';
import { readArguments } from './arguments.ts';
import { crsOption } from './crs-option.ts';
import { Outputs } from './outputs.ts';
import type { Session } from './session.ts';
import { crsVerb } from './verbs/crs.ts';

const folder = mkdtempSync(join(tmpdir(), 'crs-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const codeOf = (work: () => unknown): string => {
  try {
    return String(work());
  } catch (error) {
    return error instanceof AppError ? error.problem.code : String(error);
  }
};

describe('a coordinate system on the command line', () => {
  it.each([
    ['EPSG:4548', 'EPSG:4548'],
    ['4548', 'EPSG:4548'],
    ['urn:ogc:def:crs:EPSG::2154', 'EPSG:2154'],
    ['gcj02', 'GCJ-02'],
    ['BD-09', 'BD-09'],
    ['EPSG:2436', 'datum-needs-shift'],
    ['+proj=tmerc +lon_0=117 +ellps=krass', 'datum-needs-shift'],
    ['EPSG:999999', 'bad-crs'],
    ['+proj=nowhere', 'unsupported-projection'],
    ['nonsense', 'bad-crs'],
    ['', 'bad-crs'],
  ])('%s is %s', (text, expected) => {
    expect(codeOf(() => crsOption(text))).toBe(expected);
  });
  it('takes a code with the shift that the survey office gave', () => {
    expect(crsOption('EPSG:2436 +towgs84=1,2,3')).toMatch(
      /^PROJ:\+proj=tmerc .*\+a=6378245 \+rf=298.3 \+towgs84=1,2,3/,
    );
  });
  it('takes the path of a .prj', () => {
    const wkt =
      'PROJCS["x",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    expect(crsOption(file('a.prj', wkt))).toBe('EPSG:4527');
  });
});

describe('clearground crs', () => {
  const session = { outputs: new Outputs() } as unknown as Session;
  const run = (...argv: string[]) => crsVerb.run(readArguments('crs', argv, crsVerb.options), session);

  it('fits a plane and writes a system that --crs takes', async () => {
    const rows = [
      'name,from_x,from_y,to_x,to_y',
      'A,0,0,450000,4420000',
      'B,1000,0,451000,4420000',
      'C,0,1000,450000,4421000',
    ];
    const points = file('points.csv', rows.join('\n'));
    const out = join(folder, 'local.txt');
    const { json, lines } = await run('fit', points, '--out', out);
    expect(json).toMatchObject({ kind: 'four', points: 3, suspect: null });
    expect(lines.at(-1)?.en).toBe('RMS 0.0000 m (3 points)');
    expect(readFileSync(out, 'utf8')).toContain('+proj=pipeline');
    expect(crsOption(out)).toBe((json as { readonly crs: string }).crs);
  });
  it('names the columns that a table lacks, and the points that are too few', async () => {
    const problem = async (...argv: string[]) =>
      run(...argv).then(
        () => null,
        (error: AppError) => error.problem,
      );
    expect(await problem('fit', file('bad.csv', 'a,b\n1,2'))).toMatchObject({ code: 'control-points-columns' });
    const one = file('one.csv', 'from_x,from_y,to_x,to_y\n1,2,3,4');
    expect(await problem('fit', one)).toEqual({ code: 'control-points-too-few', given: 1, needed: 2 });
    expect(await problem('fit', one, '--kind', 'seven')).toMatchObject({ code: 'cli-usage', what: '--from' });
  });
  it('explains a system', async () => {
    const { json, lines } = await run('info', 'EPSG:2154');
    expect(json).toMatchObject({ crs: 'EPSG:2154' });
    expect(lines[0]?.en).toBe('RGF93 v1 / Lambert-93 (EPSG:2154)');
  });
});
