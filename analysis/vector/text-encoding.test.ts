import { describe, expect, it } from 'vitest';
import { encodeGb18030 } from './encode-gb18030.ts';
import { decideEncoding, encodingOfLabel } from './text-encoding.ts';
import { utf8Kind } from './utf8-check.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const decided = (samples: readonly Uint8Array[], told: Parameters<typeof decideEncoding>[1] = {}): string =>
  decideEncoding(samples, told).encoding;

const GBK = ['朝阳区', '清洁站统计', '垃圾楼'].map(encodeGb18030);
const UTF8 = ['朝阳区', '清洁站统计', '垃圾楼'].map(utf8);
/** 臺北市 in Big5, カタカナ in Shift-JIS, café in Windows-1252 */
const BIG5 = [Uint8Array.of(0xbb, 0x4f, 0xa5, 0x5f, 0xa5, 0xab)];
const SJIS = [Uint8Array.of(0x83, 0x4a, 0x83, 0x5e, 0x83, 0x4a, 0x83, 0x69)];
const LATIN = [Uint8Array.of(0x63, 0x61, 0x66, 0xe9), Uint8Array.of(0x4b, 0xf6, 0x6e, 0x69, 0x67)];

describe('the names people and .cpg files give to encodings', () => {
  it.each([
    [
      'gb18030',
      [
        '936',
        'ANSI 936',
        'ansi936',
        'CP936',
        'cp-936',
        'OEM 936',
        'OEM936',
        'GBK',
        'gb2312',
        'GB_2312-80',
        'GB18030',
        'x-cp936',
        'windows-936',
        '54936',
        'EUC-CN',
        '\uFEFF936\r\n',
        '"GBK"',
        ' Code Page 936 ',
      ],
    ],
    ['utf-8', ['UTF-8', 'utf8', 'UTF_8', '65001', 'CP65001', '\uFEFFUTF-8\r\n\0']],
    ['big5', ['950', 'BIG5', 'big-5', 'ANSI 950', 'cp950']],
    ['windows-1252', ['1252', 'ANSI 1252', 'ISO-8859-1', '88591', 'ISO 88591', 'latin1', 'windows-1252']],
    ['shift_jis', ['932', 'Shift_JIS', 'SJIS']],
  ])('%s', (encoding, labels) => {
    expect(labels.map((label) => [label, encodingOfLabel(label)])).toEqual(labels.map((label) => [label, encoding]));
  });

  it('nothing for nonsense', () => {
    expect(['', 'klingon', '__proto__', '123456'].map(encodingOfLabel)).toEqual([null, null, null, null]);
  });
});

describe('the encoding of text', () => {
  it('is what the person chose, before anything else', () => {
    expect(decided(UTF8, { chosen: 'big5', cpg: 'UTF-8' })).toBe('big5');
  });

  it('is what the .cpg says, unless the bytes prove it wrong', () => {
    expect(decided(GBK, { cpg: 'GBK' })).toBe('gb18030');
    const lying = decideEncoding(GBK, { cpg: 'UTF-8' });
    expect(lying.encoding).toBe('gb18030');
    expect(lying.how.zh).toContain('但内容不是');
    expect(decided(UTF8, { cpg: '936' })).toBe('utf-8');
  });

  it('is what the language byte says when there is no .cpg', () => {
    expect(decided(GBK, { languageByte: 0x4d })).toBe('gb18030');
    expect(decided(UTF8, { languageByte: 0x4d })).toBe('utf-8');
  });

  it('is UTF-8 when all of it is, and the likeliest other one when not', () => {
    expect(decided(UTF8)).toBe('utf-8');
    expect(decided(GBK)).toBe('gb18030');
    expect(decided(BIG5)).toBe('big5');
    expect(decided(SJIS)).toBe('shift_jis');
    expect(decided(LATIN)).toBe('windows-1252');
    expect(decided([utf8('plain')])).toBe('utf-8');
  });

  it('is GB18030 for every single common character and pair of them', () => {
    for (const pair of ['朝阳', '北京', '镇', '甲乙', '一', '，。', '０１'])
      expect(decided([encodeGb18030(pair)])).toBe('gb18030');
  });

  it('agrees with the strict decoder on which bytes are UTF-8', () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0xe0, 0x80, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf8, 0x88],
      [0xef, 0xbf, 0xbd],
      [0xf0, 0x9f, 0x98, 0x80],
      [0x80],
    ]) {
      const sample = Uint8Array.from(bytes);
      const isValid = (() => {
        try {
          new TextDecoder('utf-8', { fatal: true }).decode(sample);
          return true;
        } catch {
          return false;
        }
      })();
      expect([bytes, utf8Kind(sample) === 'utf-8']).toEqual([bytes, isValid]);
    }
    expect(utf8Kind(utf8('阳').subarray(0, 2))).toBe('utf-8');
  });
});
