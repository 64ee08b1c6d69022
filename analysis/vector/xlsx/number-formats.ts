import type { CellValue } from '../../core/features.ts';
import { XmlCursor } from './xml-cursor.ts';

/** What a cell's style makes of its number: a day, a moment, or a code of so many digits ("000123"); null for a plain number. */
export type CellStyle = 'date' | 'time' | { readonly digits: number } | null;

/** styles[i] belongs to cells with s="i" (ECMA-376 part 1, §18.8.10 and §18.8.30). */
export function readStyles(xml: string): CellStyle[] {
  const codes = new Map<number, string>();
  const styles: CellStyle[] = [];
  const cursor = new XmlCursor(xml);
  let isInCellFormats = false;
  while (cursor.next()) {
    if (cursor.name === 'numFmt') codes.set(Number(cursor.attribute('numFmtId')), cursor.attribute('formatCode') ?? '');
    else if (cursor.name === 'cellXfs') isInCellFormats = cursor.kind === 'open';
    else if (cursor.name === 'xf' && isInCellFormats && cursor.kind !== 'close') {
      const id = Number(cursor.attribute('numFmtId') ?? 0);
      styles.push(styleOfFormat(id, codes.get(id)));
    }
  }
  return styles;
}

/** The style of a number format by its own code, or by its number where it is one of those that every program knows. */
export const styleOfFormat = (id: number, code: string | undefined): CellStyle =>
  code === undefined ? builtIn(id) : styleOfCode(code);

/** A number as its style shows it: a day, a code with its zeros, or the number. */
export function numberAs(number: number, style: CellStyle, is1904: boolean): CellValue {
  if (style === null) return Number.isFinite(number) ? number : null;
  if (typeof style === 'string') return dateOfSerial(number, is1904) ?? number;
  return Number.isInteger(number) && number >= 0 ? String(number).padStart(style.digits, '0') : number;
}

/** Built-in formats; 27–36 and 50–58 are days in the Chinese, Japanese and Korean editions. */
function builtIn(id: number): CellStyle {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return 'date';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? 'time' : null;
}

/** @example styleOfCode('yyyy"年"m"月"d"日"') // 'date' */
export function styleOfCode(code: string): CellStyle {
  const [positive = ''] = code.split(';');
  const bare = positive
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .toLowerCase();
  if (/^0{2,}$/.test(bare)) return { digits: bare.length };
  if (/general|[#0?]/.test(bare.replace(/\.0+/g, '')) || !/[ymdhs]/.test(bare)) return null;
  return /[yd]/.test(bare) || /^m+$/.test(bare) ? 'date' : 'time';
}

const DAY_MS = 86_400_000;
/** 1899-12-30: serial 61 and later; serials before are a day off because 1900 is taken for a leap year. */
const EPOCH_1900_MS = Date.UTC(1899, 11, 30);
const EPOCH_1904_MS = Date.UTC(1904, 0, 1);

/**
 * A serial number as YYYY-MM-DD, with HH:MM:SS behind it where it has a part of a day; the bare time for a serial below 1. Null
 * where no calendar reaches.
 */
export function dateOfSerial(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const days = !is1904 && serial < 60 ? serial + 1 : serial;
  const seconds = Math.round((days * DAY_MS) / 1_000);
  const iso = new Date((is1904 ? EPOCH_1904_MS : EPOCH_1900_MS) + seconds * 1_000).toISOString();
  const time = iso.slice(11, 19);
  if (serial < 1 && serial > 0) return time;
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
}
