const IN_NAME = /(?<!\d)((?:19|20)\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d{2})/g;
const IN_TAG = /^(\d{4})[:-](\d{2})[:-](\d{2})/;

/**
 * The day a raster was taken, YYYY-MM-DD: from its name, which people and agencies keep, else from its date tag, which
 * some programs set to the day of processing; null when neither tells.
 *
 * @example rasterDate('T50TMK_20250518T030539_B02.tif', undefined) // '2025-05-18'
 */
export function rasterDate(name: string, dateTag: string | undefined): string | null {
  for (const [, year, month, day] of name.matchAll(IN_NAME)) {
    const date = checkedDate(year, month, day);
    if (date !== null) return date;
  }
  const [, year, month, day] = IN_TAG.exec(dateTag ?? '') ?? [];
  return checkedDate(year, month, day);
}

function checkedDate(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return y >= 1970 && y < 2100 && m >= 1 && m <= 12 && d >= 1 && d <= last ? `${year}-${month}-${day}` : null;
}
