import { describe, expect, it } from 'vitest';
import { memorySource } from '../../core/bytes.ts';
import { quietRun } from '../../core/run.ts';
import { encodeGb18030 } from '../encode-gb18030.ts';
import { readNumberCell } from './dbf-numbers.ts';
import { type Dbf, readDbf } from './read-dbf.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

interface Column {
  readonly name: string | Uint8Array;
  readonly kind: string;
  readonly width: number;
  readonly decimals?: number;
}

/** A table with these cells as they are; each is filled with blanks. */
function dbf(
  columns: readonly Column[],
  rows: readonly (string | Uint8Array)[][],
  start: { version?: number; language?: number } = {},
): Uint8Array {
  const headerBytes = 32 + columns.length * 32 + 1;
  const recordBytes = 1 + columns.reduce((sum, { width }) => sum + width, 0);
  const bytes = new Uint8Array(headerBytes + recordBytes * rows.length).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = start.version ?? 3;
  bytes[29] = start.language ?? 0;
  view.setUint32(4, rows.length, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, recordBytes, true);
  columns.forEach(({ name, kind, width, decimals = 0 }, index) => {
    bytes.set(typeof name === 'string' ? ascii(name) : name, 32 + index * 32);
    bytes.set([kind.charCodeAt(0)], 32 + index * 32 + 11);
    bytes.set([width, decimals], 32 + index * 32 + 16);
  });
  bytes[headerBytes - 1] = 0x0d;
  rows.forEach((cells, row) => {
    let at = headerBytes + row * recordBytes + 1;
    cells.forEach((cell, index) => {
      bytes.set(typeof cell === 'string' ? ascii(cell) : cell, at);
      at += columns[index]!.width;
    });
  });
  return bytes;
}

const read = (bytes: Uint8Array, told: { chosen?: string; cpg?: string } = {}): Promise<Dbf> =>
  readDbf(memorySource('a.dbf', bytes), told, quietRun);

function bytesOf(write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(8);
  write(new DataView(bytes.buffer));
  return bytes;
}

describe('the cells of a .dbf', () => {
  it('are numbers, truth values and days, and nothing where they are blank', async () => {
    const columns = [
      { name: 'n', kind: 'N', width: 6 },
      { name: 'f', kind: 'F', width: 13, decimals: 3 },
      { name: 'l', kind: 'L', width: 1 },
      { name: 'd', kind: 'D', width: 8 },
    ];
    const { fields, records } = await read(
      dbf(columns, [
        ['   -12', '1.5000000e+02', 'y', '20260520'],
        ['', '', '?', '00000000'],
        ['    +7', '0,5', 'F', ''],
      ]),
    );
    expect(fields.map(({ type }) => type)).toEqual(['integer', 'real', 'boolean', 'date']);
    expect(records).toEqual([
      [-12, 150, true, '2026-05-20'],
      [null, null, null, null],
      [7, 0.5, false, null],
    ]);
  });

  it('of a column of whole numbers with a fraction in it make it a real one', async () => {
    const { fields } = await read(dbf([{ name: 'n', kind: 'N', width: 8 }], [['1'], ['2.25']]));
    expect(fields[0]?.type).toBe('real');
  });

  it('keep every digit of a code that no double can hold', async () => {
    const { fields, records } = await read(
      dbf([{ name: 'code', kind: 'N', width: 18 }], [['110105001001123457'], ['12']]),
    );
    expect([fields[0]?.type, records]).toEqual(['text', [['110105001001123457'], ['12']]]);
  });

  it('that overflowed or are no number are counted and named, not guessed', async () => {
    const { records, overflows, badValues } = await read(
      dbf(
        [
          { name: 'n', kind: 'N', width: 5 },
          { name: 'd', kind: 'D', width: 8 },
        ],
        [
          ['*****', '20261340'],
          ['12a', '20260101'],
        ],
      ),
    );
    expect(records).toEqual([
      [null, null],
      [null, '2026-01-01'],
    ]);
    expect(overflows).toBe(1);
    expect(badValues.map(({ record, problem }) => [record, problem])).toEqual([
      [1, { code: 'bad-value', row: 2, field: 'n', value: '12a' }],
      [0, { code: 'bad-value', row: 1, field: 'd', value: '20261340' }],
    ]);
  });

  it('in binary are whole numbers, doubles, money and moments', async () => {
    const columns = [
      { name: 'i', kind: 'I', width: 4 },
      { name: 'b', kind: 'B', width: 8 },
      { name: 'y', kind: 'Y', width: 8 },
      { name: 't', kind: 'T', width: 8 },
    ];
    // 2,460,000 is 2023-02-24 (Julian days run from noon; the day number is that of its noon).
    const cells = [
      bytesOf((view) => view.setInt32(0, -5, true)).subarray(0, 4),
      bytesOf((view) => view.setFloat64(0, 0.1, true)),
      bytesOf((view) => view.setBigInt64(0, 12_345_600n, true)),
      bytesOf((view) => {
        view.setInt32(0, 2_460_000, true);
        view.setInt32(4, 3_600_000, true);
      }), // prettier-ignore
    ];
    const { records, fields } = await read(dbf(columns, [cells], { version: 0x30 }));
    expect(records).toEqual([[-5, 0.1, 1234.56, '2023-02-24T01:00:00']]);
    expect(fields.map(({ type }) => type)).toEqual(['integer', 'real', 'real', 'text']);
  });

  it('of memo fields are not read, and the field is named', async () => {
    const { fields, memoFields } = await read(
      dbf(
        [
          { name: 'a', kind: 'C', width: 3 },
          { name: 'note', kind: 'M', width: 10 },
        ],
        [['x', '0000000001']],
      ),
    );
    expect([fields.map(({ name }) => name), memoFields]).toEqual([['a'], ['note']]);
  });
});

describe('the text of a .dbf', () => {
  it('is cut at the field width without a sign for half a character', async () => {
    for (const [encode, cpg] of [
      [encodeGb18030, 'GBK'],
      [utf8, 'UTF-8'],
    ] as const) {
      const cut = encode('a朝阳区').subarray(0, 6);
      const { records } = await read(dbf([{ name: 't', kind: 'C', width: 6 }], [[cut], [encode('朝')]]), { cpg });
      expect(records).toEqual([[cpg === 'GBK' ? 'a朝阳' : 'a朝'], ['朝']]);
    }
  });

  it('and its field names may be in different encodings', async () => {
    const values = [[encodeGb18030('朝阳区清洁站')]];
    const named = async (name: Uint8Array) =>
      (await read(dbf([{ name, kind: 'C', width: 20 }], values))).fields[0]?.name;
    expect(await named(utf8('名称'))).toBe('名称');
    expect(await named(encodeGb18030('设施名称'))).toBe('设施名称');
    // ten bytes of UTF-8 cut the fourth character, ten of "a" and GBK the fifth
    expect(await named(utf8('街道名称').subarray(0, 10))).toBe('街道名');
    expect(await named(encodeGb18030('a设施名称编').subarray(0, 10))).toBe('a设施名称');
  });

  it('is in the encoding that the person chose on the preview card', async () => {
    const bytes = dbf([{ name: 't', kind: 'C', width: 6 }], [[Uint8Array.of(0xbb, 0x4f, 0xa5, 0x5f)]]);
    expect((await read(bytes, { chosen: 'big5' })).records).toEqual([['臺北']]);
    expect((await read(bytes, { chosen: 'gbk' })).records[0]).not.toEqual(['臺北']);
  });

  it('keeps 255 fields, repeated names and a field called __proto__ in their places', async () => {
    const columns = Array.from({ length: 255 }, (_, index) => ({
      name: index === 7 ? '__proto__' : 'same',
      kind: 'C',
      width: 3,
    }));
    const { fields, records } = await read(dbf(columns, [columns.map((_, index) => String(index))]));
    expect(new Set(fields.map(({ name }) => name)).size).toBe(255);
    expect(fields[7]?.name).toBe('__proto__');
    expect(records[0]?.[254]).toBe('254');
  });

  it('of more than 255 bytes, as Clipper and FoxPro write it, is read whole', async () => {
    const bytes = dbf([{ name: 't', kind: 'C', width: 300 }], [['x'.repeat(300)]]);
    bytes.set([300 & 255, 300 >> 8], 32 + 16);
    expect((await read(bytes)).records).toEqual([['x'.repeat(300)]]);
  });
});

describe('a number in a cell', () => {
  it('is the double that the language itself reads', () => {
    for (const text of [
      '0.1',
      '-123456789.012345',
      '999999999999999',
      '0.000000000000001',
      '1e22',
      '-.5',
      '12.',
      '-0',
      '4.35',
      '1234567890123456789',
      '2.2250738585072014e-308',
    ]) {
      const expected = Number(text);
      expect([text, readNumberCell(ascii(`  ${text} `), 0, text.length + 3)]).toEqual([
        text,
        expected === 0 ? 0 : expected,
      ]);
    }
  });
});
