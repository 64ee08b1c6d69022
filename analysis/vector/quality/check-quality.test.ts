import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { sphereDistanceM } from '../../core/earth.ts';
import type { CellValue, FeatureTable, FieldType } from '../../core/features.ts';
import { explain } from '../../core/problems.ts';
import { seededRandom } from '../../core/random.ts';
import { quietRun } from '../../core/run.ts';
import { asideTable } from './aside-table.ts';
import { checkQuality, type QualityInput } from './check-quality.ts';
import { NearRows } from './near-rows.ts';
import { plainName } from './plain-name.ts';
import { polygonsByBand } from './polygons-by-band.ts';

const point = (lon: number, lat: number): Geometry => ({ type: 'Point', coordinates: [lon, lat] });
const ring = (...positions: Position[]): Geometry => ({ type: 'Polygon', coordinates: [positions] });
const square = (west: number, south: number, size: number): Position[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];

function tableOf(
  fields: Readonly<Record<string, FieldType>>,
  ...rows: readonly (readonly [Geometry | null, ...CellValue[]])[]
): FeatureTable {
  return {
    name: 'a',
    crs: 'EPSG:4326',
    fields: Object.entries(fields).map(([name, type]) => ({ name, type })),
    rows: rows.map(([geometry, ...values]) => ({ geometry, values })),
  };
}

/** Codes with the rows they mean. */
async function found(input: QualityInput): Promise<Record<string, number[]>> {
  const { findings } = await checkQuality(input, quietRun);
  return Object.fromEntries(findings.map(({ problem, rows }) => [problem.code, [...rows]]));
}

describe('rows that are there twice', () => {
  it('are the same in everything, or near and of one name, or only at one place', async () => {
    const table = tableOf(
      { name: 'text', households: 'integer' },
      [point(116.4, 39.9), '望京花园', 10],
      [point(116.4, 39.9), '望京花园', 10],
      [point(116.4001, 39.9), '北京市朝阳区望京 花园小区', 12],
      [point(116.4, 39.9), '大望家园', 10],
      [point(116.5, 39.9), '望京花园', 10],
    );
    expect(await found({ table })).toEqual({ 'exact-duplicates': [2], 'near-duplicates': [3], 'same-place': [4] });
  });
  it('are told by the numbers of the file', async () => {
    const table = tableOf({ name: 'text' }, [point(1, 1), '甲'], [point(1, 1), '甲']);
    expect(await found({ table, rowNumbers: Uint32Array.of(5, 9) })).toEqual({ 'exact-duplicates': [9] });
  });
  it('by their identifier', async () => {
    const table = tableOf(
      { 编号: 'text' },
      [point(1, 1), 'A1'],
      [point(2, 2), 'A1'],
      [point(3, 3), 'A2'],
      [null, null],
    );
    expect(await found({ table })).toMatchObject({ 'duplicate-ids': [2] });
  });
  it('may be a hundred and fifty thousand', async () => {
    const rows = Array.from({ length: 150_001 }, (_, at) => [point(116.4, 39.9), '路灯', at] as const);
    const table = {
      ...tableOf({ name: 'text', n: 'integer' }),
      rows: rows.map(([geometry, ...values]) => ({ geometry, values })),
    };
    expect((await found({ table }))['near-duplicates']?.length).toBe(150_000);
  });
  it('near each other are those that trying every pair finds', () => {
    const random = seededRandom(5);
    const kept: [number, number][] = [];
    const near = new NearRows(40);
    for (let at = 0; at < 2_000; at++) {
      const [lon, lat] = [116.4 + random() * 0.02, 39.9 + random() * 0.02];
      const isNear = kept.some(([otherLon, otherLat]) => sphereDistanceM(lon, lat, otherLon, otherLat) <= 40);
      expect(near.addUnlessNear(lon, lat)).toBe(!isNear);
      if (!isNear) kept.push([lon, lat]);
    }
    expect(kept.length).toBeGreaterThan(500);
  });
  it.each([
    ['北京市朝阳区望京花园小区', '望京花园'],
    ['望京 花园（东区）', '望京花园东区'],
    ['三号院', '3号院'],
    ['朝阳区', '朝阳区'],
    ['ＡＢ座', 'ab座'],
  ])('%s is compared as %s', (name, plain) => expect(plainName(name)).toBe(plain));
});

describe('rows outside the units', () => {
  const units = tableOf(
    {},
    [{ type: 'Polygon', coordinates: [square(0, 0, 10), square(4, 4, 2)] }],
    [ring(...square(10, 0, 5))],
  );
  it('are those in none of the polygons, holes counting as outside', async () => {
    const table = tableOf({}, [point(1, 1)], [point(5, 5)], [point(12, 3)], [point(12, 8)], [null]);
    expect(await found({ table, units })).toEqual({ 'outside-units': [2, 4], 'no-place': [5] });
  });
  it('agree with looking at every edge', () => {
    const random = seededRandom(9);
    const star = Array.from({ length: 400 }, (_, at): Position => {
      const [angle, reach] = [(at / 400) * 2 * Math.PI, 1 + random()];
      return [Math.cos(angle) * reach, Math.sin(angle) * reach];
    });
    star.push(star[0]!);
    const isInside = polygonsByBand(tableOf({}, [ring(...star)]));
    const everyEdge = (x: number, y: number): boolean => {
      let inside = false;
      for (let at = 1; at < star.length; at++) {
        const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [star[at - 1]!, star[at]!];
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
      return inside;
    };
    const coordinate = fc.double({ min: -2.2, max: 2.2, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, (x, y) => isInside(x, y) === everyEdge(x, y)),
      { numRuns: 2_000, seed: 1 },
    );
  });
});

describe('fields', () => {
  it('that the role needs are missing or empty', async () => {
    const table = tableOf({ name: 'text' }, [point(1, 1), '甲'], [point(2, 2), null]);
    const { findings } = await checkQuality({ table, role: 'compounds' }, quietRun);
    expect(findings.map(({ severity, problem: { code }, rows }) => [severity, code, [...rows]])).toEqual([
      ['error', 'missing-field', []],
      ['warning', 'missing-values', [2]],
    ]);
    expect(explain(findings[0]!.problem, 'zh').cause).toContain('户数（households）或人口（people）');
  });
  it('with figures that cannot be', async () => {
    const table = tableOf(
      { households: 'integer', '面积（亩）': 'real', '占比（%）': 'real' },
      [point(1, 1), -1, -2, 101],
      [point(2, 2), 0, 0, 0],
      [point(3, 3), null, 5, 100],
    );
    const { findings } = await checkQuality({ table, role: 'compounds' }, quietRun);
    expect(
      findings.filter(({ problem: { code } }) => code === 'out-of-range').map(({ field, rows }) => [field, [...rows]]),
    ).toEqual([
      ['households', [1]],
      ['面积（亩）', [1]],
      ['占比（%）', [1]],
    ]);
  });
  it('that are empty, constant, damaged, or numbers mixed with words', async () => {
    const rows = Array.from(
      { length: 10 },
      (_, at) => [point(at, 1), null, '朝阳区', at === 3 ? '望\uFFFD' : '望京', at === 4 ? '约5' : String(at)] as const,
    );
    const table = tableOf({ 空: 'text', 区: 'text', 名: 'text', 数: 'text' }, ...rows);
    expect(await found({ table })).toEqual({
      'damaged-text': [4],
      'mixed-column': [5],
      'empty-column': [],
      'constant-column': [],
    });
    const { columns } = await checkQuality(
      { table: tableOf({ '面积（亩）': 'real' }, [null, 2], [null, 5], [null, null]) },
      quietRun,
    );
    expect(columns).toEqual([{ name: '面积（亩）', type: 'real', unit: 'mu', filled: 2, distinct: 2, min: 2, max: 5 }]);
  });
});

describe('polygons', () => {
  const bowtie: Position[] = [
    [0, 0],
    [1, 1],
    [1, 0],
    [0, 1.5],
    [0, 0],
  ];
  it('that are broken are told by what is wrong', async () => {
    const table = tableOf(
      {},
      [ring(...square(0, 0, 1))],
      [ring(...bowtie)],
      [ring([0, 0], [1, 1], [2, 2], [0, 0])],
      [ring(...square(0, 0, 1).slice(0, 4))],
      [ring(...square(0, 0, 1).toReversed())],
    );
    const answer = await found({ table });
    expect(answer).toMatchObject({ 'self-crossing': [2], 'zero-area': [3], 'unclosed-ring': [4] });
    expect(answer['wrong-winding']).toContain(5);
  });
  it('that only touch themselves are whole', async () => {
    const touching = ring([0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1], [0, 0]);
    expect(await found({ table: tableOf({}, [touching]) })).toEqual({});
  });
  it('of many edges are judged like those of few', async () => {
    const many = Array.from(
      { length: 200 },
      (_, at): Position => [Math.cos((at / 200) * 6.2831853), Math.sin((at / 200) * 6.2831853)],
    );
    const whole = ring(...many, many[0]!);
    const crossed = ring(...many.slice(0, 100), [2, 2], ...many.slice(100), many[0]!);
    expect(await found({ table: tableOf({}, [whole], [crossed]) })).toEqual({ 'self-crossing': [2] });
  });
});

describe('the whole report', () => {
  it('counts every row, in the table or aside, and says why those are', async () => {
    const aside = [{ row: 3, problem: { code: 'missing-coordinate', row: 3 }, values: ['丙', '—'] }] as const;
    const table = tableOf({ name: 'text', households: 'text' }, [point(1, 1), '甲', '1'], [point(2, 2), '乙', '2']);
    const report = await checkQuality({ table, aside, notes: aside }, quietRun);
    expect(report).toMatchObject({ rows: 3, usable: 2, keptAside: 1 });
    expect(report.findings).toMatchObject([
      { severity: 'warning', count: 1, firstRow: 3, problem: { code: 'missing-coordinate' } },
    ]);
    const sheet = asideTable('a', table.fields, aside);
    expect(sheet.fields.map(({ name }) => name).slice(4)).toEqual(['name', 'households']);
    expect(sheet.rows[0]?.values).toEqual([
      3,
      '第 3 行没有填写坐标，已单独列出。',
      'Row 3 has no coordinates; it is kept aside.',
      '请补充坐标后重新导入该行。',
      '丙',
      '—',
    ]);
  });
  it('of nothing says nothing', async () => {
    expect(await found({ table: tableOf({ name: 'text' }) })).toEqual({});
  });
  it('of 100,000 rows takes a moment', async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, at) =>
        [
          point(116.2 + (at % 400) / 1_000, 39.7 + Math.floor(at / 400) / 1_000),
          `小区${at % 3_000}`,
          at % 900,
        ] as const,
    );
    const units = tableOf({}, [ring(...square(116, 39, 2))]);
    const started = performance.now();
    await checkQuality(
      { table: tableOf({ name: 'text', households: 'integer' }, ...rows), units, role: 'compounds' },
      quietRun,
    );
    // Some 0.3 s alone; other tests may have the other core.
    expect(performance.now() - started).toBeLessThan(4_000);
  });
});
