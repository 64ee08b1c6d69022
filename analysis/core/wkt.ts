/** One `KEYWORD[...]` of a well-known text. */
export interface WktNode {
  readonly keyword: string;
  readonly parts: readonly (string | number | WktNode)[];
}

const TEXT_AT_MOST = 20_000;
const DEPTH_AT_MOST = 16;
const TOKEN = /\s*(?:"((?:[^"]|"")*)"|([[\](),])|([^\s"[\](),]+))/y;

/** Parses the well-known text of a coordinate system (OGC and ESRI WKT 1, WKT 2); null when it is none. */
export function parseWkt(text: string): WktNode | null {
  if (text.length > TEXT_AT_MOST) return null;
  const tokens = tokenize(text.replace(/^\uFEFF/, '').trim());
  if (tokens === null) return null;
  let position = 0;
  const node = (depth: number): WktNode | null => {
    const word = tokens[position];
    if (word?.kind !== 'word' || tokens[position + 1]?.kind !== 'open' || depth > DEPTH_AT_MOST) return null;
    position += 2;
    const parts: (string | number | WktNode)[] = [];
    while (position < tokens.length) {
      const token = tokens[position]!;
      if (token.kind === 'close') {
        position++;
        return { keyword: word.text.toUpperCase(), parts };
      }
      if (token.kind === 'comma') {
        position++;
      } else if (token.kind === 'word' && tokens[position + 1]?.kind === 'open') {
        const inner = node(depth + 1);
        if (inner === null) return null;
        parts.push(inner);
      } else if (token.kind === 'open') {
        return null;
      } else {
        position++;
        const value = Number(token.text);
        parts.push(token.kind === 'word' && Number.isFinite(value) ? value : token.text);
      }
    }
    return null;
  };
  return node(0);
}

/** The first direct child with one of these keywords. */
export function child(node: WktNode | undefined, ...keywords: string[]): WktNode | undefined {
  return node?.parts.find((part): part is WktNode => typeof part === 'object' && keywords.includes(part.keyword));
}

/** The name of a node: its first text. */
export const nameOf = (node: WktNode | undefined): string => (typeof node?.parts[0] === 'string' ? node.parts[0] : '');

/** The n-th part as a number, NaN when it is none. */
export const numberOf = (node: WktNode | undefined, index: number): number => {
  const part = node?.parts[index];
  return typeof part === 'number' ? part : Number(typeof part === 'string' ? part : Number.NaN);
};

interface Token {
  readonly kind: 'open' | 'close' | 'comma' | 'word' | 'text';
  readonly text: string;
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const [, quoted, sign, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replaceAll('""', '"') });
    else if (sign !== undefined) {
      tokens.push({ kind: sign === ',' ? 'comma' : sign === '[' || sign === '(' ? 'open' : 'close', text: sign });
    } else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return tokens;
}
