const PARTS =
  /^([+-]?\d+(?:\.\d+)?)\s*[°度]\s*(?:(\d+(?:\.\d+)?)\s*['′’分]\s*)?(?:(\d+(?:\.\d+)?)\s*(?:["″”]|''|秒)\s*)?$/;

/**
 * A coordinate as people write it: a plain number, or degrees with minutes and seconds, with E/W/N/S or 东西南北 before or
 * after; NaN when it is none.
 *
 * @example parseDegrees('116°23′30″E') // 116.391666…
 */
export function parseDegrees(text: string): number {
  const trimmed = text.trim().slice(0, 60);
  const isNegative = /^[WS西南]|[WS]$/i.test(trimmed);
  const bare = trimmed.replace(/^(东经|西经|北纬|南纬|[EWNS])\s*/i, '').replace(/\s*[EWNS]$/i, '');
  if (bare === '') return Number.NaN;
  const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : degreesOfParts(bare);
  return isNegative ? -plain : plain;
}

function degreesOfParts(text: string): number {
  const [, degrees, minutes = '0', seconds = '0'] = PARTS.exec(text) ?? [];
  if (degrees === undefined || Number(minutes) >= 60 || Number(seconds) >= 60) return Number.NaN;
  const part = Number(minutes) / 60 + Number(seconds) / 3600;
  return degrees.startsWith('-') ? Number(degrees) - part : Number(degrees) + part;
}
