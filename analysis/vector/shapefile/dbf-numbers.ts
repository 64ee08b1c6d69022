/** What a numeric cell holds: a number, nothing, or something that is no number. */
export type NumberCell = number | null | 'overflow' | 'not-a-number';

const POWERS = Float64Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads a number written in ASCII. Digits that make a whole number below 2^53 are divided by a power of ten, which is the nearest
 * double (Clinger 1990); everything else goes through the language's own parser. Asterisks are what dBASE writes when a number is
 * wider than its field.
 */
export function readNumberCell(bytes: Uint8Array, from: number, width: number): NumberCell {
  let at = from;
  let end = from + width;
  while (at < end && isBlank(bytes[at]!)) at++;
  while (end > at && isBlank(bytes[end - 1]!)) end--;
  if (at === end) return null;
  const start = at;
  const isNegative = bytes[at] === 0x2d;
  if (isNegative || bytes[at] === 0x2b) at++;
  let [value, digits, decimals] = [0, 0, -1];
  for (; at < end; at++) {
    const byte = bytes[at]!;
    if (byte >= 0x30 && byte <= 0x39) {
      value = value * 10 + (byte - 0x30);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (byte === 0x2e && decimals < 0) decimals = 0;
    else return readOddNumber(bytes, start, end);
  }
  if (digits === 0) return 'not-a-number';
  if (digits > 15) return readOddNumber(bytes, start, end);
  const positive = decimals > 0 ? value / POWERS[decimals]! : value;
  return isNegative && positive !== 0 ? -positive : positive;
}

function readOddNumber(bytes: Uint8Array, start: number, end: number): NumberCell {
  const text = String.fromCharCode(...bytes.subarray(start, end));
  if (/^\*+$/.test(text)) return 'overflow';
  const value = Number(/^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  return Number.isFinite(value) ? value : 'not-a-number';
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0 || byte === 0x09;

/** The text of a cell, for remarks on it. */
export const asciiCell = (bytes: Uint8Array, from: number, width: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + width))
    .replaceAll('\0', ' ')
    .trim();
