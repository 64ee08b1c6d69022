import { CFB, utils, write } from '@e965/xlsx';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { seededRandom } from '../../core/random.ts';
import { quietRun } from '../../core/run.ts';
import { readVector } from '../read-vector.ts';
import { survives } from './mutants-for-tests.ts';

const readBytes = (bytes: Uint8Array, name = 'a.xls') => readVector([memorySource(name, bytes)], {}, quietRun);
const problem = (expected: object) => ({ problem: expect.objectContaining(expected) });

describe('a workbook of Excel 97–2003', () => {
  const rows = [
    ['编号', '名称', '经度', '纬度', '建成'],
    ['007', '望京花园', 116.4, 39.9, new Date(Date.UTC(2004, 4, 1))],
    ['008', '大望家园', 116.5, 39.8, null],
  ];
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows, { UTC: true }), '小区');
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);

  it('is read like the others', async () => {
    const { table } = await readBytes(bytes);
    expect(table.name).toBe('小区');
    expect(table.fields.map(({ name, type }) => `${name}:${type}`)).toEqual([
      '编号:text',
      '名称:text',
      '经度:real',
      '纬度:real',
      '建成:date',
    ]);
    expect(table.rows.map(({ values }) => values)).toEqual([
      ['007', '望京花园', 116.4, 39.9, '2004-05-01'],
      ['008', '大望家园', 116.5, 39.8, null],
    ]);
  });
  it('agrees with SheetJS on every cell, also where the strings go on in further records', async () => {
    const random = seededRandom(4);
    const values = Array.from({ length: 400 }, (_, at) => [
      `${at} ${'望京花园abc'.repeat(1 + Math.floor(random() * 12))}`,
      116 + random(),
      39 + random(),
      Math.floor(random() * 1e9) - 5e8,
      Math.floor(random() * 1e5) / 100,
      random() < 0.5,
      random() < 0.5 ? null : 'ascii',
    ]);
    const large = utils.book_new();
    utils.book_append_sheet(
      large,
      utils.aoa_to_sheet([['名称', '经度', '纬度', '整数', '小数', '真', '空'], ...values]),
      '甲',
    );
    for (const bookSST of [true, false]) {
      const written = new Uint8Array(write(large, { type: 'array', bookType: 'biff8', bookSST }) as ArrayBuffer);
      const { table } = await readBytes(written);
      expect(table.rows.map((row) => row.values)).toEqual(values);
    }
  });
  it('whose allocation table leads back to itself is refused at once', async () => {
    const looped = bytes.slice();
    const view = new DataView(looped.buffer);
    const fat = (view.getUint32(0x4c, true) + 1) * 512;
    for (let sector = 0; sector < 128; sector++) view.setUint32(fat + sector * 4, sector, true);
    await expect(readBytes(looped)).rejects.toMatchObject(problem({ code: 'damaged-file' }));
  });
  it.each([
    ['with a password', 0x2f, 'encrypted'],
    ['of Excel 95', 0x809, 'old'],
  ])('%s is refused by name', async (_, id, kind) => {
    const { content } = CFB.find(CFB.read(bytes, { type: 'array' }), 'Workbook')!;
    const stream = Uint8Array.from(content as Uint8Array);
    // The second record becomes a FILEPASS, or the version in the first one becomes 5.
    const at = id === 0x809 ? 4 : 4 + stream[2]!;
    stream.set(id === 0x809 ? [0, 5] : [id, 0], at);
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/Workbook', stream);
    const file = Uint8Array.from(CFB.write(container, { type: 'array' }) as number[]);
    await expect(readBytes(file)).rejects.toMatchObject(problem({ code: 'spreadsheet-kind', kind }));
  });
  it('that is a web page in truth is refused by name', async () => {
    await expect(readBytes(strToU8('<html><table><tr><td>1</td></tr></table></html>'))).rejects.toMatchObject(
      problem({ code: 'spreadsheet-kind', kind: 'html' }),
    );
  });
  it('changed anywhere gives rows or a problem, within two seconds and nothing else', async () => {
    await survives(bytes, 'a.xls', 200);
  });
});
