/**
 * Is a piece of text plain ASCII, valid UTF-8 (RFC 3629: no overlong forms, no surrogates), or neither? A character that the end of
 * the piece cuts off is forgiven: fields cut text at their width.
 */
export function utf8Kind(bytes: Uint8Array): 'ascii' | 'utf-8' | 'other' {
  let at = 0;
  while (at < bytes.length && bytes[at]! < 0x80) at++;
  if (at === bytes.length) return 'ascii';
  while (at < bytes.length) {
    const lead = bytes[at]!;
    if (lead < 0x80) {
      at++;
      continue;
    }
    const more =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    if (more === 0) return 'other';
    for (let step = 1; step <= more; step++) {
      if (at + step >= bytes.length) return 'utf-8';
      const next = bytes[at + step]!;
      if (next < (step === 1 ? lowest(lead) : 0x80) || next > (step === 1 ? highest(lead) : 0xbf)) return 'other';
    }
    at += more + 1;
  }
  return 'utf-8';
}

const lowest = (lead: number): number => (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80);
const highest = (lead: number): number => (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf);
