import { type DecodedText, decodeWithMark } from '../decode-text.ts';
import { encodingOfLabel } from '../text-encoding.ts';

const HEADER_BYTES = 256;

/**
 * XML bytes as text (XML 1.0, appendix F): what the person chose, else the byte order mark, else the encoding in the XML header, else
 * UTF-8 where it is valid, else GB18030. A header that says UTF-8 over text that is none is not believed.
 */
export function decodeXml(bytes: Uint8Array, chosen: string | undefined): DecodedText {
  const header = String.fromCharCode(...bytes.subarray(0, HEADER_BYTES));
  const label = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(header)?.[1] ?? '';
  const declared = label === '' ? null : encodingOfLabel(label);
  if (declared === null || declared === 'utf-8' || declared.startsWith('utf-16')) return decodeWithMark(bytes, chosen);
  if (chosen !== undefined && encodingOfLabel(chosen) !== null) return decodeWithMark(bytes, chosen);
  return {
    text: new TextDecoder(declared).decode(bytes),
    encoding: declared,
    how: { zh: `XML 文件头写明 ${label}`, en: `the XML header says ${label}` },
  };
}
