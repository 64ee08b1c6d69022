import type { Words } from '../core/words.ts';
import { highBytesScore, likeliestEncoding } from './likely-encoding.ts';
import { utf8Kind } from './utf8-check.ts';

/** An encoding and how it was decided. */
export interface DecidedEncoding {
  readonly encoding: string;
  readonly how: Words;
}

/**
 * The TextDecoder label for what .cpg files and people write: "936", "ANSI 936", "OEM936", "GBK", "65001", "88591", with a byte order mark,
 * quotes or blanks around it; null when unknown.
 */
export function encodingOfLabel(label: string): string | null {
  const plain = label.replace(/[\uFEFF\0"']/g, '').trim();
  const key = plain
    .toLowerCase()
    .replace(/^(ansi|oem|code ?page|cp|windows|win|ms|ibm|x)[ _-]*(?=(cp)?\d)/, '')
    .replace(/^cp(?=\d)/, '')
    .replace(/[ _-]/g, '');
  const known = Object.hasOwn(ALIASES, key) ? ALIASES[key] : undefined;
  if (known !== undefined) return known;
  try {
    return new TextDecoder(plain).encoding;
  } catch {
    return null;
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  ...{ 936: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', gb231280: 'gb18030', gb18030: 'gb18030', 54936: 'gb18030' },
  ...{ gb: 'gb18030', euccn: 'gb18030', 20936: 'gb18030', hzgb2312: 'gb18030', chinese: 'gb18030', ansigbk: 'gb18030' },
  ...{ 65001: 'utf-8', utf8: 'utf-8', utf8bom: 'utf-8', utf8sig: 'utf-8', unicode: 'utf-8', utf16: 'utf-16le' },
  ...{ 950: 'big5', big5: 'big5', big5hkscs: 'big5', 932: 'shift_jis', sjis: 'shift_jis', 949: 'euc-kr' },
  ...{ 88591: 'windows-1252', iso88591: 'windows-1252', latin1: 'windows-1252', 1252: 'windows-1252' },
  ...{ 1250: 'windows-1250', 1251: 'windows-1251', 1253: 'windows-1253', 1254: 'windows-1254', 1255: 'windows-1255' },
  ...{ 1256: 'windows-1256', 1257: 'windows-1257', 1258: 'windows-1258', 874: 'windows-874', 866: 'ibm866' },
};

interface Told {
  readonly chosen?: string | undefined;
  readonly cpg?: string | undefined;
  readonly languageByte?: number;
}

/**
 * Decides the encoding of text: what the person chose; else the .cpg unless the bytes prove it wrong; else the language byte of a
 * DBF, likewise; else UTF-8 when all of it is valid UTF-8; else the likeliest of GB18030, Big5, Shift-JIS and Windows-1252 by how
 * common the characters would be.
 *
 * @param samples pieces of text bytes, each cut at a field border perhaps in the middle of a character
 */
export function decideEncoding(samples: Iterable<Uint8Array>, told: Told): DecidedEncoding {
  const chosen = told.chosen === undefined ? null : encodingOfLabel(told.chosen);
  if (chosen !== null) return { encoding: chosen, how: { zh: '由您选择', en: 'chosen by you' } };
  const { kind, high } = contentOf(samples);
  const cpg = (told.cpg ?? '').replace(/[\uFEFF\0]/g, '').trim();
  const named = cpg === '' ? null : encodingOfLabel(cpg);
  if (named !== null) return byLabel(named, { zh: `.cpg 写明 ${cpg}`, en: `.cpg says ${cpg}` }, kind, high);
  const byLanguage = LANGUAGE_BYTES[told.languageByte ?? 0];
  if (byLanguage !== undefined) {
    return byLabel(byLanguage, { zh: 'DBF 语言标记', en: 'the language byte of the DBF' }, kind, high);
  }
  if (kind === 'ascii') return { encoding: 'utf-8', how: { zh: '全部为 ASCII 字符', en: 'all text is ASCII' } };
  if (kind === 'utf-8') return { encoding: 'utf-8', how: { zh: '内容是有效的 UTF-8', en: 'the text is valid UTF-8' } };
  const encoding = likeliestEncoding(high);
  const shown = encoding.toUpperCase();
  const how = {
    zh: `没有编码说明，内容不是 UTF-8，按字频像 ${shown}`,
    en: `nothing says; the text is not UTF-8 and looks like ${shown}`,
  };
  return { encoding, how };
}

/** A label that the bytes contradict loses, and it is said: UTF-8 can be proved right (long enough) or wrong. */
function byLabel(named: string, how: Words, kind: Content, high: readonly Uint8Array[]): DecidedEncoding {
  if (named === 'utf-8' && kind === 'other') {
    const encoding = likeliestEncoding(high);
    const shown = encoding.toUpperCase();
    return {
      encoding,
      how: { zh: `${how.zh}，但内容不是，按 ${shown} 读取`, en: `${how.en} but the text is not; read as ${shown}` },
    };
  }
  if (kind === 'utf-8' && named !== 'utf-8' && isProof(named, high)) {
    return {
      encoding: 'utf-8',
      how: { zh: `${how.zh}，但内容是有效的 UTF-8`, en: `${how.en} but the text is valid UTF-8; read as UTF-8` },
    };
  }
  return { encoding: named, how };
}

/** Valid UTF-8 by chance is rare; it is taken as proof when the stated encoding would also give implausible text. */
const isProof = (named: string, high: readonly Uint8Array[]): boolean =>
  high.length >= 3 && highBytesScore(named, high) < 0.6;

/** DBF language driver bytes that name one code page beyond doubt; 0x57 and 0 mean “whatever the machine used”. */
const LANGUAGE_BYTES: Readonly<Record<number, string>> = {
  ...{ 77: 'gb18030', 122: 'gb18030', 79: 'big5', 120: 'big5', 19: 'shift_jis', 123: 'shift_jis' },
  ...{ 78: 'euc-kr', 121: 'euc-kr', 80: 'windows-874', 124: 'windows-874', 3: 'windows-1252', 89: 'windows-1252' },
  ...{
    200: 'windows-1250',
    201: 'windows-1251',
    202: 'windows-1254',
    203: 'windows-1253',
    38: 'ibm866',
    101: 'ibm866',
  },
};

type Content = 'ascii' | 'utf-8' | 'other';
const SCORED_AT_MOST = 20_000;

/** What the bytes can be, and pieces with bytes above 0x7f to judge by. */
function contentOf(samples: Iterable<Uint8Array>): { readonly kind: Content; readonly high: readonly Uint8Array[] } {
  let kind: Content = 'ascii';
  const high: Uint8Array[] = [];
  for (const sample of samples) {
    const one = utf8Kind(sample);
    if (one === 'ascii') continue;
    if (high.length < SCORED_AT_MOST) high.push(sample);
    if (kind !== 'other') kind = one;
    else if (high.length >= SCORED_AT_MOST) break;
  }
  return { kind: kind === 'utf-8' && isRatherGb(high) ? 'other' : kind, high };
}

/**
 * A few common Hanzi in GBK, 一 (D2 BB) for one, happen to be valid UTF-8 of two bytes to a character, in scripts that stand beside no
 * Chinese text. UTF-8 Hanzi take three bytes, and Latin letters with accents have lead bytes up to C5.
 */
function isRatherGb(high: readonly Uint8Array[]): boolean {
  const isPairsOnly = high.every((piece) => piece.every((byte) => byte < 0xe0));
  return (
    isPairsOnly && high.some((piece) => piece.some((byte) => byte >= 0xc6)) && highBytesScore('gb18030', high) === 1
  );
}
