/**
 * Walks over the tags of an XML text without building anything. Name spaces are cut off (x:row is row); comments, instructions and CDATA
 * marks are passed over. It knows just what spreadsheets need: nothing is expanded but the five named and the numbered characters.
 */
export class XmlCursor {
  /** the local name of the current tag */
  name = '';
  kind: 'open' | 'close' | 'empty' = 'open';
  /** where the current tag begins */
  tagStart = 0;
  /** where the text behind the current tag begins */
  textStart = 0;
  private attributesStart = 0;

  constructor(readonly xml: string) {}

  /** Goes to the next tag; false at the end, also where the text breaks off inside a tag. */
  next(): boolean {
    const { xml } = this;
    for (let at = xml.indexOf('<', this.textStart); at >= 0; at = xml.indexOf('<', at)) {
      const code = xml.charCodeAt(at + 1);
      if (code === EXCLAMATION || code === QUESTION) {
        at = endOfAside(xml, at);
        if (at < 0) return false;
        continue;
      }
      const end = endOfTag(xml, at + 1);
      if (end < 0) return false;
      const isClose = code === SLASH;
      let from = isClose ? at + 2 : at + 1;
      let to = from;
      for (; to < end; to++) {
        const letter = xml.charCodeAt(to);
        if (letter === COLON) from = to + 1;
        else if (letter <= SPACE || letter === SLASH) break;
      }
      this.name = xml.slice(from, to);
      this.kind = isClose ? 'close' : xml.charCodeAt(end - 1) === SLASH ? 'empty' : 'open';
      this.attributesStart = to;
      this.tagStart = at;
      this.textStart = end + 1;
      return true;
    }
    return false;
  }

  /** The value of an attribute of the current tag, with or without a name space in front; null when it has none. */
  attribute(name: string): string | null {
    const { xml } = this;
    const end = this.textStart - 1;
    for (let at = xml.indexOf(name, this.attributesStart); at >= 0 && at < end; at = xml.indexOf(name, at + 1)) {
      const before = xml.charCodeAt(at - 1);
      const equals = at + name.length;
      if ((before > SPACE && before !== COLON) || xml.charCodeAt(equals) !== EQUALS) continue;
      const quote = xml[equals + 1]!;
      const close = xml.indexOf(quote, equals + 2);
      return close < 0 || close > end ? null : unescapeXml(xml.slice(equals + 2, close));
    }
    return null;
  }

  /** The text between the current tag and the next one. */
  text(): string {
    const next = this.xml.indexOf('<', this.textStart);
    if (next < 0) return '';
    if (!this.xml.startsWith('<![CDATA[', next)) return unescapeXml(this.xml.slice(this.textStart, next));
    const end = this.xml.indexOf(']]>', next);
    return this.xml.slice(next + 9, end < 0 ? undefined : end);
  }
}

const [EXCLAMATION, QUESTION, SLASH, COLON, SPACE, EQUALS] = [33, 63, 47, 58, 32, 61] as const;
const [GREATER, DOUBLE, SINGLE] = [62, 34, 39] as const;

function endOfAside(xml: string, at: number): number {
  const [mark, length] = xml.startsWith('<!--', at)
    ? ['-->', 3]
    : xml.startsWith('<![CDATA[', at)
      ? [']]>', 3]
      : ['>', 1];
  const end = xml.indexOf(mark as string, at);
  return end < 0 ? -1 : end + (length as number);
}

/** The '>' of a tag; one inside a quoted value does not end it. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === GREATER) return at;
    else if (code === DOUBLE || code === SINGLE) quote = code;
  }
  return -1;
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
