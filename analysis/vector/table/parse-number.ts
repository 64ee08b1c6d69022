const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;
const COMMA_DECIMAL = /^[+-]?\d+,\d+$/;

/** How commas stand in the numbers of one column. */
export type CommaUse = 'none' | 'thousands' | 'decimal' | 'ambiguous';

/** A plain number as people type it: full-width digits too; NaN when it is none. Commas as `commas` says, thousands unless told. */
export function numberOfText(text: string, commas: CommaUse = 'thousands'): number {
  if (PLAIN.test(text)) return Number(text);
  const bare = text.trim().normalize('NFKC');
  if (PLAIN.test(bare)) return Number(bare);
  if (commas === 'thousands' && GROUPED.test(bare)) return Number(bare.replaceAll(',', ''));
  if (commas === 'decimal' && COMMA_DECIMAL.test(bare)) return Number(bare.replace(',', '.'));
  return Number.NaN;
}

/**
 * What the commas of a column of numbers mean. "1,234,567" or "1,234.5" can only be thousands; "116,48" or "0,125" can only be
 * decimals; a column with nothing but "1,234" is ambiguous, and so is one with both kinds.
 */
export function commaUseOf(texts: Iterable<string>): CommaUse {
  let [any, thousands, decimal] = [false, false, false];
  for (const text of texts) {
    if (!text.includes(',')) continue;
    any = true;
    const bare = text.trim().normalize('NFKC');
    if (/^[+-]?[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d*)?|,\d{3}\.\d*)$/.test(bare)) thousands = true;
    else if (COMMA_DECIMAL.test(bare) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare)) decimal = true;
  }
  if (!any) return 'none';
  if (thousands === decimal) return 'ambiguous';
  return thousands ? 'thousands' : 'decimal';
}
