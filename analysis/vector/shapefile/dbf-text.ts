/** A run of records in memory: record `row` starts at `row * recordBytes`. */
export interface DbfBlock {
  readonly bytes: Uint8Array;
  readonly recordBytes: number;
  readonly rows: number;
}

/** The end of a cell without the blanks and NULs that fill it; `from` itself when nothing is left. */
export function cellEnd(bytes: Uint8Array, from: number, width: number): number {
  let end = from;
  const stop = from + width;
  while (end < stop && bytes[end] !== 0) end++;
  while (end > from && bytes[end - 1] === 0x20) end--;
  return end;
}

/**
 * Decodes one text column of a block, null for empty cells. All cells are decoded by one call with NUL between them, which no
 * cell contains and which no character of these encodings swallows.
 *
 * @param put called for each row in order
 */
export function decodeTextColumn(
  { bytes, recordBytes, rows }: DbfBlock,
  column: { readonly start: number; readonly bytes: number },
  encoding: string,
  put: (row: number, value: string | null) => void,
): void {
  const packed = new Uint8Array(rows * (column.bytes + 1));
  let at = 0;
  let high = 0;
  for (let row = 0; row < rows; row++) {
    const from = row * recordBytes + column.start;
    const end = cellEnd(bytes, from, column.bytes);
    const start = at;
    for (let byte = from; byte < end; byte++) {
      const value = bytes[byte]!;
      high |= value;
      packed[at++] = value;
    }
    if (at > start && packed[at - 1]! >= 0x80) at = start + wholeCharacters(packed.subarray(start, at), encoding);
    packed[at++] = 0;
  }
  const isAscii = high < 0x80;
  const text = new TextDecoder(isAscii ? 'latin1' : encoding, { ignoreBOM: true }).decode(packed.subarray(0, at));
  let from = 0;
  for (let row = 0; row < rows; row++) {
    const end = text.indexOf('\0', from);
    put(row, end === from ? null : text.slice(from, end).trim() || null);
    from = end + 1;
  }
}

/** How many bytes are whole characters: a character that the field's width left unfinished is cut away, not shown as a sign. */
export function wholeCharacters(bytes: Uint8Array, encoding: string): number {
  if (encoding === 'utf-8') {
    let start = bytes.length - 1;
    while (start > 0 && start > bytes.length - 4 && (bytes[start]! & 0xc0) === 0x80) start--;
    const lead = bytes[start] ?? 0;
    const wanted = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    return wanted > bytes.length - start ? start : bytes.length;
  }
  const isPair = PAIRED[encoding];
  if (isPair === undefined) return bytes.length;
  let at = 0;
  while (at < bytes.length) {
    const isFour = encoding === 'gb18030' && bytes[at]! >= 0x81 && bytes[at + 1]! >= 0x30 && bytes[at + 1]! <= 0x39;
    const length = isFour ? 4 : isPair(bytes[at]!) ? 2 : 1;
    if (at + length > bytes.length) return at;
    at += length;
  }
  return bytes.length;
}

const fromX81 = (lead: number): boolean => lead >= 0x81 && lead <= 0xfe;

/** The encodings of two bytes to a character, by their lead bytes. */
const PAIRED: Readonly<Record<string, (lead: number) => boolean>> = {
  gb18030: fromX81,
  gbk: fromX81,
  big5: fromX81,
  'euc-kr': fromX81,
  shift_jis: (lead) => (lead >= 0x81 && lead <= 0x9f) || (lead >= 0xe0 && lead <= 0xfc),
};
