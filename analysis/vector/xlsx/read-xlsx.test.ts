import { utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { seededRandom } from '../../core/random.ts';
import { quietRun } from '../../core/run.ts';
import { inspectVector, readVector } from '../read-vector.ts';
import type { ReadOptions } from '../vector-format.ts';
import { survives } from './mutants-for-tests.ts';
import { dateOfSerial, styleOfCode } from './number-formats.ts';
import { type CraftedWorkbook, craftRow, craftWorkbook } from './workbook-for-tests.ts';

const readBytes = (bytes: Uint8Array, options: ReadOptions = {}, name = 'a.xlsx') =>
  readVector([memorySource(name, bytes)], options, quietRun);
const read = (workbook: CraftedWorkbook, options: ReadOptions = {}) => readBytes(craftWorkbook(workbook), options);
const inspect = (workbook: CraftedWorkbook) =>
  inspectVector([memorySource('a.xlsx', craftWorkbook(workbook))], {}, quietRun);
const problem = (expected: object) => ({ problem: expect.objectContaining(expected) });
const data = (...rows: string[]): string => `<sheetData>${rows.join('')}</sheetData>`;
const header = craftRow('名称', '经度', '纬度');
/** A sheet of one place, with one more cell under "值". */
const oneValue = (cell: string, more: Partial<CraftedWorkbook> = {}) =>
  read({
    ...more,
    sheets: {
      表: data(
        craftRow('名称', '经度', '纬度', '值'),
        `<row><c t="str"><v>甲</v></c><c><v>116.4</v></c><c><v>39.9</v></c>${cell}</row>`,
      ),
    },
  }).then(({ table }) => table.rows[0]!.values[3]);

describe('a cell', () => {
  it.each([
    ['a number', '<c><v>12.5</v></c>', 12.5],
    ['text in the sheet', '<c t="inlineStr"><is><t xml:space="preserve">a &lt;b&gt; &#x4E2D;</t></is></c>', 'a <b> 中'],
    ['rich text', '<c t="inlineStr"><is><r><t>甲</t></r><r><rPr/><t>乙</t></r><rPh><t>jia</t></rPh></is></c>', '甲乙'],
    ['a boolean', '<c t="b"><v>1</v></c>', true],
    ['a formula with its result', '<c><f>1+1</f><v>2</v></c>', 2],
    ['a formula of text', '<c t="str"><f>A1&amp;""</f><v>x_x000D_y</v></c>', 'x\ry'],
    ['a day of ISO 8601', '<c t="d"><v>2024-05-01T00:00:00</v></c>', '2024-05-01'],
    ['a prefixed name space', '<x:c><x:v>3</x:v></x:c>', 3],
    ['an attribute with > in it', '<c foo="a>b"><v>3</v></c>', 3],
    ['text as CDATA', '<c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', 'a<b'],
  ])('with %s', async (_, cell, value) => {
    expect(await oneValue(cell)).toBe(value);
  });
  it('with a shared string', async () => {
    const strings = '<si><t>零</t></si><si><r><t>一</t></r><r><t>二</t></r></si>';
    expect(await oneValue('<c t="s"><v>1</v></c>', { strings })).toBe('一二');
  });
  const styles =
    '<numFmts><numFmt numFmtId="176" formatCode="000000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="22"/></cellXfs>';
  it.each([
    ['a day', '<c s="1"><v>45413</v></c>', '2024-05-01'],
    ['a code with its zeros', '<c s="2"><v>123</v></c>', '000123'],
    ['a moment', '<c s="3"><v>45413.5</v></c>', '2024-05-01 12:00:00'],
  ])('whose style makes it %s', async (_, cell, value) => {
    expect(await oneValue(cell, { styles })).toBe(value);
  });
  it('with a day counted from 1904', async () => {
    expect(await oneValue('<c s="1"><v>43951</v></c>', { styles, workbookPr: '<workbookPr date1904="1"/>' })).toBe(
      '2024-05-01',
    );
  });
  it('with an error is empty among numbers, and a note keeps it', async () => {
    const rows = [
      craftRow('名称', '经度', '纬度', '值'),
      craftRow('甲', 116.4, 39.9, 1),
      '<row><c t="str"><v>乙</v></c><c><v>116.5</v></c><c><v>39.8</v></c><c t="e"><v>#DIV/0!</v></c></row>',
    ];
    const { table, notes } = await read({ sheets: { 表: data(...rows) } });
    expect(table.rows.map(({ values }) => values[3])).toEqual([1, null]);
    expect(notes).toMatchObject([{ row: 3, problem: { code: 'bad-value', value: '#DIV/0!' } }]);
  });
  it('with a formula saved without its result is empty, and that is said', async () => {
    const { provenance } = await read({
      sheets: { 表: data(header, craftRow('甲', 116.4, 39.9), '<row><c><f>1+1</f></c></row>') },
    });
    expect(provenance.map(({ en }) => en).join()).toContain('1 formulas were saved without their result');
  });
});

describe('serial days', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [0.5, '12:00:00'],
    [45413.99999999, '2024-05-02'],
    [2_958_465, '9999-12-31'],
  ])('%d is %s', (serial, day) => expect(dateOfSerial(serial, false)).toBe(day));
  it.each([-1, 2_958_466, Number.NaN])('%d is none', (serial) => expect(dateOfSerial(serial, false)).toBeNull());
  it.each([
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-804]yyyy/m/d;@', 'date'],
    ['[h]:mm:ss', 'time'],
    ['General', null],
    ['0.00', null],
    ['#,##0;[Red]-#,##0', null],
    ['"day "0', null],
    ['0.0E+00', null],
    ['@', null],
  ])('the format %s is %s', (code, style) => expect(styleOfCode(code)).toBe(style));
});

describe('a workbook', () => {
  it('gives a layer for each sheet with cells, hidden ones last and said to be', async () => {
    const sheets = {
      '~旧': data(header, craftRow('甲', 116.4, 39.9)),
      新: data(header, craftRow('乙', 116.4, 39.9)),
      空: data(''),
    };
    const previews = await inspect({ sheets });
    expect(previews.map(({ name }) => name)).toEqual(['新', '旧']);
    expect(previews[1]?.provenance.map(({ en }) => en)).toContain('a hidden sheet');
  });
  it('with a title, merged headings and merged cells in its rows', async () => {
    const rows = [
      craftRow('台账'),
      craftRow('街道', '名称', '坐标', null),
      craftRow(null, null, '经度', '纬度'),
      craftRow('望京', '甲', 116.4, 39.9),
      craftRow(null, '乙', 116.5, 39.8),
    ];
    const merges =
      '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="C2:D2"/><mergeCell ref="A4:A5"/></mergeCells>';
    const { table } = await read({ sheets: { 表: data(...rows) + merges } });
    expect(table.fields.map(({ name }) => name)).toEqual(['街道', '名称', '经度', '纬度']);
    expect(table.rows.map(({ values }) => values.slice(0, 2))).toEqual([
      ['望京', '甲'],
      ['望京', '乙'],
    ]);
  });
  it('of which one sheet has no coordinates still shows the others', async () => {
    const previews = await inspect({
      sheets: {
        说明: data(craftRow('填表说明'), craftRow('请如实填写')),
        点: data(header, craftRow('甲', 116.4, 39.9)),
      },
    });
    expect(previews.map(({ blocking }) => blocking?.code ?? null)).toEqual(['no-coordinates', null]);
  });
  it('with gaps between rows and cells keeps row numbers and columns', async () => {
    const row = '<row r="7"><c r="D7"><v>39.9</v></c><c r="A7" t="str"><v>甲</v></c><c r="C7"><v>116.4</v></c></row>';
    const { table, rowNumbers } = await read({
      sheets: {
        表: data(
          '<row r="3"><c r="A3" t="str"><v>名称</v></c><c r="C3" t="str"><v>经度</v></c><c r="D3" t="str"><v>纬度</v></c></row>',
          row,
        ),
      },
    });
    expect([...rowNumbers]).toEqual([7]);
    expect(table.rows[0]?.values).toEqual(['甲', null, 116.4, 39.9]);
  });
});

describe('a hostile workbook', () => {
  it('that lies about its size costs what its cells cost', async () => {
    const started = performance.now();
    const xml = `<dimension ref="A1:XFD1048576"/>${data(header, craftRow('甲', 116.4, 39.9), '<row r="1048576"><c r="A1048576" t="str"><v>合计</v></c></row>')}`;
    const { table, aside } = await read({ sheets: { 表: xml } });
    expect([table.rows.length, aside.length]).toEqual([1, 1]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
  it('whose rows span more cells than memory has is refused', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`);
    await expect(read({ sheets: { 表: data(...rows) } })).rejects.toMatchObject(
      problem({ code: 'file-too-large', what: 'cells' }),
    );
  });
  it('with a row beyond the last one is refused', async () => {
    await expect(read({ sheets: { 表: data('<row r="99999999"><c><v>1</v></c></row>') } })).rejects.toMatchObject(
      problem({ code: 'file-too-large', what: 'rows' }),
    );
  });
  it('whose shared strings unpack to more than they may is refused before they are', async () => {
    const parts = { 'xl/sharedStrings.xml': new Uint8Array(60_000_000) };
    const bytes = craftWorkbook({ sheets: { 表: data(header) }, parts });
    const started = performance.now();
    await expect(readBytes(bytes)).rejects.toMatchObject(problem({ code: 'file-too-large' }));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
  it('that declares a document type is refused, and nothing is expanded', async () => {
    const xml =
      '<!DOCTYPE x [<!ENTITY a "boom">]><worksheet><sheetData><row><c t="str"><v>&a;</v></c></row></sheetData></worksheet>';
    await expect(
      read({ sheets: { 表: '' }, parts: { 'xl/worksheets/sheet1.xml': strToU8(xml) } }),
    ).rejects.toMatchObject(problem({ code: 'damaged-file', where: 'DOCTYPE' }));
  });
  it('whose parts point outside the archive finds nothing there', async () => {
    const rels =
      '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="../../../etc/passwd"/></Relationships>';
    await expect(
      read({ sheets: { 表: data(header) }, parts: { 'xl/_rels/workbook.xml.rels': strToU8(rels) } }),
    ).rejects.toMatchObject(problem({ code: 'damaged-file' }));
  });
  it.each([
    ['an OpenDocument table', { 'content.xml': strToU8('<x/>') }, 'ods'],
    ['a binary workbook', { 'xl/workbook.bin': strToU8('x') }, 'xlsb'],
  ] as const)('that is %s is refused by name', async (_, parts, kind) => {
    await expect(readBytes(zipSync(parts), {}, `a.${kind}`)).rejects.toMatchObject(
      problem({ code: 'spreadsheet-kind', kind }),
    );
  });
  it('changed anywhere gives rows or a problem, within two seconds and nothing else', async () => {
    const whole = craftWorkbook({
      sheets: { 表: data(header, ...Array.from({ length: 20 }, (_, at) => craftRow(`点${at}`, 116 + at / 100, 39.9))) },
      strings: '<si><t>x</t></si>',
    });
    await survives(whole, 'a.xlsx', 400);
  });
});

describe('agreement with SheetJS', () => {
  it('on every cell of a workbook that it writes', async () => {
    const random = seededRandom(3);
    const rows = Array.from({ length: 300 }, (_, at) => [
      `点 ${at} <&"'>\n二`,
      116 + random(),
      39 + random(),
      Math.floor(random() * 1e6),
      random() < 0.5,
      random() < 0.3 ? null : '中文',
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['名称', '经度', '纬度', '数', '真', '空'], ...rows]), '甲');
    for (const bookSST of [true, false]) {
      const bytes = new Uint8Array(
        write(book, { type: 'array', bookType: 'xlsx', bookSST, compression: true }) as ArrayBuffer,
      );
      const { table } = await readBytes(bytes);
      expect(table.rows.map(({ values }) => values)).toEqual(rows);
    }
  });
});
