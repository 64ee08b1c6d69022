import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../core/bytes.ts';
import type { CellValue, FeatureTable, Field } from '../core/features.ts';
import { quietRun } from '../core/run.ts';
import { readVector } from './read-vector.ts';
import { writeCsv } from './write-csv.ts';
import { sheetName, writeXlsx } from './write-xlsx.ts';

const FIELDS: readonly Field[] = [
  { name: '名称', type: 'text' },
  { name: '户数', type: 'integer' },
  { name: '面积', type: 'real' },
  { name: '建成', type: 'date' },
  { name: '启用', type: 'boolean' },
  { name: '编号', type: 'text' },
];

const table = (values: readonly (readonly CellValue[])[], name = '小区'): FeatureTable => ({
  name,
  crs: 'EPSG:4326',
  fields: FIELDS,
  rows: values.map((row, at) => ({ geometry: { type: 'Point', coordinates: [116.5 + at, 39.9] }, values: row })),
});

const ROWS: readonly (readonly CellValue[])[] = [
  ['望京花园', 120, 3.5, '2004-05-01', true, '007'],
  ['a, "b"\nc', -5, -0.25, null, false, '110105199001011234'],
  ['_x0041_ & <b>', null, null, '1999-12-31', null, '0'],
];
const FORMULAS = ['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '＝1', '=HYPERLINK("http://x")', '-5 号楼'];

const readBack = (name: string, content: string | Uint8Array) =>
  readVector(
    [memorySource(name, typeof content === 'string' ? new TextEncoder().encode(content) : content)],
    {},
    quietRun,
  );
const sheetXml = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .map(([, part]) => new TextDecoder().decode(part))
    .join('\n');

describe('a workbook', () => {
  it('is read as it was written, type for type', async () => {
    const { bytes, cutValues } = await writeXlsx(table(ROWS));
    const { table: back } = await readBack('a.xlsx', bytes);
    expect(cutValues).toBe(0);
    expect(back.name).toBe('小区');
    expect(back.fields).toEqual([{ name: 'lon', type: 'real' }, { name: 'lat', type: 'real' }, ...FIELDS]);
    expect(back.rows.map(({ values }) => values.slice(2))).toEqual(ROWS);
    expect(back.rows.map(({ geometry }) => geometry)).toEqual(table(ROWS).rows.map(({ geometry }) => geometry));
  });
  it('gets no second pair of coordinate columns when it is written again', async () => {
    const { table: back } = await readBack('a.xlsx', (await writeXlsx(table(ROWS))).bytes);
    const { table: again } = await readBack('b.xlsx', (await writeXlsx(back)).bytes);
    expect(again.fields.map(({ name }) => name)).toEqual(back.fields.map(({ name }) => name));
  });
  it('holds no formula, whatever the text', async () => {
    const { bytes } = await writeXlsx(table(FORMULAS.map((text) => [text, 1, -1, null, null, null])));
    expect(sheetXml(bytes)).not.toMatch(/<(\w+:)?f[\s>/]|t="str"|<hyperlink/);
    const { table: back } = await readBack('a.xlsx', bytes);
    expect(back.rows.map(({ values }) => values[2])).toEqual(FORMULAS.map((text) => `'${text}`.trim()));
    expect(back.rows[0]?.values[4]).toBe(-1);
  });
  it('has the same bytes on any day', async () => {
    const first = (await writeXlsx(table(ROWS))).bytes;
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    expect(Buffer.compare(first, (await writeXlsx(table(ROWS))).bytes)).toBe(0);
  });
  it('keeps its header in view', async () => {
    expect(sheetXml((await writeXlsx(table(ROWS))).bytes)).toMatch(/<pane ySplit="1"[^>]*state="frozen"/);
  });
  it('holds areas as WKT, and says how many were too long for a cell', async () => {
    const ring = (count: number) =>
      Array.from({ length: count + 1 }, (_, at) => [
        116 + Math.cos(((at % count) / count) * 6.283) / 10,
        39 + Math.sin(((at % count) / count) * 6.283) / 10,
      ]);
    const areas: FeatureTable = {
      ...table([]),
      rows: [4, 3_000].map((count) => ({ geometry: { type: 'Polygon', coordinates: [ring(count)] }, values: ['a'] })),
    };
    const { bytes, cutValues } = await writeXlsx(areas);
    expect(cutValues).toBe(1);
    const { table: back, aside } = await readBack('a.xlsx', bytes);
    expect(back.rows[0]?.geometry?.type).toBe('Polygon');
    expect(aside.map(({ problem }) => problem.code)).toEqual(['missing-coordinate']);
  });
  it('with more rows than a sheet holds is refused', async () => {
    const row = { geometry: null, values: [] };
    const many: FeatureTable = { ...table([]), rows: new Array(1_048_576).fill(row) };
    await expect(writeXlsx(many)).rejects.toMatchObject({ problem: { code: 'rows-over-format', rows: 1_048_577 } });
  });
  it.each([
    ['小区/户数:2024', '小区_户数_2024'],
    ["'a'", 'a'],
    ['', 'Sheet1'],
    ['History', 'Sheet1'],
    ['朝'.repeat(40), '朝'.repeat(31)],
  ])('is called %j as %j', (name, sheet) => expect(sheetName(name)).toBe(sheet));
});

describe('CSV', () => {
  it('begins with a byte order mark and is read as it was written', async () => {
    const csv = writeCsv(table(ROWS));
    expect(csv.startsWith('\uFEFFlon,lat,名称')).toBe(true);
    const { table: back } = await readBack('a.csv', csv);
    expect(back.rows.map(({ values }) => values.slice(2, 5))).toEqual(ROWS.map((values) => values.slice(0, 3)));
    expect(back.rows.map(({ values }) => values[7])).toEqual(ROWS.map((values) => values[5]));
  });
  it('keeps text from being run, and numbers as numbers', () => {
    const lines = writeCsv(table(FORMULAS.map((text) => [text, -1, -2.5, null, null, null])))
      .split('\r\n')
      .slice(1);
    for (const text of FORMULAS)
      expect(lines.some((line) => line.includes(`'${text.replaceAll('"', '""')}`))).toBe(true);
    expect(lines[0]).toBe("116.5,39.9,'=1+1,-1,-2.5,,,");
  });
  it('holds lines as WKT', async () => {
    const lines: FeatureTable = {
      ...table([]),
      rows: [
        {
          geometry: {
            type: 'LineString',
            coordinates: [
              [116, 39],
              [116.5, 39.25],
            ],
          },
          values: ['a'],
        },
      ],
    };
    expect((await readBack('a.csv', writeCsv(lines))).table.rows[0]?.geometry).toEqual(lines.rows[0]?.geometry);
  });
});
