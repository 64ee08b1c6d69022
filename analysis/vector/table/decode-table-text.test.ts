import { describe, expect, it } from 'vitest';
import { decodeTableText } from './decode-table-text.ts';

describe('how the encoding of a table is told', () => {
  it('does not call a long UTF-8 text damaged because the judged part ends inside a letter', () => {
    for (const lead of ['', 'a', 'ab']) {
      const bytes = new TextEncoder().encode(lead + '街'.repeat(1_400_000)); // 4.2 MB
      expect(decodeTableText(bytes, undefined).how.zh).toBe('内容是有效的 UTF-8');
    }
  });
  it('calls a text with one broken letter among many damaged UTF-8, and a cut last letter too', () => {
    const bytes = new TextEncoder().encode('街'.repeat(100));
    expect(decodeTableText(bytes.subarray(0, 299), undefined).how.zh).toContain('损坏');
    bytes[30] = 0xff;
    expect(decodeTableText(bytes, undefined)).toMatchObject({ encoding: 'utf-8' });
  });
});
