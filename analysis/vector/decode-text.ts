import type { Words } from '../core/words.ts';
import { encodingOfLabel } from './text-encoding.ts';

/** Text with the encoding it was in and how that was decided. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
  readonly how: Words;
}

/** The encoding that a byte order mark names, or null. */
export function encodingOfMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : null;
}

/**
 * Decodes text that names no encoding: what the person chose, else its byte order mark, else UTF-8 where all of it is valid UTF-8, else
 * GB18030. The mark itself is left out.
 */
export function decodeWithMark(bytes: Uint8Array, chosen: string | undefined): DecodedText {
  const picked = chosen === undefined ? null : encodingOfLabel(chosen);
  if (picked !== null) return decodedAs(bytes, picked, { zh: '由您选择', en: 'chosen by you' });
  const marked = encodingOfMark(bytes);
  if (marked !== null && marked !== 'utf-8') {
    return decodedAs(bytes, marked, { zh: '文件开头的字节序标记', en: 'the byte order mark of the file' });
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: 'utf-8', how: { zh: '内容是有效的 UTF-8', en: 'the text is valid UTF-8' } };
  } catch {
    const how = { zh: '内容不是有效的 UTF-8，按 GB18030 读取', en: 'the text is not valid UTF-8; read as GB18030' };
    return decodedAs(bytes, 'gb18030', how);
  }
}

const decodedAs = (bytes: Uint8Array, encoding: string, how: Words): DecodedText => ({
  text: new TextDecoder(encoding).decode(bytes),
  encoding,
  how,
});
