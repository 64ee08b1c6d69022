const DATE =
  /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|\.(\d{1,2})\.(\d{1,2})|\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号])(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?Z?)?$/;

/**
 * A calendar day as people write it, as YYYY-MM-DD; null for anything else, for days that no calendar has, and for a time of
 * day other than midnight, which would be lost.
 *
 * @example dateOfText('2024年5月1日') // '2024-05-01'
 */
export function dateOfText(text: string): string | null {
  const found = DATE.exec(text.trim());
  if (found === null) return null;
  const [year, month, day] = [found[1]!, ...found.slice(2).filter((part) => part !== undefined)].map(Number);
  const date = new Date(Date.UTC(year!, month! - 1, day!));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day) return null;
  return `${found[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
