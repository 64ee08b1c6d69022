import { type DecodedText, decodeWithMark } from '../decode-text.ts';
import { encodingOfLabel } from '../text-encoding.ts';

const HEADER_BYTES = 65_536;
/** AutoCAD 2007: from here on a text drawing is UTF-8 (DXF Reference, $ACADVER). */
const FIRST_UTF8_VERSION = 1021;

/**
 * Drawing bytes as text: what the person chose, else UTF-8 from version AC1021 on, else $DWGCODEPAGE. A code page that says Western Europe or
 * nothing is not believed where the letters come in pairs, as they do in GB 2312: Chinese programs write such headers.
 */
export function decodeDxf(bytes: Uint8Array, chosen: string | undefined): DecodedText {
  if (chosen !== undefined && encodingOfLabel(chosen) !== null) return decodeWithMark(bytes, chosen);
  const header = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES));
  const version = Number(/\$ACADVER\s+1\s+AC(\d{4})/.exec(header)?.[1] ?? 0);
  const page = /\$DWGCODEPAGE\s+3\s+(\S+)/.exec(header)?.[1] ?? '';
  const encoding = page === '' ? null : encodingOfLabel(page);
  if (version >= FIRST_UTF8_VERSION || encoding === null || encoding === 'utf-8')
    return decodeWithMark(bytes, undefined);
  if (encoding === 'windows-1252') {
    const decoded = decodeWithMark(bytes, undefined);
    if (decoded.encoding === 'utf-8' || looksChinese(bytes)) return decoded;
  }
  const how = { zh: `文件头写明代码页 ${page}`, en: `the header says code page ${page}` };
  return { text: new TextDecoder(encoding).decode(bytes), encoding, how };
}

/** Nine tenths of the runs of bytes beyond ASCII are of even length: GB 2312 has only such, European words mostly single letters. */
function looksChinese(bytes: Uint8Array): boolean {
  let [even, odd, length] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte >= 0x80) length++;
    else if (length > 0) {
      if (length % 2 === 0) even++;
      else odd++;
      length = 0;
    }
  }
  return even > 0 && even >= 9 * odd;
}
