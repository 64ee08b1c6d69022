import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';
import { inspectVector, readVector } from '../read-vector.ts';
import type { ReadOptions } from '../vector-format.ts';
import { mappingKey, suggestMapping } from './mapping.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (content: string | Uint8Array, options: ReadOptions = {}, name = 'a.csv') =>
  readVector([memorySource(name, typeof content === 'string' ? utf8(content) : content)], options, quietRun);
const inspect = async (content: string, options: ReadOptions = {}, name = 'a.csv') =>
  (await inspectVector([memorySource(name, utf8(content))], options, quietRun))[0]!;
const points = async (content: string | Uint8Array, options: ReadOptions = {}, name = 'a.csv') =>
  (await read(content, options, name)).table.rows.map(({ geometry }) =>
    geometry?.type === 'Point' ? geometry.coordinates.map((part) => Number(part.toFixed(6))) : geometry,
  );

describe('a table of text', () => {
  it.each([',', '\t', ';', '|'])('with %j between its cells', async (delimiter) => {
    const text = `${['名称', '经度', '纬度'].join(delimiter)}\n${['甲', '116.4', '39.9'].join(delimiter)}`;
    expect(await points(text)).toEqual([[116.4, 39.9]]);
  });

  it('with decimal commas between semicolons', async () => {
    expect(await points('名称;经度;纬度\n甲;116,48;39,9\n乙;116,5;39,91\n')).toEqual([
      [116.48, 39.9],
      [116.5, 39.91],
    ]);
  });

  const text = '名称,经度,纬度\n望京,116.4,39.9\n';
  const utf16 = (bigEndian: boolean, mark: boolean): Uint8Array => {
    const letters = (mark ? '\uFEFF' : '') + text;
    const bytes = new Uint8Array(letters.length * 2);
    const view = new DataView(bytes.buffer);
    for (let at = 0; at < letters.length; at++) view.setUint16(at * 2, letters.charCodeAt(at), !bigEndian);
    return bytes;
  };
  it.each<[string, Uint8Array]>([
    ['UTF-8', utf8(text)],
    ['UTF-8 with a mark', utf8(`\uFEFF${text}`)],
    ['UTF-16 LE with a mark', utf16(false, true)],
    ['UTF-16 BE with a mark', utf16(true, true)],
    ['UTF-16 LE without a mark', utf16(false, false)],
    ['UTF-16 BE without a mark', utf16(true, false)],
    ['GB18030', encodeGb18030(text)],
  ])('in %s', async (_, bytes) => {
    const { table } = await read(bytes);
    expect(table.fields.map(({ name }) => name)).toEqual(['名称', '经度', '纬度']);
    expect(table.rows[0]?.values).toEqual(['望京', 116.4, 39.9]);
  });

  it('as offices keep it: a title, who filled it in, and headings of two rows', async () => {
    const { table, aside } = await read(
      [
        '2024年投放点台账,,,,,',
        '填报单位：望京街道,,,填报日期：2024年5月,,',
        '序号,小区名称,坐标,,户数（户）,安装日期',
        ',,经度,纬度,,',
        '1,望京花园,116.47°,39.99°,"1,200",2024/5/1',
        '2,南湖,116.48,39.98,800,2024/5/2',
        '合计,,,,2000,',
        '填表人：张三,,,联系电话：010-65123456,,',
      ].join('\n'),
    );
    expect(table.fields.map(({ name, type }) => `${name}:${type}`)).toEqual([
      ...['序号:integer', '小区名称:text', '经度:text', '纬度:text', '户数（户）:integer', '安装日期:date'],
    ]);
    expect(table.rows.map(({ geometry }) => geometry)).toEqual([
      { type: 'Point', coordinates: [116.47, 39.99] },
      { type: 'Point', coordinates: [116.48, 39.98] },
    ]);
    expect(aside.map(({ problem }) => problem.code)).toEqual(['summary-row', 'bad-coordinate']);
  });

  it.each([
    ['户数', '"1,200"'],
    ['楼层', '3/5'],
    ['电话', '010 65123456'],
    ['年度', '2020/2021'],
    ['开放时间', '08:00 18:00'],
  ])('takes no pair of numbers for a place because it is one: %s %s', async (header, cell) => {
    const { columns, rows } = await inspect(`名称,${header}\n甲,${cell}\n乙,${cell}\n`);
    expect(rows).toBe(2);
    expect(columns).toBeNull();
  });

  it.each(['"116.4,39.9"', '"[116.48123,39.98941]"', '39°54′ 116°24′', 'POINT(116.4 39.9)'])(
    'finds places under a header that says nothing: %s',
    async (cell) => {
      expect((await inspect(`名称,备注\n甲,${cell}\n乙,${cell}\n`)).columns).toEqual({ text: '备注' });
    },
  );

  it.each([',', ';'])('with an outline of 9,000 points in one cell between %j', async (delimiter) => {
    const ring = Array.from({ length: 9_000 }, (_, at) => {
      const turn = (at / 9_000) * 2 * Math.PI;
      return `${(116.4 + 0.1 * Math.cos(turn)).toFixed(12)} ${(39.9 + 0.1 * Math.sin(turn)).toFixed(12)}`;
    });
    const wkt = `POLYGON((${[...ring, ring[0]].join(',')}))`;
    const { table, aside } = await read(`wkt${delimiter}名称\n"${wkt}"${delimiter}甲\n"POINT(116 40)"${delimiter}乙\n`);
    expect(aside).toEqual([]);
    expect(table.rows.map(({ geometry, values }) => [geometry?.type, values[1]])).toEqual([
      ['Polygon', '甲'],
      ['Point', '乙'],
    ]);
  });

  it('in UTF-8 of which one byte is damaged stays UTF-8, and the row is read', async () => {
    const bytes = utf8(`名称,经度,纬度\n${'望京花园小区,116.4,39.9\n'.repeat(10)}`);
    bytes[bytes.length - 20] = 0xff;
    const { table } = await read(bytes);
    expect(table.rows[0]?.values[0]).toBe('望京花园小区');
    expect(table.rows[9]?.values[0]).toContain('\uFFFD');
  });

  it('under the name of a spreadsheet', async () => {
    expect(await points('name\tlon\tlat\na\t116.4\t39.9\n', {}, 'export.xls')).toEqual([[116.4, 39.9]]);
  });
});

describe('a header', () => {
  const names = async (text: string) => (await inspect(text)).fields.map(({ name }) => name);

  it('below a title and a remark', async () => {
    const text = '望京街道小区台账,,,\n填报单位：望京街道办事处,,,\n名称,经度,纬度,户数\n甲,116.4,39.9,5\n';
    expect(await names(text)).toEqual(['名称', '经度', '纬度', '户数']);
    expect((await read(text)).rowNumbers).toEqual(Uint32Array.of(4));
  });
  it('of two rows with merged cells', async () => {
    const text = '序号,名称,坐标,,备注\n,,经度,纬度,\n1,甲,116.4,39.9,x\n';
    expect(await names(text)).toEqual(['序号', '名称', '经度', '纬度', '备注']);
    expect(await points(text)).toEqual([[116.4, 39.9]]);
  });
  it('of two rows whose lower names repeat', async () => {
    const text = '名称,经度,纬度,2023年,,2024年,\n,,,户数,人口,户数,人口\n甲,116.4,39.9,1,2,3,4\n';
    expect(await names(text)).toEqual([
      '名称',
      '经度',
      '纬度',
      '2023年_户数',
      '2023年_人口',
      '2024年_户数',
      '2024年_人口',
    ]);
  });
  it('with a row that numbers the columns below it', async () => {
    expect(await points('名称,经度,纬度\n1,2,3\n甲,116.4,39.9\n')).toEqual([[116.4, 39.9]]);
  });
  it('that is not there', async () => {
    const { table, provenance } = await read('甲,116.4001,39.9001\n乙,116.5002,39.9502\n');
    expect(table.fields.map(({ name }) => name)).toEqual(['column1', 'column2', 'column3']);
    expect(table.rows.length).toBe(2);
    expect(provenance.map(({ en }) => en)).toContain('no header row; the columns are numbered');
  });
  it('with years among its names', async () => {
    expect(await names('名称,经度,纬度,2023,2024\n甲,116.4,39.9,5,6\n')).toEqual([
      '名称',
      '经度',
      '纬度',
      '2023',
      '2024',
    ]);
  });
});

describe('positions', () => {
  it('in one column, also as latitude first', async () => {
    expect(await points('名称,经纬度\n甲,"116.4,39.9"\n乙,"39.95,116.5"\n')).toEqual([
      [116.4, 39.9],
      [116.5, 39.95],
    ]);
  });
  it('as WKT', async () => {
    const { table } = await read('名称,wkt\n甲,"POLYGON((116 39,116.1 39,116.1 39.1,116 39))"\n');
    expect(table.rows[0]?.geometry?.type).toBe('Polygon');
  });
  it('in columns that are called the wrong way round', async () => {
    expect(await points('名称,经度,纬度\n甲,39.9,116.4\n乙,39.95,116.5\n')).toEqual([
      [116.4, 39.9],
      [116.5, 39.95],
    ]);
  });
  it('whose order was found from the figures say so', async () => {
    const { provenance } = await read('名称,经度,纬度\n甲,39.9,116.4\n');
    expect(provenance.map(({ en }) => en).join()).toContain('“经度” is north');
  });
  it('swapped in one row go aside, or are exchanged when that is wanted', async () => {
    const text = '名称,经度,纬度\n甲,116.4,39.9\n乙,39.95,116.5\n丙,116.6,39.8\n';
    const { aside } = await read(text);
    expect(aside).toMatchObject([{ row: 3, problem: { code: 'swapped-coordinates' } }]);
    const repaired = await read(text, { repairSwapped: true });
    expect(repaired.table.rows[1]?.geometry).toEqual({ type: 'Point', coordinates: [116.5, 39.95] });
    expect(repaired.notes).toMatchObject([{ row: 3, problem: { code: 'swapped-repaired' } }]);
  });
  it('of a survey, X being north, with the belt in front, wait for a system and suggest one', async () => {
    const text = '点号,X坐标,Y坐标\nJ1,4420123.5,39456789.25\nJ2,4420200,39456900\n';
    const preview = await inspect(text);
    expect(preview).toMatchObject({
      blocking: { code: 'missing-crs' },
      crsSuggestion: 'EPSG:4527',
      columns: { x: 'X坐标', y: 'Y坐标', northFirst: true },
    });
    const [[lon, lat]] = (await points(text, { crs: 'EPSG:4527' })) as [[number, number], unknown];
    expect(lon).toBeCloseTo(116.49, 1);
    expect(lat).toBeCloseTo(39.91, 1);
  });
  it.each([
    ['1980西安坐标系,,\n点号,X,Y\nJ1,4420123.5,39456789.25\n', /西安/],
    ['北京54坐标系,,\n点号,X坐标,Y坐标\nJ1,4420123.5,456789.25\n', /北京/],
    ['点号,经度(西安80),纬度(西安80)\nJ1,116.4,39.9\n', /西安/],
  ])('of a system before CGCS2000 that the table states are not taken for modern ones: %s', async (text, named) => {
    const { crs, blocking, crsSuggestion } = await inspect(text);
    expect({ crs, crsSuggestion }).toEqual({ crs: null, crsSuggestion: null });
    expect(blocking).toMatchObject({ code: 'legacy-datum', datum: expect.stringMatching(named) });
  });
  it('of a web map that the title states are converted, and its row is no header', async () => {
    const { table, provenance } = await read('百度坐标,,\n名称,经度,纬度\n甲,116.4,39.9\n');
    expect(table.fields.map(({ name }) => name)).toEqual(['名称', '经度', '纬度']);
    expect(provenance[0]?.en).toMatch(/BD-09/);
    expect((await read('数据来源：百度百科,,\n名称,经度,纬度\n甲,116.4,39.9\n')).provenance).toEqual([]);
  });
  it('of another part of the world suggest no belt of China', async () => {
    expect(await inspect('Name,Easting,Northing\nSydney,334000,6250000\n')).toMatchObject({ crsSuggestion: null });
  });
  it('of a survey whose title states CGCS2000 need no choice', async () => {
    const text = '坐标系：CGCS2000 3度带,,\n点号,X,Y\nJ1,4420123.5,39456789.25\n';
    expect(await inspect(text)).toMatchObject({ blocking: null, crs: 'EPSG:4527' });
  });
  it('whose columns the person names', async () => {
    const text = 'a,b,c\n39.9,116.4,x\n';
    expect(await points(text, { columns: { x: 'b', y: 'a' } })).toEqual([[116.4, 39.9]]);
    expect((await read(text, { columns: { none: true }, crs: 'EPSG:4326' })).table.rows[0]?.geometry).toBeNull();
    await expect(read(text, { columns: { x: 'q', y: 'a' } })).rejects.toMatchObject({
      problem: { code: 'no-coordinates' },
    });
  });
  it('that are missing, and a row of sums, go aside each with its reason and its values as written', async () => {
    const { aside, table } = await read('名称,经度,纬度,户数\n甲,116.4,39.9,"1,200,000"\n乙,,,—\n合计,,,"1,200,000"\n');
    expect(table.rows[0]?.values).toEqual(['甲', 116.4, 39.9, 1_200_000]);
    expect(aside).toMatchObject([
      { row: 3, problem: { code: 'missing-coordinate' }, values: ['乙', null, null, '—'] },
      { row: 4, problem: { code: 'summary-row' }, values: ['合计', null, null, '1,200,000'] },
    ]);
  });
});

describe('fields under other names', () => {
  it('keep what does not fit also in a row that goes aside for its place', async () => {
    const swapped = '名称,经度,纬度,户数\n甲,116.4,39.9,10\n乙,39.9,116.4,—\n丙,116.4,39.9,7\n';
    const { aside, notes } = await read(swapped, { fieldMap: [{ from: '户数', to: 'households', type: 'integer' }] });
    expect(aside).toMatchObject([
      { row: 3, problem: { code: 'swapped-coordinates' }, values: ['乙', 39.9, 116.4, '—'] },
    ]);
    expect(notes[0]?.problem).toMatchObject({ code: 'bad-value', field: 'households', value: '—' });
  });

  const text = '小区名称,经度,纬度,户数\n甲,116.4,39.9,10\n乙,116.5,39.9,约20\n';

  it('are renamed and retyped, and a value that does not fit is kept in a note', async () => {
    const fieldMap = [
      { from: '小区名称', to: 'name' },
      { from: '户数', to: 'households', type: 'integer' },
    ] as const;
    const { table, notes } = await read(text, { fieldMap });
    expect(table.fields.map(({ name, type }) => `${name}:${type}`)).toEqual([
      'name:text',
      '经度:real',
      '纬度:real',
      'households:integer',
    ]);
    expect(table.rows.map(({ values }) => values[3])).toEqual([10, null]);
    expect(notes).toEqual([{ row: 3, problem: { code: 'bad-value', row: 3, field: 'households', value: '约20' } }]);
  });
  it('that take the name of another field push it aside', async () => {
    const { table } = await read('name,小区名称,lon,lat\nx,甲,116.4,39.9\n', {
      fieldMap: [{ from: '小区名称', to: 'name' }],
    });
    expect(table.fields.map(({ name }) => name)).toEqual(['name_2', 'name', 'lon', 'lat']);
    expect(table.rows[0]?.values).toEqual(['x', '甲', 116.4, 39.9]);
  });
  it('that are not in the file are refused by name', async () => {
    const wanted = { problem: { code: 'unknown-field', field: '楼栋' } };
    await expect(read(text, { fieldMap: [{ from: '楼栋', to: 'name' }] })).rejects.toMatchObject(wanted);
  });
});

describe('a mapping', () => {
  it('is suggested from Chinese names, each header once', () => {
    const headers = ['序号', '小区名称', '所属街道', '经度', '纬度', '总户数', '常住人口'];
    const sample = [[1, '甲', '望京街道', 116.4, 39.9, 100, 250]];
    const { columns, fieldMap, missing } = suggestMapping(headers, sample, 'compounds');
    expect(columns).toEqual({ x: '经度', y: '纬度' });
    expect(Object.fromEntries(fieldMap.map(({ from, to }) => [to, from]))).toEqual({
      id: '序号',
      name: '小区名称',
      unit: '所属街道',
      households: '总户数',
      people: '常住人口',
    });
    expect(missing).toEqual([]);
  });
  it('does not take words for numbers, and says what is missing', () => {
    const { fieldMap, missing } = suggestMapping(['名称', '户数'], [['甲', '见附件']], 'compounds');
    expect(fieldMap.map(({ to }) => to)).toEqual(['name']);
    expect(missing.map((fields) => fields.map(({ name }) => name))).toEqual([['households', 'people']]);
  });
  it('of a facility wants its type', () => {
    const { missing } = suggestMapping(['设施名称', '经度', '纬度'], [], 'facilities');
    expect(missing.flat().map(({ name }) => name)).toEqual(['type']);
  });
  it('is remembered by its headers, in any order and width, and by nothing else', () => {
    expect(mappingKey(['经度', '纬度', 'Name'])).toBe(mappingKey(['name', '纬 度', '经度']));
    expect(mappingKey(['Ｎａｍｅ'])).toBe(mappingKey(['name']));
    expect(mappingKey(['经度', '纬度'])).not.toBe(mappingKey(['经度', '维度']));
    expect(mappingKey(['ab', 'c'])).not.toBe(mappingKey(['a', 'bc']));
  });
});
