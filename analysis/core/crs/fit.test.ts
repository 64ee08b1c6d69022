import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { transformBetween } from '../crs.ts';
import type { Crs } from '../features.ts';
import { fitPlane } from './fit-plane.ts';
import type { ControlPoint } from './fit-result.ts';
import { fitSeven } from './fit-seven.ts';
import { parseCrs } from './parse-crs.ts';

const mark = (name: string, from: readonly number[], to: readonly number[]): ControlPoint => ({
  name,
  from: [from[0]!, from[1]!, 0],
  to: [to[0]!, to[1]!, 0],
});

/** A local grid turned by 90° anticlockwise and moved: (x, y) lies at (450,000 − y, 4,420,000 + x). */
const SQUARE: readonly ControlPoint[] = [
  mark('A', [0, 0], [450_000, 4_420_000]),
  mark('B', [1_000, 0], [450_000, 4_421_000]),
  mark('C', [1_000, 1_000], [449_000, 4_421_000]),
  mark('D', [0, 1_000], [449_000, 4_420_000]),
  mark('E', [500, 500], [449_500, 4_420_500]),
];

describe('four parameters', () => {
  it('finds a turn of 90° and uses it both ways', () => {
    const { crs, rmsM, suspect } = fitPlane(SQUARE, 'EPSG:4548', 'EPSG:4548');
    expect(rmsM).toBeLessThan(1e-6);
    expect(suspect).toBeNull();
    const [east, north] = transformBetween(crs, 'EPSG:4548')(100, 200);
    expect([east, north].map((value) => Number(value.toFixed(5)))).toEqual([449_800, 4_420_100]);
    const [x, y] = transformBetween('EPSG:4548', crs)(449_800, 4_420_100);
    expect([x, y].map((value) => Number(value.toFixed(5)))).toEqual([100, 200]);
  });
  it('says the same after its text was written down and read again', () => {
    const { crs } = fitPlane(SQUARE, 'EPSG:4548', 'EPSG:4548');
    expect(parseCrs(crs.slice(5))).toEqual({ crs });
  });
  it('points at a mark that is 5 m off', () => {
    const wrong = SQUARE.map((point) => (point.name === 'C' ? mark('C', [1_000, 1_000], [449_005, 4_421_000]) : point));
    const { suspect, rmsM } = fitPlane(wrong, 'EPSG:4548', 'EPSG:4548');
    expect(suspect).toBe('C');
    expect(rmsM).toBeGreaterThan(1);
  });
  it('refuses one point, and points in one place', () => {
    expect(() => fitPlane(SQUARE.slice(0, 1), 'EPSG:4548', 'EPSG:4548')).toThrow(/too-few/);
    const same = [SQUARE[0]!, { ...SQUARE[0]!, name: 'again' }];
    expect(() => fitPlane(same, 'EPSG:4548', 'EPSG:4548')).toThrow(/degenerate/);
  });

  const hasCct = spawnSync('cct', ['--version']).status === 0;
  it.skipIf(!hasCct)(`means to PROJ what it means here${hasCct ? '' : ' (skipped: cct is not installed)'}`, () => {
    const { crs } = fitPlane(SQUARE, 'EPSG:4548', 'EPSG:4548');
    const [lon, lat] = transformBetween(crs, 'EPSG:4326')(100, 200);
    const steps = crs.slice(5).split(' ');
    const { stdout } = spawnSync('cct', ['-d', '6', ...steps], { input: `${lon} ${lat} 0 0\n`, encoding: 'utf8' });
    const [x = Number.NaN, y = Number.NaN] = stdout.trim().split(/\s+/).map(Number);
    expect(Math.hypot(x - 100, y - 200)).toBeLessThan(1e-3);
  });
});

describe('seven parameters', () => {
  const truth: Crs = (() => {
    const parsed = parseCrs('EPSG:2436 +towgs84=15.8,-154.4,-82.3,0.4,-0.2,0.3,2.5');
    if (!('crs' in parsed)) throw new Error('not a system');
    return parsed.crs;
  })();
  const toTruth = transformBetween('EPSG:4490', truth);
  const places = [
    [116.3, 39.8],
    [116.7, 39.8],
    [116.3, 40.1],
    [116.7, 40.1],
    [116.5, 39.95],
    [116.4, 40],
  ] as const;
  const points = places.map((place, index) => mark(`P${index}`, toTruth(place[0], place[1]), place));

  it('finds a Beijing 1954 shift from marks in CGCS2000, good inside of the area', () => {
    const { crs, rmsM } = fitSeven(points, 'EPSG:2436', 'EPSG:4490');
    expect(rmsM).toBeLessThan(0.01);
    const [x, y] = transformBetween('EPSG:4490', crs)(116.55, 39.9);
    const [trueX, trueY] = toTruth(116.55, 39.9);
    expect(Math.hypot(x - trueX, y - trueY)).toBeLessThan(0.01);
  });
  it('refuses two marks, and marks in one place', () => {
    expect(() => fitSeven(points.slice(0, 2), 'EPSG:2436', 'EPSG:4490')).toThrow(/too-few/);
    expect(() => fitSeven([points[0]!, points[0]!, points[0]!], 'EPSG:2436', 'EPSG:4490')).toThrow(/degenerate/);
  });
});
