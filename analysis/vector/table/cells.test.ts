import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quietRun } from '../../core/run.ts';
import { writeWkt } from '../write-wkt.ts';
import { settleColumn } from './column-types.ts';
import { coreOfHeader, unitOfHeader } from './header-core.ts';
import { dateOfText } from './parse-date.ts';
import { parseDegrees } from './parse-degrees.ts';
import { commaUseOf, numberOfText } from './parse-number.ts';
import { parsePlace } from './parse-place.ts';
import { parseWkt } from './parse-wkt.ts';
import { splitRecords } from './split-records.ts';

describe('a coordinate', () => {
  it.each([
    ['116.475', 116.475],
    ['116°28′30″E', 116.475],
    ['116°28′30"', 116.475],
    ["116°28'30''E", 116.475],
    ['E116°28′30″', 116.475],
    ['116度28分30秒', 116.475],
    ['东经116度28分30秒', 116.475],
    ['116.28.30', 116.475],
    ['116:28:30', 116.475],
    ['116-28-30', 116.475],
    ['116 28 30 E', 116.475],
    ['116°28.5′', 116.475],
    ['116°28.5', 116.475],
    ['N39°54', 39.9],
    ['116°28′30', 116.475],
    ['116°30″', 116 + 30 / 3600],
    ['１１６°２８′３０″', 116.475],
    ['北纬39°54′', 39.9],
    ['39°54′S', -39.9],
    ['-0.5', -0.5],
    ['+116.5', 116.5],
  ])('written %s is %d', (text, value) => {
    expect(parseDegrees(text)).toBeCloseTo(value, 9);
  });
  it.each(['', '朝阳公园', '116°70′', '116°28′75″', '1,234', '116.4,39.9', 'E', '望京西园3号'])(
    '%j is none',
    (text) => {
      expect(parseDegrees(text)).toBeNaN();
    },
  );
});

describe('a position in one cell', () => {
  const point = { type: 'Point', coordinates: [116.4, 39.9] };
  it.each([
    '116.4,39.9',
    '116.4，39.9',
    '116.4 39.9',
    '(116.4, 39.9)',
    '[116.4;39.9]',
    '39.9,116.4',
    '东经116.4 北纬39.9',
    '北纬39°54′东经116°24′',
    '39.9N 116.4E',
    'POINT (116.4 39.9)',
    'SRID=4326;POINT Z (116.4 39.9 5)',
    '116.4,39.9,35',
  ])('%s', (text) => {
    const place = parsePlace(text);
    expect(place?.type).toBe('Point');
    const [lon, lat] = place?.type === 'Point' ? place.coordinates : [];
    expect([lon!.toFixed(9), lat!.toFixed(9)]).toEqual(point.coordinates.map((part) => part.toFixed(9)));
  });
  it.each(['', '朝阳公园南门', '116.4', '116.4,', 'POINT (116.4)', 'POLYGON ((0 0, 1 1))', '1,2,3,4'])(
    '%j is none',
    (text) => {
      expect(parsePlace(text)).toBeNull();
    },
  );
});

describe('well-known text', () => {
  it.each([
    ['POINT(1 2)', { type: 'Point', coordinates: [1, 2] }],
    ['pointz(1 2 3)', { type: 'Point', coordinates: [1, 2, 3] }],
    ['POINT M (1 2 9)', { type: 'Point', coordinates: [1, 2] }],
    [
      'MULTIPOINT((1 2),(3 4))',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'MULTIPOINT(1 2, 3 4)',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'LINESTRING(1 2, -3e1 4)',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [-30, 4],
        ],
      },
    ],
    [
      'POLYGON((0 0,1 0,1 1,0 0))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
    ['GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(0 0,1 1))', expect.objectContaining({ type: 'GeometryCollection' })],
  ])('%s', (text, geometry) => {
    expect(parseWkt(text)).toEqual(geometry);
  });
  it.each([
    'POINT EMPTY',
    'POINT(1 2',
    'POINT(1 2) x',
    'CIRCLE(1 2)',
    `${'GEOMETRYCOLLECTION('.repeat(5_000)}`,
    'POINT(1 x)',
  ])('%.40s is none', (text) => {
    expect(parseWkt(text)).toBeNull();
  });
  it('is read as it was written', () => {
    const coordinate = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1_000);
    const position = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 9 }), (coordinates) => {
        const line = { type: 'LineString' as const, coordinates };
        expect(parseWkt(writeWkt(line, 3))).toEqual(
          JSON.parse(JSON.stringify(line).replaceAll('-0,', '0,').replaceAll('-0]', '0]')),
        );
      }),
    );
  });
});

describe('a day', () => {
  it.each([
    ['2024-05-01', '2024-05-01'],
    ['2024/5/1', '2024-05-01'],
    ['2024.5.1', '2024-05-01'],
    ['2024年5月1日', '2024-05-01'],
    ['2024-05-01 00:00:00', '2024-05-01'],
    ['2024-02-30', null],
    ['2024-05-01 12:30', null],
    ['2024年5月', null],
    ['20240501', null],
  ])('%s is %s', (text, day) => {
    expect(dateOfText(text)).toBe(day);
  });
});

describe('commas in numbers', () => {
  it.each([
    [['1,234,567', '12'], 'thousands'],
    [['1,234.5'], 'thousands'],
    [['1,234', '12,345'], 'ambiguous'],
    [['116,48', '39,9'], 'decimal'],
    [['0,125'], 'decimal'],
    [['1,234,567', '0,5'], 'ambiguous'],
    [['12', '13.5'], 'none'],
  ] as const)('%j are %s', (texts, use) => {
    expect(commaUseOf(texts)).toBe(use);
  });
  it('are never guessed where they can mean two things', () => {
    expect(numberOfText('1,234', 'ambiguous')).toBeNaN();
    expect(numberOfText('1,234', 'thousands')).toBe(1234);
    expect(numberOfText('1,234', 'decimal')).toBe(1.234);
  });
});

describe('a column', () => {
  const settled = (...cells: (string | number | boolean | null)[]) => {
    const rows = cells.map((cell) => [cell]);
    const { type, blanked } = settleColumn(rows, 0);
    return { type, values: rows.map(([value]) => value), blanked: blanked.map(({ index, text }) => [index, text]) };
  };
  it('of whole numbers', () =>
    expect(settled('1', '-2', null)).toMatchObject({ type: 'integer', values: [1, -2, null] }));
  it('of numbers with thousands', () =>
    expect(settled('1,234,567', '8')).toMatchObject({ type: 'integer', values: [1_234_567, 8] }));
  it('of real numbers', () =>
    expect(settled('1', '2.50', '1e3')).toMatchObject({ type: 'real', values: [1, 2.5, 1000] }));
  it('of households takes a lone comma for thousands, where any other column leaves it', () => {
    const rows = [['1,200'], ['800']];
    expect(settleColumn(rows, 0, '户数').type).toBe('integer');
    expect(rows).toEqual([[1_200], [800]]);
    expect(settleColumn([['1,200'], ['800']], 0, '数值').type).toBe('text');
  });
  it('of days in two spellings', () =>
    expect(settled('2024年5月1日', '2024/5/2')).toMatchObject({ type: 'date', values: ['2024-05-01', '2024-05-02'] }));
  it('of 是 and 否', () =>
    expect(settled('是', '否', null)).toMatchObject({ type: 'boolean', values: [true, false, null] }));
  it('of codes stays text', () =>
    expect(settled('007', '008')).toMatchObject({ type: 'text', values: ['007', '008'] }));
  it('of identity numbers stays text', () =>
    expect(settled('110105199001011234')).toMatchObject({ type: 'text', values: ['110105199001011234'] }));
  it('of numbers with a stroke where there is none says which', () =>
    expect(settled('1', '—', '3')).toEqual({ type: 'integer', values: [1, null, 3], blanked: [[1, '—']] }));
  it('of numbers and words stays as it is', () =>
    expect(settled('1', '约3', '4')).toMatchObject({ type: 'text', values: ['1', '约3', '4'] }));
});

describe('a header', () => {
  it.each([
    ['面积（亩）', '面积', 'mu'],
    ['建筑面积(㎡)', '建筑面积', 'm2'],
    ['area_m2', 'aream2', 'm2'],
    ['规模（吨/日）', '规模', 't/d'],
    ['日回收量kg', '日回收量', 'kg'],
    ['户数（户）', '户数', 'household'],
    ['总人口', '总人口', 'person'],
    ['百度经度（°）', '经度', 'degree'],
    ['单位：公顷', '单位公顷', 'ha'],
    ['小区 名称', '小区名称', null],
    ['name', 'name', null],
  ])('%s is %s in %s', (header, core, unit) => {
    expect([coreOfHeader(header), unitOfHeader(header)]).toEqual([core, unit]);
  });
});

describe('delimited text', () => {
  const split = async (text: string, delimiter = ',') => (await splitRecords(text, delimiter, quietRun)).records;
  it('with every kind of line end', async () => {
    expect(await split('a,b\r\nc,d\ne,f\rg,')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', ''],
    ]);
  });
  it('with quotes, doubled quotes, delimiters and line ends inside them', async () => {
    expect(await split('"a,1","b ""x"""\n"line 1\nline 2",z')).toEqual([
      ['a,1', 'b "x"'],
      ['line 1\nline 2', 'z'],
    ]);
  });
  it('with a quote that is never closed loses no row', async () => {
    const { records, unclosed } = await splitRecords('a,b\n"5,x\n6,y\n', ',', quietRun);
    expect(records).toEqual([
      ['a', 'b'],
      ['"5', 'x'],
      ['6', 'y'],
    ]);
    expect(unclosed).toEqual([1]);
  });
  it('with a quote inside a cell keeps it', async () => {
    expect(await split('5" pipe,"7" x,8\n')).toEqual([['5" pipe', '7 x', '8']]);
  });
  it('of a hundred thousand open quotes is cut in a moment', async () => {
    const started = performance.now();
    await split('"a\n'.repeat(100_001));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
  it('is cut as it was joined, whatever the cells hold', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '中', '=') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const text = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n');
          expect(await split(text)).toEqual(rows);
        },
      ),
    );
  });
});
