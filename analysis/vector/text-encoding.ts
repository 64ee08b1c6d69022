import type { Words } from '../core/words.ts';

/** An encoding and how it was decided. */
export interface DecidedEncoding {
  readonly encoding: string;
  readonly how: Words;
}

/** The TextDecoder label for what .cpg files and people write: "936", "ANSI 936", "GBK", "65001"; null when unknown. */
export function encodingOfLabel(label: string): string | null {
  const key = label
    .trim()
    .toLowerCase()
    .replace(/^(ansi|oem|cp|windows|ms|ibm)[ _-]*(?=\d)/, '');
  const known = ALIASES[key.replace(/[ _-]/g, '')];
  if (known !== undefined) return known;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

const ALIASES: Readonly<Record<string, string>> = {
  '936': 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  gb18030: 'gb18030',
  '54936': 'gb18030',
  euccn: 'gb18030',
  '65001': 'utf-8',
  utf8: 'utf-8',
  '950': 'big5',
  big5: 'big5',
  '1252': 'windows-1252',
  '88591': 'windows-1252',
};

/**
 * Decides the encoding of text: the label if there is one and it fits, else the language byte of a DBF, else UTF-8 when all
 * of it is valid UTF-8, else GB18030.
 *
 * @param samples pieces of text bytes, each cut at a field border perhaps in the middle of a character
 */
export function decideEncoding(
  samples: Iterable<Uint8Array>,
  told: { readonly chosen?: string | undefined; readonly cpg?: string | undefined; readonly languageByte?: number },
): DecidedEncoding {
  const chosen = told.chosen === undefined ? null : encodingOfLabel(told.chosen);
  if (chosen !== null) return { encoding: chosen, how: { zh: '由您选择', en: 'chosen by you' } };
  const content = contentOf(samples);
  const cpg = told.cpg === undefined || told.cpg.trim() === '' ? null : encodingOfLabel(told.cpg);
  if (cpg === 'utf-8' && content === 'other') {
    const how = {
      zh: '.cpg 写明 UTF-8，但内容不是，按 GB18030 读取',
      en: '.cpg says UTF-8 but the text is not; read as GB18030',
    };
    return { encoding: 'gb18030', how };
  }
  if (cpg !== null)
    return { encoding: cpg, how: { zh: `.cpg 写明 ${told.cpg?.trim()}`, en: `.cpg says ${told.cpg?.trim()}` } };
  const byLanguage = LANGUAGE_BYTES[told.languageByte ?? 0];
  if (byLanguage !== undefined) {
    return { encoding: byLanguage, how: { zh: 'DBF 语言标记', en: 'the language byte of the DBF' } };
  }
  if (content === 'ascii') return { encoding: 'utf-8', how: { zh: '全部为 ASCII 字符', en: 'all text is ASCII' } };
  if (content === 'utf-8')
    return { encoding: 'utf-8', how: { zh: '内容是有效的 UTF-8', en: 'the text is valid UTF-8' } };
  const how = {
    zh: '没有编码说明，内容不是 UTF-8，按 GB18030 读取',
    en: 'nothing says; the text is not UTF-8, read as GB18030',
  };
  return { encoding: 'gb18030', how };
}

/** DBF language driver bytes that name one code page beyond doubt; 0x57 and 0 mean “whatever the machine used”. */
const LANGUAGE_BYTES: Readonly<Record<number, string>> = { 77: 'gb18030', 79: 'big5', 122: 'gb18030', 120: 'big5' };

function contentOf(samples: Iterable<Uint8Array>): 'ascii' | 'utf-8' | 'other' {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let seen: 'ascii' | 'utf-8' = 'ascii';
  for (const sample of samples) {
    if (sample.every((byte) => byte < 0x80)) continue;
    seen = 'utf-8';
    try {
      // Streaming forgives a character that the field's width cut in two.
      decoder.decode(sample, { stream: true });
    } catch {
      return 'other';
    }
    resetQuietly(decoder);
  }
  return seen;
}

function resetQuietly(decoder: TextDecoder): void {
  try {
    decoder.decode();
  } catch {
    // The unfinished last character; the decoder is ready for the next piece.
  }
}
