import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { CellValue, FeatureTable, Field } from '../core/features.ts';
import { encodeGb18030, fitsGbk } from './encode-gb18030.ts';
import { writeShapefile } from './write-shapefile.ts';
import { dbfNames } from './write-shapefile-names.ts';

const gbk = { encoding: 'gbk', date: '2026-05-20' } as const;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const point = (x: number, y: number): Geometry => ({ type: 'Point', coordinates: [x, y] });

const table = (fields: readonly Field[], ...rows: (readonly [Geometry | null, ...CellValue[]])[]): FeatureTable => ({
  name: 'stations',
  crs: 'EPSG:4326',
  fields,
  rows: rows.map(([geometry, ...values]) => ({ geometry, values })),
});

/** The cell of a .dbf as it is, with its blanks. */
function cell(dbf: Uint8Array, row: number, start: number, length: number): string {
  const view = new DataView(dbf.buffer);
  const at = view.getUint16(8, true) + row * view.getUint16(10, true) + 1 + start;
  return new TextDecoder('gb18030').decode(dbf.subarray(at, at + length));
}

describe('encodeGb18030', () => {
  it('writes 朝阳 as GBK does', () => {
    expect([...encodeGb18030('朝阳A')]).toEqual([0xb3, 0xaf, 0xd1, 0xf4, 0x41]);
  });

  it('comes back through the decoder: common, rare, outside the basic plane', () => {
    const text = '垡头 孛罗营 ①㎡ 𠮷 € ÿ 한';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
  });

  it('knows what plain GBK can hold', () => {
    expect([fitsGbk('垡头①'), fitsGbk('𠮷'), fitsGbk('한')]).toEqual([true, false, false]);
  });
});

describe('field names', () => {
  it('are cut between characters at ten bytes of their encoding', () => {
    expect(dbfNames(['一二三四五六'], encodeGb18030).map(({ to }) => to)).toEqual(['一二三四五']);
    expect(dbfNames(['一二三四五六'], utf8).map(({ to }) => to)).toEqual(['一二三']);
  });

  it('stay different, without regard to case, and the mapping says from what', () => {
    const names = dbfNames(['population_2020', 'Population_2025', 'population_2030'], utf8);
    expect(names.map(({ from, to }) => [from, to])).toEqual([
      ['population_2020', 'population'],
      ['Population_2025', 'Populati_1'],
      ['population_2030', 'populati_2'],
    ]);
  });

  it('of nothing but control characters become numbered fields', () => {
    expect(dbfNames(['\u0000', ''], utf8).map(({ to }) => to)).toEqual(['field1', 'field2']);
  });
});

describe('writeShapefile', () => {
  it('says how long it is and how many rows it has; a row without a point is a null shape', () => {
    const rows = table([{ name: 'n', type: 'integer' }], [point(1, 2), 1], [point(3, 4), 2], [null, 3]);
    const { parts } = writeShapefile(rows, gbk);
    expect(parts['.shp'].byteLength).toBe(100 + 28 + 28 + 12);
    expect(new DataView(parts['.shp'].buffer).getInt32(24) * 2).toBe(parts['.shp'].byteLength);
    expect(parts['.shx'].byteLength).toBe(100 + 3 * 8);
    expect(new DataView(parts['.dbf'].buffer).getUint32(4, true)).toBe(3);
  });

  it('turns outer rings clockwise and holes the other way', () => {
    const square = (size: number) => [
      [0, 0],
      [size, 0],
      [size, size],
      [0, size],
      [0, 0],
    ]; // prettier-ignore
    const { parts } = writeShapefile(table([], [{ type: 'Polygon', coordinates: [square(4), square(1)] }]), gbk);
    const view = new DataView(parts['.shp'].buffer, 108);
    const at = (position: number) => [0, 8].map((offset) => view.getFloat64(52 + position * 16 + offset, true));
    expect([0, 1, 2, 3, 4].map(at)).toEqual([
      [0, 0],
      [0, 4],
      [4, 4],
      [4, 0],
      [0, 0],
    ]);
    expect([5, 6, 7, 8, 9].map(at)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it('gives numbers the width and decimals of the longest, dates eight places, no value blanks', () => {
    const fields = [
      { name: 'a', type: 'integer' },
      { name: 'b', type: 'real' },
      { name: 'c', type: 'date' },
      { name: 'd', type: 'boolean' },
    ] as const;
    const { parts } = writeShapefile(
      table(
        fields,
        [null, -120, 0.5, '2026-05-20', true],
        [null, 7, 12.125, null, null],
        [null, null, null, null, false],
      ),
      gbk,
    );
    const rows = [0, 1, 2].map((row) => cell(parts['.dbf'], row, 0, 4 + 6 + 8 + 1));
    expect(rows).toEqual(['-120 0.50020260520T', '   712.125        ?', '                  F']);
  });

  it('writes extreme numbers with an exponent instead of losing them', () => {
    const extreme = table([{ name: 'x', type: 'real' }], [null, 1e300], [null, 1.5e-20]);
    const { parts } = writeShapefile(extreme, gbk);
    expect([0, 1].map((row) => Number(cell(parts['.dbf'], row, 0, 7)))).toEqual([1e300, 1.5e-20]);
  });

  it('cuts text at 254 bytes between characters and counts it', () => {
    const { parts, cutValues } = writeShapefile(
      table([{ name: 't', type: 'text' }], [null, `a${'朝'.repeat(200)}`], [null, '阳']),
      gbk,
    );
    expect(cutValues).toBe(1);
    expect(cell(parts['.dbf'], 0, 0, 253)).toBe(`a${'朝'.repeat(126)}`);
    expect(parts['.dbf'][32 + 16]).toBe(253);
  });

  it('says its encoding in .cpg and language byte, and GB18030 where GBK is too small', () => {
    const cpgOf = (text: string, encoding: 'gbk' | 'utf-8'): string =>
      new TextDecoder().decode(
        writeShapefile(table([{ name: 't', type: 'text' }], [null, text]), { ...gbk, encoding }).parts['.cpg'],
      );
    expect([cpgOf('朝阳', 'gbk'), cpgOf('𠮷', 'gbk'), cpgOf('朝阳', 'utf-8')]).toEqual(['GBK', 'GB18030', 'UTF-8']);
    expect(writeShapefile(table([]), gbk).parts['.dbf'][29]).toBe(0x4d);
  });

  it('refuses kinds that do not go together, and more than 255 fields', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    }; // prettier-ignore
    expect(() => writeShapefile(table([], [point(1, 1)], [line]), gbk)).toThrow('shapefile-mixed');
    const many = Array.from({ length: 256 }, (_, index): Field => ({ name: `f${index}`, type: 'text' }));
    expect(() => writeShapefile(table(many), gbk)).toThrow('shapefile-too-large');
  });
});
