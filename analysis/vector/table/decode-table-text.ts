import { type DecidedEncoding, decideEncoding } from '../text-encoding.ts';

/**
 * The text of a table file and how its encoding was decided: the person's choice, a byte order mark, UTF-16 by its zero bytes, then
 * as for every other text (valid UTF-8, else GB18030). The byte order mark is taken away.
 */
export function decodeTableText(
  bytes: Uint8Array,
  chosen: string | undefined,
): DecidedEncoding & { readonly text: string } {
  const decided = decide(bytes, chosen);
  return { ...decided, text: new TextDecoder(decided.encoding).decode(bytes) };
}

/** UTF-16 without a mark: Latin letters, digits and separators leave every other byte zero. */
export function utf16ByZeros(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length, 1_024) & ~1;
  if (length < 4) return null;
  let [even, odd] = [0, 0];
  for (let at = 0; at < length; at += 2) {
    if (head[at] === 0) even++;
    if (head[at + 1] === 0) odd++;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.2 && even === 0) return 'utf-16le';
  return even > pairs * 0.2 && odd === 0 ? 'utf-16be' : null;
}

function decide(bytes: Uint8Array, chosen: string | undefined): DecidedEncoding {
  const marked = markOf(bytes);
  if (chosen === undefined && marked !== null) {
    return {
      encoding: marked,
      how: { zh: '文件开头的字节序标记', en: 'the byte order mark at the start of the file' },
    };
  }
  const byZeros = chosen === undefined ? utf16ByZeros(bytes) : null;
  if (byZeros !== null)
    return { encoding: byZeros, how: { zh: '隔字节为零，是 UTF-16', en: 'every other byte is zero: UTF-16' } };
  if (chosen === undefined && isDamagedUtf8(bytes)) {
    const how = {
      zh: '几乎全是有效的 UTF-8，个别字节损坏',
      en: 'nearly all of it is valid UTF-8, a few bytes are damaged',
    };
    return { encoding: 'utf-8', how };
  }
  return decideEncoding([bytes], { chosen });
}

const JUDGED_BYTES = 4_000_000;

/** A few broken bytes do not make a text another encoding: at least 20 letters of three bytes for each that cannot be read. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  // a letter that the judged part ends in is cut, not damaged
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, JUDGED_BYTES), {
    stream: bytes.length > JUDGED_BYTES,
  });
  let [letters, damaged] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) damaged++;
    else if (code >= 0x800) letters++;
  }
  return damaged > 0 && letters >= damaged * 20;
}

export function markOf([first, second, third]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
