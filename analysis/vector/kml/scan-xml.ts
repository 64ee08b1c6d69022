import { AppError } from '../../core/problems.ts';
import type { Run } from '../../core/run.ts';

/** What is told of an XML text in reading order. Names come without their prefix: "gx:Track" is "Track". */
export interface XmlHandler {
  /** `attributes` is what stands behind the name, for `attributeOf` */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** text between tags, entities replaced; may come in pieces */
  text(piece: string): void;
}

const DEPTH_AT_MOST = 128;
const BREATHE_EVERY_TAGS = 5_000;

/**
 * Walks through XML (1.0) without building it up, so that a large file costs no more memory than its text. Only the five named entities and
 * character numbers are replaced; a DOCTYPE, which could define more or fetch something, is refused. A lone "&" stays as it is.
 *
 * Problems: `xml-doctype`, `xml-too-deep`, `not-kml` with the line where tags stop fitting together.
 */
export async function scanXml(text: string, file: string, handler: XmlHandler, run: Run): Promise<void> {
  const open: string[] = [];
  let at = 0;
  for (let tags = 0; ; tags++) {
    if (tags % BREATHE_EVERY_TAGS === 0) {
      await run.breathe();
      run.progress(at / text.length);
    }
    const start = text.indexOf('<', at);
    if (start < 0) break;
    if (start > at && open.length > 0) handler.text(withoutEntities(text.slice(at, start)));
    at = endOfMarkup(text, start, file);
    const second = text.charCodeAt(start + 1);
    if (second === BANG) {
      if (text.startsWith('<![CDATA[', start)) handler.text(text.slice(start + 9, at - 3));
    } else if (second === SLASH) {
      const name = text.slice(start + 2, at - 1).trim();
      if (open.pop() !== name) throw misfit(file, text, start);
      handler.close(localName(name));
    } else if (second !== QUESTION) {
      const isEmpty = text.charCodeAt(at - 2) === SLASH;
      const inside = text.slice(start + 1, at - (isEmpty ? 2 : 1));
      const nameEnd = inside.search(/\s/);
      const name = nameEnd < 0 ? inside : inside.slice(0, nameEnd);
      if (name === '' || open.length >= DEPTH_AT_MOST) {
        throw name === ''
          ? misfit(file, text, start)
          : new AppError({ code: 'xml-too-deep', file, limit: DEPTH_AT_MOST });
      }
      handler.open(localName(name), nameEnd < 0 ? '' : inside.slice(nameEnd));
      if (isEmpty) handler.close(localName(name));
      else open.push(name);
    }
  }
  if (open.length > 0) throw misfit(file, text, text.length);
}

/** The value of an attribute in the text behind a tag's name; '' without it. */
export function attributeOf(attributes: string, name: string): string {
  for (const [, key, double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key === name) return withoutEntities(double ?? single ?? '');
  }
  return '';
}

const [BANG, SLASH, QUESTION, GREATER, DOUBLE, SINGLE] = [0x21, 0x2f, 0x3f, 0x3e, 0x22, 0x27];

/** The offset behind the tag, comment, CDATA section or instruction that begins at `start`. */
function endOfMarkup(text: string, start: number, file: string): number {
  const close = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from);
    if (end < 0) throw misfit(file, text, start);
    return end + mark.length;
  };
  if (text.startsWith('<!--', start)) return close('-->', start + 4);
  if (text.startsWith('<![CDATA[', start)) return close(']]>', start + 9);
  if (text.startsWith('<?', start)) return close('?>', start + 2);
  if (text.startsWith('<!', start)) throw new AppError({ code: 'xml-doctype', file });
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === GREATER) return at + 1;
    if (code === DOUBLE || code === SINGLE) at = close(code === DOUBLE ? '"' : "'", at + 1) - 1;
  }
  throw misfit(file, text, start);
}

function misfit(file: string, text: string, at: number): AppError {
  let line = 1;
  for (let newline = text.indexOf('\n'); newline >= 0 && newline < at; newline = text.indexOf('\n', newline + 1))
    line++;
  return new AppError({ code: 'not-kml', file, where: `line ${line}` });
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|lt|gt|quot|apos));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name]!;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
