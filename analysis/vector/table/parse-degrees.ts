const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const MARKED =
  /^([+-]?\d+(?:\.\d+)?)\s*[°度ºd]\s*(?:(\d+(?:\.\d+)?)\s*['′’‘分m]\s*)?(?:(\d+(?:\.\d+)?)\s*(["″”“]|['′’‘]{2}|秒|s)?\s*)?$/i;
/** Degrees, minutes and seconds with one and the same sign between them: 116.28.30, 116:28:30, 116-28-30.5, 116 28 30. */
const SEPARATED = /^([+-]?\d{1,3})([.:\-\s])\s*(\d{1,2})\2\s*(\d{1,2}(?:\.\d+)?)$/;
const DEGREES_MINUTES = /^([+-]?\d{1,3})[:\s]+(\d{1,2}(?:\.\d+)?)$/;
const BEFORE = /^(东经|西经|北纬|南纬|经度|纬度|[EWNS])\s*[:：]?\s*/i;
const AFTER = /\s*([EWNS]|东|西|南|北)$/i;

/**
 * A coordinate as people write it: a plain number, or degrees with minutes and seconds in any of the usual signs, with E/W/N/S or
 * 东西南北 before or after; NaN when it is none. Full-width characters are folded; a lone comma is no decimal point here.
 *
 * @example parseDegrees('116°28′30″E') // 116.475
 * @example parseDegrees('北纬39度54分') // 39.9
 * @example parseDegrees('116.28.30') // 116.475
 */
export function parseDegrees(text: string): number {
  const trimmed = text.trim();
  if (trimmed.length > 60) return Number.NaN;
  if (NUMBER.test(trimmed)) return Number(trimmed);
  const folded = FOLDED(trimmed);
  const isNegative = /^(西经|南纬|[WS])/i.test(folded) || /[WS西南]$/i.test(folded);
  const bare = folded.replace(BEFORE, '').replace(AFTER, '').trim();
  if (bare === '') return Number.NaN;
  const plain = NUMBER.test(bare) ? Number(bare) : ofParts(bare);
  return isNegative ? -Math.abs(plain) : plain;
}

/** NFKC folds ′ and ″ into letters of their own in some runtimes, so only digits, letters and common signs are folded. */
const FOLDED = (text: string): string =>
  text.replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');

function ofParts(text: string): number {
  const marked = MARKED.exec(text);
  if (marked !== null) {
    const [, degrees = '', minutes, last, sign] = marked;
    // What follows the degrees without a sign of its own are minutes: 116°24.5
    const isMinutes = minutes === undefined && sign === undefined;
    return isMinutes ? sum(degrees, last, undefined) : sum(degrees, minutes, last);
  }
  const separated = SEPARATED.exec(text);
  if (separated !== null) return sum(separated[1]!, separated[3], separated[4]);
  const short = DEGREES_MINUTES.exec(text);
  return short === null ? Number.NaN : sum(short[1]!, short[2], undefined);
}

function sum(degrees: string, minutes = '0', seconds = '0'): number {
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return Number.NaN;
  const part = Number(minutes) / 60 + Number(seconds) / 3600;
  return degrees.startsWith('-') ? Number(degrees) - part : Number(degrees) + part;
}
