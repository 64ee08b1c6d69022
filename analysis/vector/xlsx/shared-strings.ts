import type { Run } from '../../core/run.ts';
import { XmlCursor } from './xml-cursor.ts';

/** The strings that cells point to (ECMA-376 part 1, §18.4): runs of rich text joined, phonetic hints left out. */
export async function readSharedStrings(xml: string, run: Run): Promise<string[]> {
  const strings: string[] = [];
  const cursor = new XmlCursor(xml);
  while (cursor.next()) {
    if (cursor.name !== 'si' || cursor.kind === 'close') continue;
    strings.push(cursor.kind === 'empty' ? '' : stringItem(cursor, 'si'));
    if (strings.length % 2_000 === 0) await run.breathe();
  }
  return strings;
}

/** The text of a string item up to its closing tag. */
export function stringItem(cursor: XmlCursor, until: string): string {
  let text = '';
  let isPhonetic = false;
  while (cursor.next() && !(cursor.name === until && cursor.kind === 'close')) {
    if (cursor.name === 'rPh') isPhonetic = cursor.kind === 'open';
    else if (cursor.name === 't' && cursor.kind === 'open' && !isPhonetic) text += cursor.text();
  }
  return unescapeLetters(text);
}

/** Letters that XML cannot hold are written as _x000D_ (ECMA-376 part 1, §22.4.2.4); a literal one as _x005F_x000D_. */
export const unescapeLetters = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
