/** Text as XML: what a file contains is only ever shown, never markup. */
export const escapeXml = (text: string): string =>
  text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`).replace(CONTROL_CHARACTERS, '');

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g;

/** Millimetres with a hundredth: a tenth of what a pen can do. */
export const mm = (value: number): string => String(Math.round(value * 100) / 100);

/** CSS pixels at 96 dpi, as millimetres on paper. */
export const pxToMm = (px: number): number => (px * 25.4) / 96;

interface TextStyle {
  readonly sizeMm: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly weight?: 400 | 700;
  readonly colour?: string;
  readonly rotate?: number;
}

export function textAt(xMm: number, yMm: number, text: string, style: TextStyle): string {
  const { sizeMm, anchor = 'start', weight = 400, colour = '#1f2933', rotate } = style;
  const turn = rotate === undefined ? '' : ` transform="rotate(${rotate} ${mm(xMm)} ${mm(yMm)})"`;
  return `<text x="${mm(xMm)}" y="${mm(yMm)}" font-size="${mm(sizeMm)}" font-weight="${weight}" text-anchor="${anchor}" fill="${colour}"${turn}>${escapeXml(text)}</text>`;
}

export const lineBetween = (x1: number, y1: number, x2: number, y2: number, colour: string, widthMm: number): string =>
  `<line x1="${mm(x1)}" y1="${mm(y1)}" x2="${mm(x2)}" y2="${mm(y2)}" stroke="${colour}" stroke-width="${mm(widthMm)}"/>`;

/** Width of a line of text: a Chinese character is one em, others a little over half. */
export function textWidthMm(text: string, sizeMm: number): number {
  let ems = 0;
  for (const char of text) ems += char.codePointAt(0)! > 0x2e7f ? 1 : 0.56;
  return ems * sizeMm;
}

/** Closing marks stay with what they close. */
const CLOSING = /^[）。，、；：」》]/;

/** Breaks text into lines that fit; Chinese breaks anywhere, other words stay whole where they can. */
export function wrapText(text: string, widthMm: number, sizeMm: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/g) ?? []) {
    if (line !== '' && !CLOSING.test(piece) && textWidthMm((line + piece).trimEnd(), sizeMm) > widthMm) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines;
}
