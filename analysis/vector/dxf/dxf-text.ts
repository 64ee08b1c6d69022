/**
 * The text of a TEXT or ATTRIB, or a name, without codes: %%d %%p %%c, \U+XXXX and \M+nXXXX (DXF Reference, "Text"; AutoCAD help,
 * "Control Codes and Special Characters").
 */
export function plainText(text: string): string {
  if (!/%%|\\[UM]\+/.test(text)) return text;
  return text
    .replace(/\\U\+([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\M\+([1-5])([0-9a-fA-F]{4})/g, (_, page: string, hex: string) => {
      const code = Number.parseInt(hex, 16);
      return new TextDecoder(PAGES[Number(page) - 1]).decode(Uint8Array.of(code >> 8, code & 0xff));
    })
    .replace(/%%(\d{3}|.)/g, (whole, code: string) => {
      if (code.length === 3) return String.fromCharCode(Number(code));
      return CODES[code.toLowerCase()] ?? whole;
    });
}

const PAGES = ['shift_jis', 'big5', 'euc-kr', 'euc-kr', 'gb18030'];
const CODES: Readonly<Record<string, string>> = { d: '°', p: '±', c: '⌀', '%': '%', u: '', o: '', k: '' };

/** The text of an MTEXT: \P is a new line, \S1/2; a fraction; fonts, heights, colours and braces are left out. */
export function plainMtext(text: string): string {
  const bare = plainText(text).replace(FORMATTING, (whole, literal?: string, stacked?: string) => {
    if (literal !== undefined) return literal;
    if (stacked !== undefined) return stacked.replace(/[\^#]/, '/').trim();
    return whole === '\\P' || whole === '\\X' || whole === '^J'
      ? '\n'
      : whole === '\\~'
        ? ' '
        : whole === '^I'
          ? '\t'
          : '';
  });
  return bare.trim();
}

/** An escaped sign, a stacked fraction, a code with a value up to its semicolon, a bare code, a caret sign, a brace. */
const FORMATTING = /\\([\\{}])|\\S([^;]*);|\\[fFHWQTCcpA][^;]*;|\\[PXLlOoKkN~]|\^[IJM ]|[{}]/g;
